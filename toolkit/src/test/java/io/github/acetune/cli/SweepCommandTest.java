package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.ExtendedXyz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps and fits on a few bundled structures. */
class SweepCommandTest {
    private static final String INPUT =
            """
            {
                xpot: { project_name: p
                        sweep_name: s
                        alpha: 0.5 }
                potential: {
                    elements: ["Si"]
                    embeddings: { ALL: { ndensity: 1, fs_parameters: [1, 1] } }
                    bonds: { ALL: { radbase: "skopt.space.Categorical(['SBessel', 'ChebPow'])",
                                    radparameters: ["skopt.space.Real(1, 5)"],
                                    rcut: "skopt.space.Real(3.5, 5)" } }
                    functions: { number_of_functions_per_element: 8
                                 ALL: { nradmax_by_orders: [5, 2], lmax_by_orders: [0, 1] } }
                }
                fit: { loss: { kappa: 0.3, L2_coeffs: 1e-8 } }
            }
            """;

    @TempDir private Path folder;

    private Path input;
    private Path train;
    private Path test;

    @BeforeEach
    void writeFiles() throws IOException {
        input = Files.writeString(folder.resolve("input.hjson"), INPUT);
        Dataset data =
                Datasets.load("si-pbe").filter(s -> Set.of("dia", "bSn").contains(s.configType()));
        train = folder.resolve("train.xyz");
        test = folder.resolve("test.xyz");
        ExtendedXyz.write(train, data.split("set").train().structures().subList(0, 10));
        ExtendedXyz.write(test, data.split("set").validation().structures());
    }

    private Run sweep(Path output, Object... more) {
        var arguments =
                new ArrayList<Object>(
                        List.of(
                                "sweep",
                                input,
                                "--train",
                                train,
                                "--test",
                                test,
                                "-o",
                                output,
                                "--initial",
                                2));
        arguments.addAll(List.of(more));
        return Run.acetune(arguments.toArray());
    }

    private static List<String> rows(Path sweep, String table) throws IOException {
        return Files.readAllLines(sweep.resolve(table));
    }

    @Test
    void aSweepLeavesTablesFoldersBestPotentialAndReport() throws IOException {
        Path out = folder.resolve("out");

        Run run = sweep(out, "--iterations", 3);

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("iteration 3/3 (optimised): loss "), run.err());
        assertTrue(run.out().contains("best: iteration "), run.out());
        assertEquals(4, rows(out, "parameters.csv").size());
        assertEquals(
                "iteration,loss,potential bonds ALL radbase,potential bonds ALL radparameters 0,potential bonds ALL rcut",
                rows(out, "parameters.csv").getFirst());
        for (String file :
                List.of(
                        "atomistic_errors.csv",
                        "loss_function_errors.csv",
                        "parameters_final.csv",
                        "atomistic_errors_final.csv",
                        "loss_function_errors_final.csv",
                        "upfit_errors.csv",
                        "upfit/best_initial/potential.yace",
                        "upfit/best_optimised/potential.yace",
                        "upfit/best_optimised/metrics.json",
                        "report.html",
                        "sweep.json",
                        "best/potential.yace",
                        "best/potential.yaml",
                        "3/potential.yace",
                        "3/potential.yaml",
                        "3/input.yaml",
                        "3/metrics.json",
                        "3/errors.csv")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
    }

    @Test
    void aResumedSweepEndsAsAnUndisturbedOne() throws IOException {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");

        sweep(whole, "--iterations", 4);
        sweep(parts, "--iterations", 2);
        Run resumed = sweep(parts, "--iterations", 4, "--resume");

        assertEquals(0, resumed.code(), resumed.err());
        for (String table :
                List.of("parameters.csv", "atomistic_errors.csv", "loss_function_errors.csv")) {
            assertEquals(rows(whole, table), rows(parts, table));
        }
    }

    @Test
    void aFolderThatHoldsASweepIsNotOverwritten() {
        Path out = folder.resolve("out");
        sweep(out, "--iterations", 1);

        Run again = sweep(out, "--iterations", 1);
        Run otherSeed = sweep(out, "--iterations", 1, "--resume", "--seed", 7);
        Run nothing = sweep(folder.resolve("empty"), "--resume");

        assertEquals(2, again.code());
        assertTrue(again.errors().getFirst().contains("--resume"), again.err());
        assertEquals(2, otherSeed.code());
        assertTrue(
                otherSeed.errors().getFirst().contains("its seed is 42, now it is 7"),
                otherSeed.err());
        assertEquals(2, nothing.code());
        assertTrue(nothing.errors().getFirst().contains("holds no sweep to resume"), nothing.err());
    }

