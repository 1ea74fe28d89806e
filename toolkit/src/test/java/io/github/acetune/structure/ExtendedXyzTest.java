package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialects of extended XYZ, each in a miniature. */
class ExtendedXyzTest {
    @TempDir Path folder;

    private static Structure frame(String comment, String... atoms) {
        var structures =
                ExtendedXyz.parse(
                        atoms.length + "\n" + comment + "\n" + String.join("\n", atoms) + "\n");
        assertEquals(1, structures.size());
        return structures.getFirst();
    }

    private static Structure oneAtom(String comment) {
        return frame(comment, "Si 0.5 1.5 2.5");
    }

    @Test
    void plainXyzIsAMoleculeWithItsCommentKept() {
        Structure structure = frame("made by hand, 3.5 A", "Si 0 0 0 0.1", "C 1.5 -2e-1 +3");

        assertEquals(List.of(Element.Si, Element.C), structure.species());
        assertArrayEquals(new double[] {0, 0, 0, 1.5, -0.2, 3}, structure.positions());
        assertEquals(Cell.NONE, structure.cell());
        assertEquals(Periodicity.NONE, structure.periodicity());
        assertEquals("made by hand, 3.5 A", structure.info("comment").orElseThrow());
    }

    @Test
    void keysAndValuesOfEveryKindAreKeptAsText() {
        Structure structure =
                oneAtom(
                        "a=1 b=\"two words\" flag c='single \"inner\"' d={x y} e=[1, 2] f=\"_JSON [[1, 2], [3]]\""
                                + " g=_JSON [[\"k ]\"]] cut_off=\"250 eV\" h=\"say \\\"hi\\\"\" \"key with space\"=v i=C:\\temp empty=\"\" j = 5");

        assertEquals(
                Map.ofEntries(
                        Map.entry("a", "1"),
                        Map.entry("b", "two words"),
                        Map.entry("flag", "T"),
                        Map.entry("c", "single \"inner\""),
                        Map.entry("d", "{x y}"),
                        Map.entry("e", "[1, 2]"),
                        Map.entry("f", "_JSON [[1, 2], [3]]"),
                        Map.entry("g", "_JSON [[\"k ]\"]]"),
                        Map.entry("cut_off", "250 eV"),
                        Map.entry("h", "say \"hi\""),
                        Map.entry("key with space", "v"),
                        Map.entry("i", "C:\\temp"),
                        Map.entry("empty", ""),
                        Map.entry("j", "5")),
                structure.info());
        SameStructure.assertSame(
                structure, ExtendedXyz.parse(ExtendedXyz.format(structure)).getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbc=\"T F T\"",
                "pbc=[T, F, T]",
                "pbc=[True, False, True]",
                "pbc={T F T}",
                "pbc=\"1 0 1\"",
                "pbc=\"[true, false, true]\"",
                "pbc=\"_JSON [true, false, true]\""
            })
    void periodicityIsUnderstoodHoweverItIsWritten(String pbc) {
        Structure structure = oneAtom("Lattice=\"5 5 5\" " + pbc);

        assertEquals(new Periodicity(true, false, true), structure.periodicity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lattice=\"4 0 0 0 5 0 0 0 6\" | 120",
                "Lattice=\"4 5 6\" | 120",
                "Lattice=\"4\" | 64",
                "Lattice=4.0 | 64",
                "Lattice=[[4, 0, 0], [0, 5, 0], [0, 0, 6]] | 120",
                "Lattice={4 5 6} | 120",
                "Lattice=\"_JSON [[4, 0, 0], [0, 5, 0], [0, 0, 6]]\" | 120",
            })
    void aLatticeOfNineThreeOrOneNumbersMakesAPeriodicCell(String lattice, double volume) {
        Structure structure = oneAtom(lattice.strip());

        assertEquals(volume, structure.cell().volume(), 1e-12);
        assertEquals(Periodicity.ALL, structure.periodicity());
    }

