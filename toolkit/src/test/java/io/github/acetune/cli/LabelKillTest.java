package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that label are killed and interrupted during a calculation, with a program in place of pw.x that can be held up. */
class LabelKillTest {
    /** Notes which structure it is asked for; answers for the first at once, for others when the file {@code go} is there. */
    private static final String PROGRAM =
            """
            #!/bin/sh
            edge=$(grep -A 1 CELL_PARAMETERS pw.in | tail -n 1 | cut -c 1-4)
            echo "$edge" >>@FOLDER@/calls
            echo "     Program PWSCF v.0.0 starts"
            echo "!    total energy              =     -15.70000000 Ry"
            while [ "$edge" != 2.50 ] && [ ! -e @FOLDER@/go ] && kill -0 $PPID 2>/dev/null; do sleep 0.1; done
            echo "     smearing contrib. (-TS)   =      -0.00010000 Ry"
            echo "     Forces acting on atoms (cartesian axes, Ry/au):"
            echo "     atom    1 type  1   force =     0.00000000    0.00000000    0.00000000"
            echo "     total   stress  (Ry/bohr**3)                   (kbar)     P=        0.00"
            for row in 1 2 3; do echo "   0.00001   0.00000   0.00000   0.0   0.0   0.0"; done
            echo "     PWSCF        :      1.00s CPU      1.00s WALL"
            """;

    /** In CP2K's form, with numbers of no meaning. */
    private static final String PARAMETERS =
            "Si GTH-PBE-q4 GTH-PBE\n 2 2\n 0.44 1 -6.0\n 1\n 0.4 1 9.0\n";

    @TempDir private Path folder;

    @Test
    void whatIsKilledKeepsWhatIsDoneAndGoesOnFromThere() throws Exception {
        prepare();

        // given a run that is killed while the second structure is computed
        try (var first = start()) {
            first.await(() -> calls() == 2 && lines() > 2);
            first.kill();
        }
        assertEquals(List.of("a"), labelled());

        // and one that is interrupted there
        try (var second = start()) {
            second.await(() -> calls() == 3);
            assertEquals(130, second.interrupt());
        }
        assertEquals(List.of("a"), labelled());
        assertTrue(Files.readString(log()).contains("1 of 3 structures labelled"));

        // when it is begun once more and not held up
        Files.createFile(folder.resolve("go"));
        try (var third = start()) {
            assertEquals(0, third.waitFor(), Files.readString(log()));
        }

        assertEquals(List.of("a", "b", "c"), labelled());
        assertEquals(
                List.of("2.50", "2.60", "2.60", "2.60", "2.70"),
                Files.readAllLines(folder.resolve("calls")));
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(
                    List.of("out.xyz"), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private void prepare() throws IOException {
        Path program = folder.resolve("pw.x");
        Files.writeString(program, PROGRAM.replace("@FOLDER@", folder.toString()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("GTH"), PARAMETERS);
        Files.createDirectory(folder.resolve("out"));
        Files.createDirectory(folder.resolve("temporary"));
        ExtendedXyz.write(
                folder.resolve("in.xyz"),
                List.of(crystal("a", 2.5), crystal("b", 2.6), crystal("c", 2.7)));
    }

    private static Structure crystal(String id, double constant) {
        return Crystals.simpleCubic(Element.Si, constant).withInfo("id", id);
    }

    private AcetuneProcess start() throws IOException {
        return AcetuneProcess.start(
                log(),
                Map.of(),
                // what a killed process leaves there goes with the folder
                List.of("-Djava.io.tmpdir=" + folder.resolve("temporary")),
                "label",
                folder.resolve("in.xyz"),
                "--system",
                "si",
                "-o",
                output(),
                "--workers",
                "1",
                "--pw",
                folder.resolve("pw.x"),
                "--gth",
                folder.resolve("GTH"));
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Path output() {
        return folder.resolve("out/out.xyz");
    }

    private long calls() {
        return lines(folder.resolve("calls"));
    }

    private long lines() {
        return lines(output());
    }

    private static long lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> labelled() {
        return ExtendedXyz.read(output()).stream()
                .map(structure -> structure.info("id").orElseThrow())
                .toList();
    }
}