    @Test
    void anInputOfOneIterationIsAnInputToFit() throws IOException {
        Path out = folder.resolve("out");
        sweep(out, "--iterations", 1);

        Run run =
                Run.acetune(
                        "fit",
                        out.resolve("1/input.yaml"),
                        "--train",
                        train,
                        "--test",
                        test,
                        "-o",
                        folder.resolve("fit"));

        assertEquals(0, run.code(), run.err());
        for (String file :
                List.of(
                        "potential.yaml",
                        "potential.yace",
                        "metrics.json",
                        "train_predictions.xyz",
                        "test_predictions.xyz",
                        "report.html")) {
            assertTrue(Files.size(folder.resolve("fit").resolve(file)) > 0, file);
        }
        assertTrue(
                Files.readString(folder.resolve("fit/metrics.json"))
                        .contains("force_rmse_meV_per_A"));
    }

    @Test
    void rangesBelongToASweepNotToAFit() {
        for (Run run :
                List.of(
                        Run.acetune("fit", input, "--train", train, "-o", folder.resolve("fit")),
                        Run.acetune("basis", input))) {
            assertEquals(2, run.code());
            assertTrue(run.errors().getFirst().contains("use acetune sweep"), run.err());
        }
    }

    @Test
    void dataThatAreNotThereAreOneLine() throws IOException {
        Files.writeString(input, INPUT.replace("fit:", "data: { filename: 'x.pckl.gzip' }\n fit:"));
        Run pickle = Run.acetune("sweep", input, "-o", folder.resolve("out"));
        Files.writeString(input, INPUT.replace("fit:", "data: { filename: 'x.xyz' }\n fit:"));
        Run missing = Run.acetune("sweep", input, "-o", folder.resolve("out"));
        Files.writeString(input, INPUT.replace("[\"Si\"]", "[\"Ge\"]"));
        Run element = Run.acetune("sweep", input, "-o", folder.resolve("out"), "--train", train);

        assertEquals(List.of(2, 2, 2), List.of(pickle.code(), missing.code(), element.code()));
        assertTrue(pickle.errors().getFirst().contains("x.pckl.gzip: no such file"), pickle.err());
        assertTrue(missing.errors().getFirst().contains("x.xyz: no such file"), missing.err());
        assertTrue(
                element.errors().getFirst().contains("Si, which is none of the elements [Ge]"),
                element.err());
    }

    @Test
    void aSecondProcessHelpsWithAFolderThatKnowsItsCommand() throws IOException {
        // given a sweep of which one iteration is done
        Path out = folder.resolve("out");
        sweep(out, "--iterations", 1, "--upfit", "none");
        sweep(out, "--iterations", 3, "--stop-loss", "1e9", "--resume", "--upfit", "none");
        Files.writeString(
                out.resolve("command.json"),
                Files.readString(out.resolve("command.json")).replace("1e9", "1e-9"));

        // when another process joins it, which needs nothing but the folder
        Run join = Run.acetune("sweep", "--join", out);

        assertEquals(0, join.code(), join.err());
        assertTrue(join.err().contains("3 fits are finished"), join.err());
        assertEquals(4, rows(out, "parameters.csv").size());
    }

    @Test
    void rulesEndASweepAndAreNamed() throws IOException {
        Path out = folder.resolve("out");

        Run run = sweep(out, "--iterations", 30, "--stop-loss", 1e9, "--upfit", "none");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("note: the sweep ended early: a loss of "), run.err());
        assertTrue(rows(out, "parameters.csv").size() < 5);
    }

    @Test
    void lossAndCostGiveAFront() {
        Path out = folder.resolve("out");

        Run run = sweep(out, "--iterations", 3, "--objectives", "loss,cost", "--upfit", "none");

        assertEquals(0, run.code(), run.err());
        String report = assertDoesNotThrow(() -> Files.readString(out.resolve("report.html")));
        assertTrue(report.contains("Pareto front"), "the report shows the front");
        assertTrue(run.out().contains("cost (µs/atom)"), run.out());
    }

    @Test
    void badOptionsAreOneLine() {
        Path out = folder.resolve("out");
        for (Run run :
                List.of(
                        sweep(out, "--upfit", "2"),
                        sweep(out, "--max-time", "soon"),
                        sweep(out, "--objectives", "speed"),
                        sweep(out, "--patience", 0),
                        Run.acetune("sweep"),
                        Run.acetune("sweep", "--join", folder))) {
            assertEquals(2, run.code(), run.err());
            assertEquals(1, run.errors().size(), run.err());
        }
        assertFalse(Files.exists(out), "nothing is left behind");
    }

    @Test
    void fidelitiesAreAskedForByOneOption() throws IOException {
        Path out = folder.resolve("hyperband");
        Run run =
                Run.acetune(
                        "sweep",
                        input,
                        "--train",
                        train,
                        "--test",
                        train,
                        "-o",
                        out,
                        "--iterations",
                        4,
                        "--initial",
                        2,
                        "--upfit",
                        "none",
                        "--hyperband",
                        "data,1/4,2");
        Run wrong = Run.acetune("sweep", input, "--train", train, "--hyperband", "luck");

        assertEquals(0, run.code(), run.err());
        assertTrue(
                Files.readAllLines(out.resolve("parameters.csv")).getFirst().endsWith("fidelity"));
        assertEquals(2, wrong.code());
        assertTrue(
                wrong.errors().getFirst().contains("expected data, iterations or ladder"),
                wrong.err());
    }
}
