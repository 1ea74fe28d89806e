package io.github.acetune.structure;

import static io.github.acetune.structure.Element.Sb;
import static io.github.acetune.structure.Element.Si;
import static io.github.acetune.structure.Element.Te;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Crystals have the neighbours that they are known for; deformations and packings do what they say. */
class BuildersTest {
    static Stream<Arguments> crystals() {
        double ideal = Math.sqrt(8.0 / 3);
        return Stream.of(
                Arguments.of("sc", Crystals.simpleCubic(Si, 2.5), 1, 6, 2.5),
                Arguments.of("bcc", Crystals.bodyCentredCubic(Si, 3), 2, 8, 3 * Math.sqrt(0.75)),
                Arguments.of("fcc", Crystals.faceCentredCubic(Si, 4), 4, 12, 4 * Math.sqrt(0.5)),
                Arguments.of(
                        "hcp", Crystals.hexagonalClosePacked(Si, 2.7, 2.7 * ideal), 2, 12, 2.7),
                Arguments.of("sh", Crystals.simpleHexagonal(Si, 2.64, 2.64), 1, 8, 2.64),
                Arguments.of("diamond", Crystals.diamond(Si, 5.43), 8, 4, 5.43 * Math.sqrt(3) / 4),
                Arguments.of(
                        "zinc blende", Crystals.zincBlende(Sb, Te, 6), 8, 4, 6 * Math.sqrt(3) / 4),
                Arguments.of("rock salt", Crystals.rockSalt(Sb, Te, 6), 8, 6, 3),
                Arguments.of(
                        "hexagonal diamond",
                        Crystals.hexagonalDiamond(Si, 3.84, 3.84 * ideal),
                        4,
                        4,
                        3.84 * Math.sqrt(0.375)),
                Arguments.of(
                        "beta tin",
                        Crystals.betaTin(Si, 4, 4 * Math.sqrt(2)),
                        4,
                        4,
                        4 * Math.sqrt(0.375)),
                Arguments.of("BC8", Crystals.bodyCentredEight(Si, 6.64, 0.1003), 16, 4, 2.376),
                Arguments.of("A7", Crystals.arsenic(Sb, 4.307, 11.273, 0.2336), 6, 3, 2.907),
                Arguments.of(
                        "A8", Crystals.trigonalTellurium(Te, 4.456, 5.921, 0.2636), 3, 2, 2.833));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crystals")
    void everyAtomHasItsNearestNeighbours(
            String name, Structure crystal, int atoms, int neighbours, double distance) {
        assertEquals(atoms, crystal.size());
        // BC8 has one short and three longer bonds; 4 % covers both and excludes the next shell of
        // all crystals
        var list = NeighbourList.of(crystal, 1.04 * distance);
        for (int atom = 0; atom < atoms; atom++) {
            assertEquals(neighbours, list.end(atom) - list.start(atom), name + ", atom " + atom);
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                assertEquals(distance, list.distance(slot), 0.07, name);
            }
        }
    }

