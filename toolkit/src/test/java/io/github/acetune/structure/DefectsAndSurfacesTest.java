package io.github.acetune.structure;

import static io.github.acetune.structure.Element.Sb;
import static io.github.acetune.structure.Element.Si;
import static io.github.acetune.structure.Element.Te;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Point defects change what they say and nothing else; slabs are cut where few bonds are. */
class DefectsAndSurfacesTest {
    @Test
    void aVacancyLacksOneAtom() {
        Structure crystal = Crystals.rockSalt(Sb, Te, 6).withInfo("config_type", "rs");

        Structure vacancy = Defects.vacancy(crystal, 5);

        assertEquals(List.of(Sb, Sb, Sb, Sb, Te, Te, Te), vacancy.species());
        assertArrayEquals(
                Arrays.copyOfRange(crystal.positions(), 18, 24),
                Arrays.copyOfRange(vacancy.positions(), 15, 21));
        assertEquals("rs", vacancy.configType());
        assertThrows(IndexOutOfBoundsException.class, () -> Defects.vacancy(crystal, 8));
    }

    @Test
    void vacanciesAreSeeded() {
        Structure crystal = Deformations.supercell(Crystals.diamond(Si, 5.43), 2, 2, 2);

        Structure once = Defects.vacancies(crystal, 3, 1);

        assertEquals(61, once.size());
        assertArrayEquals(once.positions(), Defects.vacancies(crystal, 3, 1).positions());
        assertTrue(!Arrays.equals(once.positions(), Defects.vacancies(crystal, 3, 2).positions()));
        assertThrows(IllegalArgumentException.class, () -> Defects.vacancies(crystal, 65, 1));
    }

    @Test
    void anInterstitialKeepsItsDistanceAcrossTheBoundaries() {
        Structure crystal = Crystals.diamond(Si, 5.43);

        Structure defect = Defects.interstitial(crystal, Sb, 2.2, 7);

        assertEquals(9, defect.size());
        assertEquals(Sb, defect.species().getLast());
        var list = NeighbourList.of(defect, 2.2);
        assertEquals(list.start(8), list.end(8));
        assertThrows(InvalidInputException.class, () -> Defects.interstitial(crystal, Sb, 2.6, 7));
        assertThrows(
                InvalidInputException.class,
                () -> Defects.interstitial(Molecules.isolatedAtom(Si), Sb, 2.2, 7));
    }

    @Test
    void aSubstitutionChangesOneElement() {
        Structure antisite = Defects.substitution(Crystals.rockSalt(Sb, Te, 6), 0, Te);

        assertEquals(3, Collections.frequency(antisite.species(), Sb));
        assertEquals(Te, antisite.species().getFirst());
    }

