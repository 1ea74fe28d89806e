package io.github.acetune.fit.pacemaker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.TrainableParameters;
import io.github.acetune.fit.Weighting;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script stands in for pacemaker; the last test runs the real one where it is installed. */
@DisabledOnOs(OS.WINDOWS)
class PacemakerFitterTest {
    private static final AceSpec SPEC =
            AceSpec.of("Si")
                    .cutoff(5)
                    .embedding(Embeddings.finnisSinclair(2))
                    .orders(Orders.of(new int[] {5, 2}, new int[] {0, 1}))
                    .functions(8);

    private static final FitSpec SETTINGS = FitSpec.kappa(0.3).maxIterations(2).l2(1e-6);

    private static final String METRICS =
            """
            cat > metrics.txt <<END
            ladder_step cycle_step iter_num loss e_loss_contrib f_loss_contrib l1_reg_contrib l2_reg_contrib
            0 0 0 0.5 0.3 0.1 0.04 0.03
            0 0 1 0.25 0.15 0.05 0.02 0.01
            END
            """;

    @TempDir private Path folder;

    private Dataset data;
    private BBasisPotential answer;

    @BeforeEach
    void fitAnAnswer() {
        data =
                Dataset.of(
                        "few",
                        Datasets.load("si-pbe").structures().stream()
                                .filter(s -> s.size() > 1 && s.size() < 20)
                                .limit(5)
                                .toList());
        answer = AceFitter.fit(SPEC, data, SETTINGS).potential();
        PotentialFiles.write(answer, folder.resolve("answer.yaml"));
    }

    private PacemakerFitter standIn(String script) throws IOException {
        Path program = folder.resolve("stand-in");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return PacemakerFitter.in(folder.resolve("run")).withExecutable(program.toString());
    }

    @Test
    void writesInputRunsAndReadsTheAnswer() throws IOException {
        var fitter =
                standIn(
                                "#!/bin/sh\necho \"$1 $CUDA_VISIBLE_DEVICES\" > called\n"
                                        + METRICS
                                        + "cp ../answer.yaml output_potential.yaml\n")
                        .withCudaDevice("1");
        var result = fitter.fit(SPEC, data, SETTINGS, FitListener.NONE);

        Path run = folder.resolve("run");
        assertEquals("input.yaml 1", Files.readString(run.resolve("called")).strip());
        assertArrayEquals(answer.coefficients(), result.potential().coefficients());
        assertArrayEquals(
                answer.referenceEnergies(), result.potential().referenceEnergies(), 1e-12);
        assertEquals(2, result.history().size());
        assertEquals(0.25, result.loss().total(), 1e-12);
        assertEquals(0.02, result.loss().smoothness(), 1e-12);
        assertTrue(result.notes().toString().contains("train_pred"), result.notes()::toString);
    }

    @Test
    void whatItWritesIsReadBackAsTheSame() throws IOException {
        var fitter = standIn("#!/bin/sh\ncp ../answer.yaml output_potential.yaml\n");
        var settings =
                SETTINGS.trainable(TrainableParameters.FUNCTIONS.withRadial("Si"))
                        .weighting(Weighting.ByConfigType.of(Map.of("liquid", 2.0)));
        fitter.fit(SPEC, data, settings, FitListener.NONE);

        var input = PacemakerInput.read(folder.resolve("run/input.yaml"));
        assertEquals(List.of(), input.warnings());
        assertEquals(SPEC.basis(), input.potential().basis());
        assertEquals(settings.loss(), input.fit().loss());
        assertEquals(settings.trainable(), input.fit().trainable());
        assertEquals(2, input.fit().minimisation().maxIterations());
        assertEquals(
                settings.references().of(data, SPEC.elements()),
                input.data().references().of(data, SPEC.elements()));
        assertEquals(List.of("train.pckl.gzip"), input.data().files());
    }

    @Test
    void listenerEndsTheProgramAndItsLastPotentialIsKept() throws IOException {
        var fitter =
                standIn(
                        "#!/bin/sh\ncp ../answer.yaml interim_potential_0.yaml\n"
                                + METRICS
                                + "exec sleep 600\n");
        var result = fitter.fit(SPEC, data, SETTINGS, (step, left) -> step.iteration() < 1);
        assertArrayEquals(answer.coefficients(), result.potential().coefficients());
        assertTrue(result.notes().getFirst().startsWith("interrupted"), result.notes()::toString);
    }