    @Test
    void quintupleLayersAreStackedAsTelluriumAntimonyTelluriumAntimonyTellurium() {
        Structure layers = Crystals.quintupleLayers(Sb, Te, 4.264, 30.458);

        var list = NeighbourList.of(layers, 3.3);
        for (int atom = 0; atom < layers.size(); atom++) {
            int bonds = list.end(atom) - list.start(atom);
            assertTrue(bonds == 6 || bonds == 3, "atom " + atom + " has " + bonds);
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                assertNotEquals(layers.species().get(atom), layers.species().get(list.index(slot)));
            }
        }
        assertEquals(6, Collections.frequency(layers.species(), Sb));
        assertEquals(9, Collections.frequency(layers.species(), Te));
    }

    @Test
    void aSupercellIsTheSameCrystal() {
        Structure cell = Crystals.diamond(Si, 5.43).withInfo("config_type", "dia");

        Structure large = Deformations.supercell(cell, 2, 1, 3);

        assertEquals(48, large.size());
        assertEquals(6 * cell.cell().volume(), large.cell().volume(), 1e-9);
        assertEquals("dia", large.configType());
        assertEquals(48 * 16, NeighbourList.of(large, 4).pairs());
        assertThrows(IllegalArgumentException.class, () -> Deformations.supercell(cell, 0, 1, 1));
    }

    @Test
    void rattlingIsSeededAndOfTheStatedSize() {
        Structure crystal = Deformations.supercell(Crystals.diamond(Si, 5.43), 5, 5, 5);

        double[] once = Deformations.rattle(crystal, 0.1, 3).positions();
        double[] again = Deformations.rattle(crystal, 0.1, 3).positions();
        double[] other = Deformations.rattle(crystal, 0.1, 4).positions();

        assertArrayEquals(once, again);
        assertFalse(Arrays.equals(once, other));
        double[] ideal = crystal.positions();
        double squares = 0;
        for (int k = 0; k < ideal.length; k++) {
            squares += Math.pow(once[k] - ideal[k], 2);
        }
        assertEquals(0.1, Math.sqrt(squares / ideal.length), 0.005);
    }

    @Test
    void strainActsOnCellAndPositions() {
        Structure crystal = Crystals.rockSalt(Sb, Te, 6);

        Structure sheared = Deformations.strain(crystal, 0, 0.1, 0, 0, 0, 0, 0, 0, 0);

        assertEquals(new Cell(6, 0, 0, 0.1 * 6, 6, 0, 0, 0, 6), sheared.cell());
        assertArrayEquals(
                crystal.cell().fractional(crystal.positions()),
                sheared.cell().fractional(sheared.positions()),
                1e-12);
    }

    @Test
    void scalingChangesTheVolumeByTheFactor() {
        Structure crystal = Crystals.betaTin(Si, 4.8, 2.65);

        assertEquals(
                0.9 * crystal.cell().volume(),
                Deformations.scaleVolume(crystal, 0.9).cell().volume(),
                1e-12);
        assertThrows(IllegalArgumentException.class, () -> Deformations.scaleVolume(crystal, 0));
    }

    @Test
    void aPackingKeepsItsMinimumDistanceAcrossTheBoundaries() {
        Cell skewed = new Cell(7, 0, 0, 3, 6.5, 0, -2, 1, 7);
        List<Element> species = List.of(Si, Si, Si, Si, Sb, Sb, Te, Te, Te, Te);

        Structure packing = RandomPacking.of(species, skewed, 2.2, 11);

        assertEquals(species, packing.species());
        assertEquals(0, NeighbourList.of(packing, 2.2).pairs());
        assertArrayEquals(
                packing.positions(), RandomPacking.of(species, skewed, 2.2, 11).positions());
    }

    @Test
    void aPackingKeepsADistanceForEachPairOfElements() {
        List<Element> species = List.of(Sb, Sb, Sb, Sb, Te, Te, Te, Te, Te, Te);
        var distances = MinimumDistances.of(2.4).with(Te, Sb, 2.8).with(Sb, Sb, 3.0);

        Structure packing = RandomPacking.inRandomCell(species, 32, distances, 5);

        assertEquals(320, packing.cell().volume(), 1e-9);
        assertEquals("rss", packing.configType());
        var list = NeighbourList.of(packing, 3.5);
        for (int atom = 0; atom < packing.size(); atom++) {
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                Element first = packing.species().get(atom);
                Element second = packing.species().get(list.index(slot));
                assertTrue(list.distance(slot) >= distances.between(first, second));
            }
        }
        assertArrayEquals(
                packing.positions(),
                RandomPacking.inRandomCell(species, 32, distances, 5).positions());
        assertThrows(
                InvalidInputException.class,
                () -> RandomPacking.inRandomCell(species, 5, distances, 5));
        assertThrows(InvalidInputException.class, () -> MinimumDistances.of(-1));
    }

    @Test
    void aPackingThatCannotBeIsRefused() {
        List<Element> species = Collections.nCopies(20, Si);

        assertThrows(
                InvalidInputException.class,
                () -> RandomPacking.of(species, Cell.cubic(5), 2.5, 1));
        assertThrows(
                InvalidInputException.class,
                () -> RandomPacking.of(List.of(Si), Cell.cubic(2), 2.5, 1));
        assertThrows(
                InvalidInputException.class,
                () -> RandomPacking.of(List.of(Si), Cell.NONE, 2.5, 1));
    }

    @Test
    void randomStrainIsSeededSymmetricAndWithinItsAmplitude() {
        Structure crystal = Crystals.simpleCubic(Si, 2);

        double[] strained = Deformations.randomStrain(crystal, 0.05, 9).cell().toArray();

        assertArrayEquals(strained, Deformations.randomStrain(crystal, 0.05, 9).cell().toArray());
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double strain = strained[3 * row + column] / 2 - (row == column ? 1 : 0);
                assertTrue(Math.abs(strain) <= 0.05 + 1e-12 && strain != 0);
                assertEquals(strained[3 * column + row], strained[3 * row + column], 1e-12);
            }
        }
        assertThrows(
                IllegalArgumentException.class, () -> Deformations.randomStrain(crystal, 1, 9));
    }

    @Test
    void dimersAreEvenlySpaced() {
        List<Structure> dimers = Molecules.dimers(Si, Si, 1.5, 5.5, 5);

        assertArrayEquals(
                new double[] {1.5, 2.5, 3.5, 4.5, 5.5},
                dimers.stream().mapToDouble(dimer -> dimer.positions()[3]).toArray());
        assertThrows(IllegalArgumentException.class, () -> Molecules.dimers(Si, Si, 2, 1, 5));
    }

    @Test
    void moleculesAreNotPeriodic() {
        Structure dimer = Molecules.dimer(Sb, Te, 2.8);

        assertEquals(2.8, NeighbourList.of(dimer, 3).distance(0), 1e-15);
        assertEquals("dimer", dimer.configType());
        assertEquals(Periodicity.NONE, Molecules.isolatedAtom(Si).periodicity());
        assertThrows(IllegalArgumentException.class, () -> Molecules.dimer(Si, Si, 0));
    }
}