    @Test
    void rockSaltLosesAThirdOfItsAntimony() {
        Structure crystal = Crystals.rockSaltWithVacancies(Sb, Te, 6.1, 3, 1.0 / 3, 4);

        assertEquals(72, Collections.frequency(crystal.species(), Sb));
        assertEquals(108, Collections.frequency(crystal.species(), Te));
        assertEquals(Sb, crystal.species().get(71));
        assertEquals(27 * 6.1 * 6.1 * 6.1, crystal.cell().volume(), 1e-8);
        assertEquals(
                crystal.species(),
                Crystals.rockSaltWithVacancies(Sb, Te, 6.1, 3, 1.0 / 3, 4).species());
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 0", "4, 1, 1", "16, 8, 2", "15, 5, 3", "3, 3, 4"})
    void thePrimitiveCellIsTheSameCrystal(int atoms, int primitiveAtoms, int which) {
        Structure crystal =
                List.of(
                                Crystals.diamond(Si, 5.43),
                                Crystals.faceCentredCubic(Si, 4),
                                Crystals.bodyCentredEight(Si, 6.64, 0.1003),
                                Crystals.quintupleLayers(Sb, Te, 4.264, 30.458),
                                Crystals.trigonalTellurium(Te, 4.456, 5.921, 0.2636))
                        .get(which);
        assertEquals(atoms, crystal.size());

        Structure primitive = Deformations.primitive(crystal);

        assertEquals(primitiveAtoms, primitive.size());
        assertEquals(
                crystal.cell().volume() / atoms, primitive.cell().volume() / primitiveAtoms, 1e-8);
        assertArrayEquals(shell(crystal), shell(primitive), 1e-6);
    }

    /** All distances of the first atom up to 6 Å, in order. */
    private static double[] shell(Structure structure) {
        var list = NeighbourList.of(structure, 6);
        double[] distances = new double[list.end(0) - list.start(0)];
        for (int slot = list.start(0); slot < list.end(0); slot++) {
            distances[slot - list.start(0)] = list.distance(slot);
        }
        Arrays.sort(distances);
        return distances;
    }

    @ParameterizedTest(name = "diamond ({0}{1}{2})")
    @CsvSource({
        // h, k, l, broken bonds per surface cell and side, area in a², atoms per layer
        "1, 1, 1, 1, 0.4330127018922193, 2",
        "1, 0, 0, 2, 0.5, 2",
        "0, 0, 1, 2, 0.5, 2",
        "1, 1, 0, 2, 0.7071067811865475, 2",
        "-1, 1, 1, 1, 0.4330127018922193, 2",
        "2, 2, 2, 1, 0.4330127018922193, 2",
        "3, 1, 1, 3, 0.8291561975888499, 2"
    })
    void aSlabBreaksFewBonds(int h, int k, int l, int broken, double area, int atomsPerLayer) {
        double a = 5.43;
        int layers = 6;

        Structure slab = Surfaces.slab(Crystals.diamond(Si, a), h, k, l, layers, 12);

        assertEquals(atomsPerLayer * layers, slab.size());
        assertEquals(new Periodicity(true, true, false), slab.periodicity());
        Cell cell = slab.cell();
        assertEquals(area * a * a, cell.ax() * cell.by(), 1e-6);
        assertEquals(0, Math.abs(cell.ay()) + Math.abs(cell.az()) + Math.abs(cell.bz()));
        var list = NeighbourList.of(slab, 2.6);
        assertEquals(4 * slab.size() - 2 * broken, list.pairs());
        for (int slot = 0; slot < list.pairs(); slot++) {
            assertEquals(a * Math.sqrt(3) / 4, list.distance(slot), 1e-8);
        }
        double[] z = heights(slab);
        assertEquals(6, Arrays.stream(z).min().orElseThrow(), 1e-8);
        assertEquals(cell.cz() - 6, Arrays.stream(z).max().orElseThrow(), 1e-8);
    }

    @Test
    void quintupleLayersAreCutBetweenTelluriumPlanes() {
        Structure slab =
                Surfaces.slab(Crystals.quintupleLayers(Sb, Te, 4.264, 30.458), 0, 0, 1, 2, 10);

        assertEquals(10, slab.size());
        var list = NeighbourList.of(slab, 3.3);
        double[] z = heights(slab);
        double middle = slab.cell().cz() / 2;
        // Two quintuple layers, each with four times three bonds per surface cell, none cut.
        assertEquals(2 * 24, list.pairs());
        assertEquals(5, Arrays.stream(z).filter(height -> height < middle).count(), "atoms below");
    }

    private static double[] heights(Structure slab) {
        double[] positions = slab.positions();
        double[] z = new double[slab.size()];
        for (int atom = 0; atom < z.length; atom++) {
            z[atom] = positions[3 * atom + 2];
        }
        return z;
    }

    @Test
    void slabsThatMakeNoSenseAreRefused() {
        Structure crystal = Crystals.diamond(Si, 5.43);

        assertThrows(IllegalArgumentException.class, () -> Surfaces.slab(crystal, 0, 0, 0, 3, 10));
        assertThrows(IllegalArgumentException.class, () -> Surfaces.slab(crystal, 1, 0, 0, 0, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> Surfaces.slab(Molecules.dimer(Si, Si, 2.3), 1, 0, 0, 3, 10));
    }
}
