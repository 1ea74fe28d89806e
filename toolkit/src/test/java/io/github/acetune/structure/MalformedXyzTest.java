package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can be wrong with a file gets one line with file, line and reason. */
class MalformedXyzTest {
    private static final String GOOD = "1\nenergy=1\nSi 0 0 0\n";

    @TempDir Path folder;

    private static String complaint(String text) {
        var complaint = assertThrows(InvalidInputException.class, () -> ExtendedXyz.parse(text));
        assertFalse(complaint.getMessage().contains("\n"), "more than one line");
        return complaint.getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2~~Si 0 0 0~ | line 6 (frame 2): the file ends after 1 of 2 atoms",
                "2~ | line 4 (frame 2): the file ends before the comment line of a frame of 2 atoms",
                "2~~Si 0 0 0~~ | line 7 (frame 2): blank line, expected atom 2 of 2",
                "two~~Si 0 0 0~ | line 4 (frame 2): found 'two', expected the number of atoms of a frame",
                "-1~~ | line 4 (frame 2): found '-1', expected the number of atoms of a frame",
                "Si 0 0 0~ | line 4 (frame 2): found 'Si 0 0 0', expected the number of atoms of a frame",
                "99999999999~~ | line 4 (frame 2): found '99999999999', expected the number of atoms of a frame",
                "2147483647~~Si 0 0 0~ | line 6 (frame 2): the file ends after 1 of 2147483647 atoms",
                "1~~Si 0 0~ | line 6 (frame 2): atom 1 of 1: found 3 entries, expected 4",
                "1~Properties=species:S:1:pos:R:3~Si 0 0 0 1~ | line 6 (frame 2): atom 1 of 1: found 5 entries, expected 4",
                "2~~Si 0 0 0~Xx 0 0 0~ | line 7 (frame 2): atom 2 of 2: unknown element 'Xx', expected a chemical symbol such as Si or an atomic number in entry 1 (column species)",
                "1~Properties=Z:I:1:pos:R:3~0 0 0 0~ | line 6 (frame 2): atom 1 of 1: unknown element '0', expected a chemical symbol such as Si or an atomic number in entry 1 (column Z)",
                "1~~Si 0 nan 0~ | line 6 (frame 2): atom 1 of 1: 'nan' is not a finite number in entry 3 (column pos)",
                "1~~Si 0 0 -inf~ | line 6 (frame 2): atom 1 of 1: '-inf' is not a finite number in entry 4 (column pos)",
                "1~~Si 0 1e999 0~ | line 6 (frame 2): atom 1 of 1: '1e999' is not a finite number in entry 3 (column pos)",
                "1~~Si 0 1,5 0~ | line 6 (frame 2): atom 1 of 1: '1,5' is not a number in entry 3 (column pos)",
                "1~Properties=species:S:1:pos:R:3:forces:R:3~Si 0 0 0 0 NaN 0~ | line 6 (frame 2): atom 1 of 1: 'NaN' is not a finite number in entry 6 (column forces)",
                "1~Properties=species:S:1:pos:R:3:q:R:1~Si 0 0 0 x~ | line 6 (frame 2): atom 1 of 1: 'x' is not a number in entry 5 (column q)",
                "1~Lattice=\"1 0 0 2 0 0 0 0 3\"~Si 0 0 0~ | line 5 (frame 2): Lattice is singular (volume 0.0 Å³), expected three independent vectors",
                "1~Lattice=\"1 2\"~Si 0 0 0~ | line 5 (frame 2): Lattice has 2 numbers, expected 9, 3 or 1",
                "1~Lattice=\"1 2 x\"~Si 0 0 0~ | line 5 (frame 2): Lattice has the value 'x', expected a number",
                "1~Lattice=\"1 2 nan\"~Si 0 0 0~ | line 5 (frame 2): Lattice has a component that is not a finite number",
                "1~pbc=\"T T T\"~Si 0 0 0~ | line 5 (frame 2): pbc says that the frame is periodic, but Lattice is missing",
                "1~Lattice=5 pbc=\"T T\"~Si 0 0 0~ | line 5 (frame 2): pbc has 2 values, expected 3 (such as \"T T T\") or 1",
                "1~Lattice=5 pbc=\"T T maybe\"~Si 0 0 0~ | line 5 (frame 2): pbc has the value 'maybe', expected T or F",
                "1~Properties=species:S:1:pos:R~Si 0 0 0~ | line 5 (frame 2): Properties=species:S:1:pos:R is not a sequence of name:type:width triples",
                "1~Properties=species:S:1:pos:X:3~Si 0 0 0~ | line 5 (frame 2): Properties gives column pos the type 'X', expected S, R, I or L",
                "1~Properties=species:S:1:pos:R:0~Si 0 0 0~ | line 5 (frame 2): Properties gives column pos the width '0', expected a positive whole number",
                "1~Properties=species:S:1:pos:R:3:a:R:1:a:R:1~Si 0 0 0 1 1~ | line 5 (frame 2): Properties names the column a twice",
                "1~Properties=species:S:1~Si~ | line 5 (frame 2): Properties has no column pos",
                "1~Properties=pos:R:3~0 0 0~ | line 5 (frame 2): Properties has no column species or Z",
                "1~Properties=species:S:1:pos:R:2~Si 0 0~ | line 5 (frame 2): Properties has pos:R:2, expected pos:R:3",
                "1~Properties=species:R:1:pos:R:3~Si 0 0 0~ | line 5 (frame 2): Properties has species:R:1, expected species:S:1 or species:I:1",
                "1~Properties=species:S:1:pos:R:3:forces:R:1~Si 0 0 0 1~ | line 5 (frame 2): Properties has forces:R:1, expected forces:R:3",
                "1~energy=nan~Si 0 0 0~ | line 5 (frame 2): energy=nan is not a finite number",
                "1~dft_energy=\"-5 Ry\"~Si 0 0 0~ | line 5 (frame 2): dft_energy has the value '-5 Ry', expected a number",
                "1~virial=\"1 2 3\"~Si 0 0 0~ | line 5 (frame 2): virial has 3 numbers, expected 9 (rows) or 6 (xx yy zz yz xz xy)",
                "1~stress=\"1 2 3 4 5 6\"~Si 0 0 0~ | line 5 (frame 2): stress needs a Lattice with a volume",
                "1~a=\"b c~Si 0 0 0~ | line 5 (frame 2): the quote opened at character 3 is never closed",
                "1~a=[[1, 2]~Si 0 0 0~ | line 5 (frame 2): the bracket opened at character 3 is never closed",
                "1~a=1 =2~Si 0 0 0~ | line 5 (frame 2): found '=' without a key before it at character 5",
            })
    void theComplaintNamesLineFrameAndReason(String badFrame, String expected) {
        assertEquals("text, " + expected, complaint(GOOD + badFrame.strip().replace('~', '\n')));
    }

    @Test
    void binaryDataAreNamedAndNeverPrinted() {
        for (String binary :
                List.of("\0\0\0\n", "\u001b[2J\n", "\uFFFD5\0P\n", "\u0089PNG\r\n\u001a\n")) {
            assertEquals(
                    "text, line 4 (frame 2): found binary data, expected the number of atoms of a frame",
                    complaint(GOOD + binary));
        }
        assertEquals(
                "text, line 6 (frame 2): atom 1 of 1: '?[2J' is not a number in entry 3 (column pos)",
                complaint(GOOD + "1\n\nSi 0 \u007f[2J 0\n"));
    }

    @Test
    void aLongWrongLineIsNotQuotedInFull() {
        assertTrue(complaint("x".repeat(10_000) + "\n").length() < 200);
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        Path missing = folder.resolve("missing.xyz");

        var noFile = assertThrows(InvalidInputException.class, () -> ExtendedXyz.read(missing));
        var noFolder = assertThrows(InvalidInputException.class, () -> ExtendedXyz.read(folder));

        assertEquals(missing + ": no such file", noFile.getMessage());
        assertEquals(
                folder + ": is a folder, expected an extended XYZ file", noFolder.getMessage());
    }

    @Test
    void damagedCompressedDataIsSaidToBeDamaged() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(GOOD.repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        Path file = folder.resolve("cut.xyz.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        Path stub = folder.resolve("stub.xyz.gz");
        Files.write(stub, Arrays.copyOf(whole, 4));

        var cut = assertThrows(InvalidInputException.class, () -> ExtendedXyz.read(file));
        var empty = assertThrows(InvalidInputException.class, () -> ExtendedXyz.read(stub));

        assertTrue(
                cut.getMessage()
                        .startsWith(file + ": the compressed data is damaged or cut short"));
        assertTrue(
                empty.getMessage()
                        .startsWith(stub + ": the compressed data is damaged or cut short"));
    }

    @Test
    void binaryDataIsRefusedInOneLine() {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);

        assertTrue(
                complaint(new String(noise, StandardCharsets.ISO_8859_1)).startsWith("text, line"));
    }

    @Test
    void whatTheFormatCannotHoldIsNotWritten() {
        Structure structure = ExtendedXyz.parse(GOOD).getFirst();
        var spaced = new AtomColumn.Text('S', 1, List.of("two words"));
        var badName = new AtomColumn.Real(1, new double[] {1});

        for (Structure unfit :
                List.of(
                        structure.withInfo("note", "two\nlines"),
                        structure.withInfo("Lattice", "5 5 5"),
                        structure.withInfo("", "x"),
                        structure.withColumns(Map.of("tag", spaced)),
                        structure.withColumns(Map.of("a:b", badName)),
                        structure.withColumns(Map.of("species", badName)),
                        structure.withInfo("dft_energy", "3"))) {
            var complaint =
                    assertThrows(InvalidInputException.class, () -> ExtendedXyz.format(unfit));
            assertTrue(
                    complaint.getMessage().startsWith("text, frame 1 (line 1): "),
                    complaint.getMessage());
        }
    }

    @Test
    void aFolderThatIsMissingIsNamedBeforeAnythingIsWritten() {
        Path file = folder.resolve("missing").resolve("out.xyz");

        var complaint =
                assertThrows(InvalidInputException.class, () -> ExtendedXyz.write(file, List.of()));

        assertEquals(file + ": its folder does not exist", complaint.getMessage());
    }
}
