package io.github.acetune.ace.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.TestPotentials;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActiveSetFileTest {
    private static final Element SI = Element.ofSymbol("Si").orElseThrow();
    private static final BBasisPotential POTENTIAL = potential(3);
    private static final List<Structure> TRAINING =
            IntStream.range(0, 6)
                    .mapToObj(s -> TestPotentials.crystal(List.of(SI), 12, 50 + s))
                    .toList();

    @TempDir private Path folder;

    private static BBasisPotential potential(int radials) {
        var spec =
                AceSpec.of("Si")
                        .cutoff(5)
                        .orders(Orders.of(new int[] {radials, 2}, new int[] {0, 2}))
                        .allFunctions();
        return TestPotentials.random(AceBasis.generate(spec), 17);
    }

    @Test
    void whatIsReadIsWhatWasWrittenToTheLastBit() throws IOException {
        for (var kind : ActiveSetKind.values()) {
            var active = ActiveSet.select(POTENTIAL, TRAINING, kind, ActiveSetListener.SILENT);
            Path file = folder.resolve("Si.asi");
            Path copy = folder.resolve("copy.asi");
            active.write(file);
            var read = ActiveSet.read(file, POTENTIAL);
            read.write(copy);

            assertEquals(kind, read.kind());
            assertArrayEquals(active.inverse(SI), read.inverse(SI));
            assertArrayEquals(active.grades(TRAINING.get(1)), read.grades(TRAINING.get(1)));
            assertTrue(read.selected(SI).isEmpty());
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(copy));
        }
    }

    @Test
    void numpyReadsOurFilesAndWeReadNumpys() throws IOException, InterruptedException {
        assumeTrue(python("import numpy") == 0, "skipped: no python3 with numpy on this machine");
        var active = ActiveSet.select(POTENTIAL, TRAINING);
        Path ours = folder.resolve("ours.asi");
        active.write(ours);
        // Fortran order and compression are what numpy may write, too.
        int code =
                python(
                        """
                        import numpy, sys
                        a = numpy.load(sys.argv[1])
                        assert list(a.keys()) == ['Si'] and a['Si'].dtype == numpy.float64
                        numpy.savez(open(sys.argv[2], 'wb'), Si=numpy.asfortranarray(a['Si']))
                        numpy.savez_compressed(open(sys.argv[3], 'wb'), Si=a['Si'])
                        """,
                        ours,
                        folder.resolve("fortran.asi"),
                        folder.resolve("small.asi"));

        assertEquals(0, code);
        for (String name : List.of("fortran.asi", "small.asi")) {
            var read = ActiveSet.read(folder.resolve(name), POTENTIAL);
            assertArrayEquals(active.inverse(SI), read.inverse(SI), name);
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.asi");
        assertMessage(file + ": no such file", file);
    }

    @Test
    void textIsNotAnArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("text.asi"), "Si: 1 2 3\n");
        assertStartsAs(file + ": not a whole NumPy .npz archive", file, "text");
    }

    @Test
    void everyTruncationAndEveryDamagedByteIsNoticedInOneLine() throws IOException {
        Path file = folder.resolve("Si.asi");
        ActiveSet.select(POTENTIAL, TRAINING).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 97) {
            Path cut = Files.write(folder.resolve("cut.asi"), Arrays.copyOf(whole, length));
            assertStartsAs(cut.toString(), cut, "cut at " + length);
        }
        // Si.npy: 30 bytes of zip header, 6 of name, then the array
        for (int at = 36; at < 36 + 128 + 8 * 40; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Path bad = Files.write(folder.resolve("bad.asi"), damaged);
            assertStartsAs(bad.toString(), bad, "damaged at " + at);
        }
    }

    @Test
    void aPromiseOfMoreNumbersThanThereAreCostsNoMemory() throws IOException {
        Path file = folder.resolve("Si.asi");
        var matrices = new LinkedHashMap<String, double[][]>();
        matrices.put("Si", new double[10][10]);
        NumpyArchive.write(file, matrices);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String wrong = text.replace("(10, 10), }      ", "(99999999, 10), }");
        Files.write(file, wrong.getBytes(StandardCharsets.ISO_8859_1));
        assertMessage(file + ": Si: ends before its matrix is complete", file);
    }

    @Test
    void aMatrixForAnotherPotentialIsRefused() {
        Path file = folder.resolve("Si.asi");
        ActiveSet.select(POTENTIAL, TRAINING).write(file);
        var other = potential(5);
        int size = ActiveSet.select(POTENTIAL, TRAINING).inverse(SI).length;
        int needed = size + 2;
        var thrown = assertThrows(InvalidInputException.class, () -> ActiveSet.read(file, other));
        assertEquals(
                file
                        + ": Si: the matrix is "
                        + (size + "×" + size)
                        + "; this potential needs "
                        + (needed + "×" + needed)
                        + " (or "
                        + (2 * needed + "×" + 2 * needed)
                        + " for all coefficients)",
                thrown.getMessage());
    }

    @Test
    void elementsMustBeThoseOfThePotential() {
        Path file = folder.resolve("Ge.asi");
        var matrices = new LinkedHashMap<String, double[][]>();
        matrices.put("Ge", new double[3][3]);
        NumpyArchive.write(file, matrices);
        assertMessage(file + ": Ge: the potential knows only Si", file);
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() {
        var active = ActiveSet.select(POTENTIAL, TRAINING);
        Path file = folder.resolve("absent").resolve("Si.asi");
        assertThrows(InvalidInputException.class, () -> active.write(file));
        assertFalse(Files.exists(file.getParent()));
    }

    private static void assertMessage(String expected, Path file) {
        var thrown =
                assertThrows(InvalidInputException.class, () -> ActiveSet.read(file, POTENTIAL));
        assertEquals(expected, thrown.getMessage());
    }

    private static void assertStartsAs(String expected, Path file, String what) {
        var thrown =
                assertThrows(
                        InvalidInputException.class, () -> ActiveSet.read(file, POTENTIAL), what);
        assertTrue(thrown.getMessage().startsWith(expected), thrown::getMessage);
        assertFalse(thrown.getMessage().contains("\n"), thrown::getMessage);
    }

    private static int python(String program, Path... arguments)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("python3", "-c", program));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException absent) {
            return -1;
        }
    }
}
