package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that pandas and ASE themselves have written, as pacemaker and XPOT read them. */
class PandasDataTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** What people do to turn extended XYZ into pacemaker's data, at two protocols of pickle. */
    private static final String TO_PICKLES =
            """
            import pandas
            from ase.io import read
            frames = read("data.xyz", index=":")
            frames[0].info["made"] = pandas.Timestamp("2024-12-10") # of a class that means nothing here
            table = pandas.DataFrame({
                "name": [atoms.info["config_type"] for atoms in frames],
                "ase_atoms": frames,
                "energy": [atoms.get_potential_energy() for atoms in frames],
                "forces": [atoms.get_forces() for atoms in frames]})
            table["energy_corrected"] = table["energy"]
            table.to_pickle("data-4.pckl.gzip", compression="gzip", protocol=4)
            table.to_pickle("data-5.pckl.gzip", compression="gzip", protocol=5)
            """;

    private static final String INPUT =
            """
            { potential: { elements: ["Si"]
                           embeddings: { ALL: { fs_parameters: [1, 1], ndensity: 1 } }
                           bonds: { ALL: { rcut: RCUT } }
                           functions: { number_of_functions_per_element: 5
                                        ALL: { nradmax_by_orders: [4, 2], lmax_by_orders: [0, 1] } } }
              data: { filename: "data-PROTOCOL.pckl.gzip", test_size: 0.25 }
              fit: { loss: { kappa: 0.3, L2_coeffs: 1e-8 }, trainable_parameters: "FUNC" } }
            """;

    @TempDir private Path folder;

    private void writePickles(List<Structure> structures) throws IOException, InterruptedException {
        ExtendedXyz.write(folder.resolve("data.xyz"), structures);
        Process process =
                new ProcessBuilder(PYTHON.toString(), "-c", TO_PICKLES)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assumeFalse(
                said.contains("ModuleNotFoundError"),
                () -> PYTHON + " lacks pandas or ase (python3-pandas, python3-ase): " + said);
        assertEquals(0, code, said);
    }

    private Run run(String command, String cutoff, int protocol, Object... more)
            throws IOException {
        Path input =
                Files.writeString(
                        folder.resolve(command + protocol + ".hjson"),
                        INPUT.replace("RCUT", cutoff)
                                .replace("PROTOCOL", Integer.toString(protocol)));
        var arguments =
                new ArrayList<Object>(
                        List.of(command, input, "-o", folder.resolve(command + protocol)));
        arguments.addAll(List.of(more));
        return Run.acetune(arguments.toArray());
    }

    @Test
    void tablesOfPandasAndAseAreReadFittedAndSearchedOver() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "no " + PYTHON);
        List<Structure> structures =
                Datasets.load("si-pbe")
                        .filter(s -> s.configType().equals("dia"))
                        .split("set")
                        .train()
                        .structures()
                        .subList(0, 8);
        writePickles(structures);

        for (int protocol : new int[] {4, 5}) {
            // given a table of pandas, its structures are those that were written
            Dataset read = Dataset.read(folder.resolve("data-" + protocol + ".pckl.gzip"));
            assertEquals(structures.size(), read.size());
            for (int s = 0; s < structures.size(); s++) {
                var expected = structures.get(s);
                var found = read.structures().get(s);
                assertEquals(expected.species(), found.species());
                assertArrayEquals(expected.positions(), found.positions(), 1e-7);
                assertEquals(
                        expected.labels().energy().orElseThrow(),
                        found.labels().energy().orElseThrow(),
                        1e-7);
                assertArrayEquals(
                        expected.labels().forces().orElseThrow(),
                        found.labels().forces().orElseThrow(),
                        1e-7);
            }

            // when an input names it, a fit and a sweep take it as it is
            Run fit = run("fit", "4.5", protocol);
            Run sweep =
                    run(
                            "sweep",
                            "\"skopt.space.Real(3.5, 5)\"",
                            protocol,
                            "--iterations",
                            2,
                            "--initial",
                            2,
                            "--upfit",
                            "none");

            assertEquals(0, fit.code(), fit.err());
            assertEquals(0, sweep.code(), sweep.err());
            assertTrue(sweep.err().contains("6 structures"), sweep.err());
            assertEquals(
                    3,
                    Files.readAllLines(folder.resolve("sweep" + protocol + "/parameters.csv"))
                            .size());
        }
    }
}