    @Test
    void aCellMayBeThereWithoutPeriodicity() {
        Structure structure = oneAtom("Lattice=\"20 20 20\" pbc=\"F F F\"");

        assertEquals(Cell.cubic(20), structure.cell());
        assertEquals(Periodicity.NONE, structure.periodicity());
        SameStructure.assertSame(
                structure, ExtendedXyz.parse(ExtendedXyz.format(structure)).getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "energy=-1.5,-1.5",
        "dft_energy=-1.5,-1.5",
        "DFT_energy=-1.5,-1.5",
        "Energy=-1.5,-1.5",
        "REF_energy=-1.5,-1.5",
        "free_energy=-1.5,-1.5",
        "energy=-1 dft_energy=-2 gap_energy=-3,-2",
        "free_energy=-1 energy=-2,-2",
        "energy=\"-1.5 eV\",-1.5",
        "energy=-1.5d+2,-150",
    })
    void theEnergyIsFoundUnderItsManyNames(String comment, double energy) {
        assertEquals(energy, oneAtom(comment).labels().energy().orElseThrow());
    }

    @Test
    void leftoverModelValuesAreNoLabels() {
        Structure structure =
                frame(
                        "gap_energy=-3 Properties=species:S:1:pos:R:3:gap_force:R:3",
                        "Si 0 0 0 1 2 3");

        assertTrue(structure.labels().energy().isEmpty());
        assertTrue(structure.labels().forces().isEmpty());
        assertEquals("-3", structure.info("gap_energy").orElseThrow());
        assertEquals(
                new AtomColumn.Real(3, new double[] {1, 2, 3}),
                structure.columns().get("gap_force"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "force",
                "forces",
                "dft_force",
                "DFT_force",
                "dft_forces",
                "DFT_forces",
                "REF_forces",
                "Forces"
            })
    void forcesAreFoundUnderTheirManyNames(String name) {
        Structure structure =
                frame("Properties=species:S:1:pos:R:3:" + name + ":R:3", "Si 0 0 0 1 2 3");

        assertArrayEquals(new double[] {1, 2, 3}, structure.labels().forces().orElseThrow());
    }

    @Test
    void framesOfOneFileMayNameTheirLabelsDifferently() {
        var structures =
                ExtendedXyz.parse(
                        """
                        1
                        DFT_energy=-1 Properties=species:S:1:pos:R:3:DFT_force:R:3
                        Si 0 0 0 1 0 0
                        1
                        energy=-2 Properties=species:S:1:force:R:3:pos:R:3
                        Si 2 0 0 0 0 0
                        1
                        dft_energy=-3
                        Si 0 0 0
                        """);

        assertEquals(
                List.of(-1.0, -2.0, -3.0),
                structures.stream().map(s -> s.labels().energy().orElseThrow()).toList());
        assertEquals(
                List.of(1.0, 2.0),
                structures.stream()
                        .flatMap(s -> s.labels().forces().stream())
                        .map(forces -> forces[0])
                        .toList());
    }

    @Test
    void valuesBesideTheLabelsSurviveWritingAndReading() {
        Structure structure =
                frame(
                        "energy=-1 dft_energy=-2 virial=\"9 8 7 6 5 4 3 2 1\" dft_virial=\"1 2 3 4 5 6 7 8 9\""
                                + " Properties=species:S:1:pos:R:3:forces:R:3:dft_force:R:3",
                        "Si 0 0 0 1 2 3 4 5 6");

        Structure again = ExtendedXyz.parse(ExtendedXyz.format(structure)).getFirst();

        SameStructure.assertSame(structure, again);
        assertEquals(-2, again.labels().energy().orElseThrow());
        assertEquals("-1", again.info("energy").orElseThrow());
        assertArrayEquals(new double[] {4, 5, 6}, again.labels().forces().orElseThrow());
        assertEquals(1, again.labels().virial().orElseThrow()[0]);
    }

    @Test
    void virialsMayHaveNineOrSixNumbers() {
        double[] expected = {1, 6, 5, 6, 2, 4, 5, 4, 3};

        for (String value :
                List.of(
                        "\"1 6 5 6 2 4 5 4 3\"",
                        "\"1 2 3 4 5 6\"",
                        "[[1, 6, 5], [6, 2, 4], [5, 4, 3]]")) {
            assertArrayEquals(expected, oneAtom("virial=" + value).labels().virial().orElseThrow());
        }
    }

    @Test
    void frameMaySayThatPositiveStressIsCompression() {
        double[] tension =
                oneAtom("Lattice=\"2 2 2\" stress=\"1 2 3 4 5 6\" positive_stress=tension")
                        .labels()
                        .virial()
                        .orElseThrow();
        Structure other =
                oneAtom("Lattice=\"2 2 2\" stress=\"1 2 3 4 5 6\" positive_stress=compression");
        double[] compression = other.labels().virial().orElseThrow();

        for (int k = 0; k < 9; k++) {
            assertEquals(-tension[k], compression[k]);
        }
        assertEquals(-8, tension[0]);
        assertEquals(Optional.empty(), other.info("positive_stress"));
        var wrong =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                oneAtom(
                                        "Lattice=\"2 2 2\" stress=\"1 2 3 4 5 6\" positive_stress=up"));
        assertTrue(
                wrong.getMessage().contains("expected tension or compression"), wrong.getMessage());
    }

