package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyseCommandTest {
    @TempDir private Path folder;
    private Path trajectory;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void writeTrajectory() {
        var frames = new ArrayList<Structure>();
        for (int k = 0; k < 12; k++) {
            frames.add(
                    Deformations.rattle(Crystals.diamond(Element.Si, 5.43), 0.05, k)
                            .withInfo("time_fs", String.valueOf(10 * k)));
        }
        trajectory = folder.resolve("trajectory.xyz");
        ExtendedXyz.write(trajectory, frames);
        ExtendedXyz.write(
                folder.resolve("diamond.xyz"), List.of(Crystals.diamond(Element.Si, 5.43)));
    }

    @Test
    void usualAnalysesAreWrittenAsTablesAndAsAReport() throws IOException {
        assertEquals(ExitCode.DONE, run("analyse", trajectory.toString(), "-o", "out"));

        for (String file : List.of("rdf.csv", "adf.csv", "coordination.csv", "bonds.csv")) {
            assertTrue(Files.size(folder.resolve("out").resolve(file)) > 20, file);
        }
        String numbers = Files.readString(folder.resolve("out/analysis.json"));
        assertTrue(numbers.contains("\"mean_coordination\" : 4.0"), numbers);
        assertTrue(Files.readString(folder.resolve("out/report.html")).contains("Bond angles"));
    }

    @Test
    void everyAnalysisRunsOnItsOwn() throws IOException {
        String[] all = {
            "analyse",
            trajectory.toString(),
            "-o",
            "out",
            "--rings",
            "--order",
            "4,6",
            "--soap",
            folder.resolve("diamond.xyz").toString(),
            "--msd",
            "--sq",
            "--density",
            "3",
            "--voids",
            "--skip",
            "2"
        };

        assertEquals(ExitCode.DONE, run(all));

        for (String file :
                List.of(
                        "rings",
                        "order_mean",
                        "soap_histogram",
                        "msd",
                        "structure_factor",
                        "voids")) {
            String table = Files.readString(folder.resolve("out").resolve(file + ".csv"));
            assertTrue(table.lines().findFirst().orElseThrow().contains("error"), file);
            assertTrue(table.lines().count() > 2, file);
        }
        for (String file : List.of("order", "soap", "soap_frames", "density")) {
            assertTrue(Files.exists(folder.resolve("out").resolve(file + ".csv")), file);
        }
        String numbers = Files.readString(folder.resolve("out/analysis.json"));
        assertTrue(numbers.contains("\"rings_of_six_per_atom\" : 2.0"), numbers);
        assertTrue(numbers.contains("\"mean_similarity_error\""), numbers);
        assertFalse(Files.exists(folder.resolve("out/rdf.csv")));
    }

    @Test
    void onlyWhatIsAskedForIsWritten() {
        assertEquals(
                ExitCode.DONE,
                run("analyse", trajectory.toString(), "--rdf", "--adf", "-o", "out"));

        for (String file : List.of("rdf", "adf", "coordination", "bonds")) {
            assertEquals(
                    file.endsWith("df"),
                    Files.exists(folder.resolve("out").resolve(file + ".csv")),
                    file);
        }
    }

    @Test
    void aFullDiskIsOneLineAndLeavesNoHalfTable() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        Path log = folder.resolve("said");
        Path out = folder.resolve("full");

        try (var process =
                AcetuneProcess.startOnFullDisk(log, 4, "analyse", trajectory, "--rdf", "-o", out)) {
            assertEquals(ExitCode.FAILURE, process.waitFor());
        }

        List<String> errors =
                Files.readAllLines(log).stream().filter(l -> l.startsWith("acetune: ")).toList();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.getFirst().contains("rdf.csv: cannot be written"), errors::toString);
        try (var files = Files.list(out)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void badInputIsNamed() {
        assertEquals(ExitCode.BAD_INPUT, run("analyse", "missing.xyz"));
        assertEquals(ExitCode.BAD_INPUT, run("analyse", trajectory.toString(), "--vdos"));
        assertTrue(text().contains("velocities:R:3"), text());
        assertEquals(
                ExitCode.BAD_INPUT, run("analyse", trajectory.toString(), "--bond-cutoff", "SiSi"));
        assertTrue(text().contains("Sb-Te=3.2"), text());
        assertEquals(ExitCode.BAD_INPUT, run("analyse", trajectory.toString(), "--skip", "12"));
    }

    private int run(String... arguments) {
        String[] placed = arguments.clone();
        for (int k = 0; k < placed.length; k++) {
            if (placed[k].equals("out")) {
                placed[k] = folder.resolve("out").toString();
            }
        }
        var console =
                new Console(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        false);
        return Acetune.run(console, placed);
    }

    private String text() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