    @Test
    void failureIsOneLineWithTheProgramsLastWords() throws IOException {
        var fitter = standIn("#!/bin/sh\necho no licence\nexit 3\n");
        String message =
                assertThrows(
                                InvalidInputException.class,
                                () -> fitter.fit(SPEC, data, SETTINGS, FitListener.NONE))
                        .getMessage();
        assertTrue(message.contains("exit code 3: no licence"), message);
        assertEquals(1, message.lines().count());

        var missing = fitter.withExecutable("no-such-pacemaker");
        String absent =
                assertThrows(
                                InvalidInputException.class,
                                () -> missing.fit(SPEC, data, SETTINGS, FitListener.NONE))
                        .getMessage();
        assertTrue(absent.contains("is not installed"), absent);
    }

    @Test
    void whatPacemakerCannotDoIsRefused() throws IOException {
        var fitter = standIn("#!/bin/sh\nexit 1\n");
        String message =
                assertThrows(
                                InvalidInputException.class,
                                () ->
                                        fitter.fit(
                                                SPEC, data, SETTINGS.virial(0.1), FitListener.NONE))
                        .getMessage();
        assertTrue(message.contains("virials"), message);
    }

    /** Python reads the table, checks it and answers with predictions that are off by known amounts. */
    @Test
    void pandasReadsTheDataAndThePredictionsAreCompared() throws Exception {
        String python = "/usr/bin/python3";
        assumeTrue(hasPandas(python), "no " + python + " with pandas and ase");
        var fitter =
                standIn(
                        "#!"
                                + python
                                + """

                                import numpy, pandas, shutil
                                table = pandas.read_pickle("train.pckl.gzip", compression="gzip")
                                for atoms, forces, weights in zip(table["ase_atoms"], table["forces"], table["w_forces"]):
                                    assert forces.shape == (len(atoms), 3) and weights.shape == (len(atoms),)
                                    assert atoms.get_volume() > 0 and atoms.pbc.all()
                                with open("seen", "w") as file:
                                    for atoms, energy, forces in zip(table["ase_atoms"], table["energy"], table["forces"]):
                                        print(len(atoms), energy, atoms.positions[-1, 2], forces[-1, 1], file=file)
                                table["energy_pred"] = table["energy"]
                                table["forces_pred"] = table["forces"]
                                table.to_pickle("train_pred.pckl.gzip", compression="gzip")
                                shutil.copy("../answer.yaml", "output_potential.yaml")
                                """);
        var result = fitter.fit(SPEC, data, SETTINGS, FitListener.NONE);

        var seen = Files.readAllLines(folder.resolve("run/seen"));
        for (int s = 0; s < data.size(); s++) {
            var structure = data.structures().get(s);
            String[] words = seen.get(s).split(" ", -1);
            assertEquals(structure.size(), Integer.parseInt(words[0]));
            assertEquals(structure.labels().energy().orElseThrow(), Double.parseDouble(words[1]));
            double[] forces = structure.labels().forces().orElseThrow();
            assertEquals(structure.positions()[forces.length - 1], Double.parseDouble(words[2]));
            assertEquals(forces[forces.length - 2], Double.parseDouble(words[3]));
        }
        assertTrue(
                result.notes().getFirst().startsWith("pacemaker's own predictions differ"),
                result.notes()::toString);
    }

    private static boolean hasPandas(String python) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(python))) {
            return false;
        }
        Process process = new ProcessBuilder(python, "-c", "import pandas, ase").start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void pacemakerItselfFits() {
        var fitter = PacemakerFitter.in(folder.resolve("real")).withEvaluator("pyace");
        assumeTrue(fitter.isInstalled(), "pacemaker is not installed");
        var result = fitter.fit(SPEC, data, SETTINGS, FitListener.NONE);
        assertEquals(SPEC.basis().functions().size(), result.functions());
    }
}