    @Test
    void stressIsTensionPerVolumeAndGivesTheVirial() {
        Structure structure = oneAtom("Lattice=\"2 2 2\" stress=\"1 2 3 4 5 6\"");

        assertArrayEquals(
                new double[] {-8, -48, -40, -48, -16, -32, -40, -32, -24},
                structure.labels().virial().orElseThrow());
    }

    @Test
    void aVirialGoesBeforeAStress() {
        Structure structure =
                oneAtom("Lattice=\"2 2 2\" stress=\"1 2 3 4 5 6\" virial=\"1 0 0 0 1 0 0 0 1\"");

        assertEquals(1, structure.labels().virial().orElseThrow()[0]);
        assertEquals("1 2 3 4 5 6", structure.info("stress").orElseThrow());
    }

    @Test
    void columnsMayComeInAnyOrderAndAreKept() {
        Structure structure =
                frame(
                        "Properties=forces:R:3:tag:I:1:pos:R:3:fixed:L:3:charge:R:1:species:S:1",
                        "1 2 3 7 4 5 6 T F T -0.5 Te",
                        "0 0 0 8 1 1 1 F F F 1.5e-3 Sb");

        assertEquals(List.of(Element.Te, Element.Sb), structure.species());
        assertArrayEquals(new double[] {4, 5, 6, 1, 1, 1}, structure.positions());
        assertArrayEquals(
                new double[] {1, 2, 3, 0, 0, 0}, structure.labels().forces().orElseThrow());
        assertEquals(List.of("tag", "fixed", "charge"), List.copyOf(structure.columns().keySet()));
        assertEquals(
                new AtomColumn.Text('L', 3, List.of("T", "F", "T", "F", "F", "F")),
                structure.columns().get("fixed"));
        SameStructure.assertSame(
                structure, ExtendedXyz.parse(ExtendedXyz.format(structure)).getFirst());
    }

    @Test
    void elementsMayBeGivenByAtomicNumber() {
        Structure structure = frame("Properties=Z:I:1:pos:R:3", "14 0 0 0", "52 0 0 2");

        assertEquals(List.of(Element.Si, Element.Te), structure.species());
    }

    @Test
    void besideSymbolsTheAtomicNumberIsJustAColumn() {
        Structure structure = frame("Properties=species:S:1:pos:R:3:Z:I:1", "Si 0 0 0 14");

        assertEquals(List.of(Element.Si), structure.species());
        assertEquals(new AtomColumn.Text('I', 1, List.of("14")), structure.columns().get("Z"));
    }

    @Test
    void windowsLineEndsBlankLinesAndAByteOrderMarkDoNotDisturb() {
        var structures =
                ExtendedXyz.parse(
                        "\uFEFF1\r\nconfig_type=a\r\nSi 0 0 0\r\n\r\n1\r\nconfig_type=b\r\n\tSi\t0 0 1  \r\n\r\n\r\n");

        assertEquals(List.of("a", "b"), structures.stream().map(Structure::configType).toList());
        assertArrayEquals(new double[] {0, 0, 1}, structures.get(1).positions());
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertEquals(1, ExtendedXyz.parse("1\n\nSi 0 0 0").size());
    }

    @Test
    void aFrameMayHaveNoAtoms() {
        assertEquals(0, ExtendedXyz.parse("0\nenergy=0\n").getFirst().size());
    }

    @Test
    void anEmptyFileHasNoFrames() {
        assertEquals(List.of(), ExtendedXyz.parse(""));
    }

