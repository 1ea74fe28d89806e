package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What published data sets do that the format does not say, each in a miniature made up after them. */
class ReaderQuirksTest {
    /** In the manner of Si-GAP-18: names of labels, columns and settings change from frame to frame. */
    private static final String SILICON =
            """
            1
            Lattice="20.0 0.0 0.0 0.0 20.0 0.0 0.0 0.0 20.0" Properties=species:S:1:pos:R:3:map_shift:I:3:n_neighb:I:1:gap_force:R:3:dft_force:R:3 config_type=isolated_atom gap_energy=-157.5 gap_virial="0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0" dft_energy=-158.5 cutoff=5.5 pbc="T T T"
            Si 10.0 10.0 10.0 -1 -1 -1 0 9.0 9.0 9.0 0.0 0.0 0.0
            2
            Lattice="3.9 0.0 0.0 1.9 3.2 0.0 1.7 1.0 3.0" Properties=species:S:1:pos:R:3:frac_pos:R:3:dft_force:R:3 config_type=dia task=SinglePoint cut_off_energy="250 eV" spin_polarized=F pbc=[T, T, T] dft_energy=-327.1 dft_virial="1.0 0.1 0.2 0.1 2.0 0.3 0.2 0.3 3.0"
            Si 0.0 0.0 0.0 0.0 0.0 0.0 0.5 0.25 0.125
            Si 1.9 1.0 0.7 0.2 0.2 0.2 -0.5 -0.25 -0.125
            1
            DFT_energy=-163.0 Lattice="2.5 0.0 0.0 0.0 2.5 0.0 0.0 0.0 2.5" kpoints_mp_grid="_JSON [[8, 8, 8]]" Properties=pos:R:3:species:S:1:DFT_force:R:3:Z:I:1 config_type=sc
            0.0 0.0 0.0 Si 0.0 0.0 0.0 14
            1
            energy=-162.5 virial=_JSON [[1.0, 0.1, 0.2], [0.1, 2.0, 0.3], [0.2, 0.3, 3.0]] Lattice="2.6 0.0 0.0 0.0 2.6 0.0 0.0 0.0 2.6" config_type=sc
            Si 0.0 0.0 0.0 0.1 0.2
            """;

    private static final double[] SYMMETRIC = {1, 0.1, 0.2, 0.1, 2, 0.3, 0.2, 0.3, 3};

    private static List<Structure> silicon() {
        return ExtendedXyz.parse(SILICON);
    }

    @Test
    void labelsAreFoundWhateverEachFrameCallsThem() {
        assertEquals(
                List.of(-158.5, -327.1, -163.0, -162.5),
                silicon().stream().map(s -> s.labels().energy().orElseThrow()).toList());
        assertArrayEquals(
                new double[] {0.5, 0.25, 0.125, -0.5, -0.25, -0.125},
                silicon().get(1).labels().forces().orElseThrow());
        assertEquals(
                List.of(true, true, true, false),
                silicon().stream().map(s -> s.labels().forces().isPresent()).toList());
    }

    @Test
    void whatAModelLeftBehindIsKeptButNoLabel() {
        Structure atom = silicon().getFirst();

        assertArrayEquals(new double[3], atom.labels().forces().orElseThrow());
        assertTrue(atom.labels().virial().isEmpty());
        assertEquals("-157.5", atom.info("gap_energy").orElseThrow());
        assertTrue(atom.columns().containsKey("gap_force"));
    }

    @Test
    void missingVirialsStayMissingAndOthersAreThere() {
        assertEquals(
                List.of(false, true, false, true),
                silicon().stream().map(s -> s.labels().virial().isPresent()).toList());
    }

    @Test
    void aVirialIsTheSameByRowsAndByColumnsBecauseItIsSymmetric() {
        String byRows = "Lattice=5 virial=\"1 0.1 0.2 0.1 2 0.3 0.2 0.3 3\"";
        String byColumns = "Lattice=5 virial=[[1, 0.1, 0.2], [0.1, 2, 0.3], [0.2, 0.3, 3]]";

        for (String comment : List.of(byRows, byColumns)) {
            assertArrayEquals(SYMMETRIC, virial("1\n" + comment + "\nSi 0 0 0\n"));
        }
        assertArrayEquals(SYMMETRIC, silicon().get(1).labels().virial().orElseThrow());
        assertArrayEquals(SYMMETRIC, silicon().get(3).labels().virial().orElseThrow());
    }

    @Test
    void roundingThatMakesAVirialUnsymmetricalIsKeptByRows() {
        assertArrayEquals(
                new double[] {1, 0.1001, 0, 0.1002, 1, 0, 0, 0, 1},
                virial("1\nLattice=5 virial=\"1 0.1001 0 0.1002 1 0 0 0 1\"\nSi 0 0 0\n"));
    }

    private static double[] virial(String text) {
        return ExtendedXyz.parse(text).getFirst().labels().virial().orElseThrow();
    }

    @Test
    void stressOfEitherSignIsTheSameVirialWhereTheFrameStatesTheSign() {
        String tension = "1\nLattice=2 stress=\"1 2 3 0 0 0\" positive_stress=tension\nSi 0 0 0\n";
        String compression =
                "1\nLattice=2 stress=\"-1 -2 -3 0 0 0\" positive_stress=compression\nSi 0 0 0\n";

        assertArrayEquals(virial(tension), virial(compression), 1e-15);
        assertArrayEquals(new double[] {-8, 0, 0, 0, -16, 0, 0, 0, -24}, virial(tension), 1e-15);
    }

    @Test
    void settingsAreKeptAsTheyStand() {
        assertEquals(Optional.of("250 eV"), silicon().get(1).info("cut_off_energy"));
        assertEquals(Optional.of("_JSON [[8, 8, 8]]"), silicon().get(2).info("kpoints_mp_grid"));
        assertEquals(Periodicity.ALL, silicon().get(1).periodicity());
    }

    @Test
    void columnsMayDifferFromFrameToFrameAndAllAreKept() {
        assertEquals(
                List.of(
                        List.of("map_shift", "n_neighb", "gap_force"),
                        List.of("frac_pos"),
                        List.of("Z"),
                        List.of()),
                silicon().stream().map(s -> List.copyOf(s.columns().keySet())).toList());
        assertArrayEquals(new double[3], silicon().get(2).positions());
        assertFalse(silicon().get(3).columns().containsKey("forces"));
    }

    @Test
    void allOfItIsWrittenAndReadBackTheSame() {
        var text = new StringBuilder();
        silicon().forEach(structure -> text.append(ExtendedXyz.format(structure)));

        SameStructure.assertSame(silicon(), ExtendedXyz.parse(text.toString()));
    }

    @Test
    void windowsLineEndsChangeNothing() {
        SameStructure.assertSame(silicon(), ExtendedXyz.parse(SILICON.replace("\n", "\r\n")));
    }
}