    @Test
    void structuresKnowTheirFileFrameAndLine() throws Exception {
        Path file =
                Files.writeString(folder.resolve("two.xyz"), "1\n\nSi 0 0 0\n\n\n1\n\nSi 0 0 0\n");

        Structure second = ExtendedXyz.read(file).get(1);

        assertEquals(new Origin(file.toString(), 2, 6), second.origin().orElseThrow());
        assertEquals(file + ", frame 2 (line 6)", second.describe());
    }

    @Test
    void gzipIsRecognisedByItsContent() throws Exception {
        Path file = folder.resolve("named-otherwise.xyz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1\nenergy=2\nSi 0 0 0\n".getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(2, ExtendedXyz.read(file).getFirst().labels().energy().orElseThrow());
    }

    @Test
    void gzipIsWrittenWhereTheNameSaysSo() throws Exception {
        Path file = folder.resolve("out.xyz.gz");
        var structures = List.of(oneAtom("energy=1"), oneAtom("energy=2"));

        ExtendedXyz.write(file, structures);

        assertEquals((byte) 0x1f, Files.readAllBytes(file)[0]);
        SameStructure.assertSame(structures, ExtendedXyz.read(file));
    }

    @Test
    void writingReplacesAFileAsAWholeAndLeavesNothingBehind() throws Exception {
        Path file = Files.writeString(folder.resolve("out.xyz"), "old");
        Iterator<Structure> failing =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public Structure next() {
                        throw new IllegalStateException("made to fail");
                    }
                };

        assertThrows(IllegalStateException.class, () -> ExtendedXyz.write(file, () -> failing));

        assertEquals("old", Files.readString(file));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void lettersOutsideAsciiSurvive() {
        Structure structure = oneAtom("author=Žák note=\"β-Sn, 5 Å\"");

        assertEquals("β-Sn, 5 Å", structure.info("note").orElseThrow());
        SameStructure.assertSame(
                structure, ExtendedXyz.parse(ExtendedXyz.format(structure)).getFirst());
    }

    @Test
    void aStreamHoldsOneFrameAtATime() throws Exception {
        Path file = folder.resolve("ends-in-the-middle.xyz");
        Files.writeString(file, "1\n\nSi 0 0 0\n1\n\nSi 0 0 0\n2\n\nSi 0 0 0\n");

        try (var frames = ExtendedXyz.stream(file)) {
            assertEquals(2, frames.limit(2).count());
        }
    }

    @Test
    void resultsOfACalculatorAreWrittenWithTheEnergiesOfTheAtoms() {
        var results =
                new Calculator.Results(-3, new double[] {-1, -2}, new double[6], new double[9]);
        Structure structure = frame("", "Si 0 0 0", "Si 0 0 2").withResults(results);

        String text = ExtendedXyz.format(structure);

        assertTrue(
                text.contains(
                        "Properties=species:S:1:pos:R:3:forces:R:3:energies:R:1 energy=-3.0 virial="),
                text);
        assertFalse(text.contains("Lattice"), text);
        assertTrue(
                Arrays.asList(text.split("\n")).contains("Si 0.0 0.0 2.0 0.0 0.0 0.0 -2.0"), text);
    }

    @Test
    void resultsOfACalculatorReplaceWhateverWasUnderTheNamesOfLabels() {
        var results = new Calculator.Results(-3, new double[] {-3}, new double[3], new double[9]);
        Structure structure =
                frame(
                                "energy=-1 dft_energy=-2 free_energy=-4 Lattice=5 stress=\"1 2 3 4 5 6\""
                                        + " Properties=species:S:1:pos:R:3:force:R:3:dft_force:R:3",
                                "Si 0 0 0 1 2 3 4 5 6")
                        .withResults(results);

        String text = ExtendedXyz.format(structure);

        assertTrue(
                text.contains("Properties=species:S:1:pos:R:3:forces:R:3:energies:R:1 energy=-3.0"),
                text);
        assertFalse(text.contains("dft_"), text);
        assertFalse(text.contains("stress"), text);
    }

    @Test
    void theEnergyKeepsItsPlainNameBesideAFreeEnergy() {
        String text = ExtendedXyz.format(oneAtom("energy=-1 free_energy=-2"));

        assertTrue(text.contains(" energy=-1.0 free_energy=-2 "), text);
        assertEquals(-1, ExtendedXyz.parse(text).getFirst().labels().energy().orElseThrow());
    }
}
