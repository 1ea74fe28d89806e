package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NeighbourListTest {
    private static final double CUTOFF = 4.3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void findsWhatBruteForceFindsInAnyPeriodicity(int bits) {
        var skewed = Cell.of(7.1, 0.3, -0.2, 3.9, 6.2, 0.4, -2.5, 2.1, 5.7);
        compare(random(11, skewed, periodicity(bits), 1), CUTOFF);
    }

    @Test
    void findsImagesBeyondTheFirstInCellsSmallerThanTheCutoff() {
        compare(random(2, Cell.of(2.1, 0, 0, 1.0, 1.9, 0, 0.3, 0.2, 2.4), Periodicity.ALL, 2), 7.3);
    }

    @Test
    void findsAllInLargeCells() {
        compare(random(90, Cell.orthorhombic(14, 17, 21), Periodicity.ALL, 3), CUTOFF);
    }

    @Test
    void needsNoCell() {
        compare(random(60, Cell.cubic(11), Periodicity.NONE, 4), CUTOFF);
        var species = Collections.nCopies(2, Element.Si);
        var dimer =
                Structure.of(
                        species, new double[] {0, 0, 0, 0, 0, 2.5}, Cell.NONE, Periodicity.NONE);
        var list = NeighbourList.of(dimer, CUTOFF);
        assertEquals(2, list.pairs());
        assertEquals(1, list.index(list.start(0)));
        assertEquals(2.5, list.dz(list.start(0)));
        assertEquals(-2.5, list.dz(list.start(1)));
    }

    @Test
    void chainsAreFoundAcrossTheirOwnPeriodOnly() {
        var chain = Cell.of(9, 0, 0, 0, 9, 0, 0.5, 0.2, 3.0);
        var species = Collections.nCopies(3, Element.Si);
        var positions = new double[] {0, 0, 0, 1.5, 0.3, 1.0, -2, 1, 8.9};
        compare(
                Structure.of(species, positions, chain, new Periodicity(false, false, true)),
                CUTOFF);
    }

    @Property(tries = 200)
    void findsWhatBruteForceFindsInAnyCell(
            @ForAll long seed,
            @ForAll @IntRange(max = 7) int bits,
            @ForAll @IntRange(min = 1, max = 9) int atoms,
            @ForAll @DoubleRange(min = 0.5, max = 5) double cutoff,
            @ForAll @DoubleRange(max = 2) double skew) {
        var random = new Random(seed);
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            rows[k] = (k % 4 == 0 ? 2 + 8 * random.nextDouble() : 0) + skew * random.nextGaussian();
        }
        var cell = Cell.of(rows);
        Assume.that(cell.volume() > 8 && smallest(cell.heights()) > 1);
        double[] positions = new double[3 * atoms];
        for (int atom = 0; atom < atoms; atom++) {
            boolean onFaces = random.nextBoolean();
            for (int axis = 0; axis < 3; axis++) {
                double fraction =
                        onFaces ? (random.nextInt(9) - 4) / 4.0 : 2 * random.nextDouble() - 1;
                for (int component = 0; component < 3; component++) {
                    positions[3 * atom + component] += fraction * cell.get(axis, component);
                }
            }
        }
        compare(
                Structure.of(
                        Collections.nCopies(atoms, Element.Si), positions, cell, periodicity(bits)),
                cutoff);
    }

    @Test
    void neighboursAreNearerThanTheCutoffNotAtIt() {
        var lattice = Cell.cubic(1);
        var atom =
                Structure.of(
                        List.of(Element.Si), new double[] {7, -3, 0}, lattice, Periodicity.ALL);
        assertEquals(26, NeighbourList.of(atom, 2).pairs());
        assertEquals(32, NeighbourList.of(atom, Math.nextUp(2.0)).pairs());
    }

    @Test
    void atomsAtTheSamePlaceAreNeighboursOfEachOtherButNotOfThemselves() {
        var species = Collections.nCopies(3, Element.Si);
        var positions = new double[] {1, 2, 3, 1, 2, 3, 1, 2, 4};
        var list =
                NeighbourList.of(
                        Structure.of(species, positions, Cell.cubic(9), Periodicity.ALL), CUTOFF);
        assertEquals(6, list.pairs());
        assertEquals(0, list.distance(list.start(0)));
        assertEquals(1, list.index(list.start(0)));
        assertEquals(0, list.index(list.start(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void longRowsAreFoundAlongAnyAxis(int axis) {
        double[] positions = new double[3 * 400];
        for (int atom = 0; atom < 400; atom++) {
            positions[3 * atom + axis] = 2.0 * (atom * 149 % 400);
        }
        var row =
                Structure.of(
                        Collections.nCopies(400, Element.Si),
                        positions,
                        Cell.cubic(800),
                        Periodicity.ALL);
        assertEquals(4 * 400, NeighbourList.of(row, CUTOFF).pairs());
        var open =
                Structure.of(
                        Collections.nCopies(400, Element.Si),
                        positions,
                        Cell.NONE,
                        Periodicity.NONE);
        assertEquals(4 * 400 - 6, NeighbourList.of(open, CUTOFF).pairs());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void moleculesAreFoundInHugeEmptyCells(double centre) {
        var cell = Cell.of(1e5, 0, 0, 3e4, 2e5, 0, -4e4, 1e4, 1e5);
        double[] molecule = random(40, Cell.cubic(3), Periodicity.NONE, 5).positions();
        double[] middle = cell.cartesian(centre, centre, centre);
        double[] moved = new double[molecule.length];
        for (int k = 0; k < moved.length; k++) {
            moved[k] = molecule[k] + middle[k % 3];
        }
        var species = Collections.nCopies(40, Element.Si);
        var alone = NeighbourList.of(Structure.of(species, moved, Cell.NONE, Periodicity.NONE), 3);
        var inCell = NeighbourList.of(Structure.of(species, moved, cell, Periodicity.ALL), 3);
        for (int atom = 0; atom < 40; atom++) {
            assertEquals(alone.end(atom), inCell.end(atom));
        }
    }

    @Test
    void anyPartOfTheListEqualsThatPartOfTheWholeToTheLastBit() {
        var structure = random(90, Cell.of(9, 1, 0, -3, 11, 0, 2, 2, 8), Periodicity.ALL, 6);
        var whole = NeighbourList.of(structure, CUTOFF);
        var search = new NeighbourSearch();
        search.bin(random(200, Cell.cubic(5), Periodicity.ALL, 7), CUTOFF);
        search.bin(structure, CUTOFF);
        var part = NeighbourList.empty();
        for (int from = 0; from < 90; from += 17) {
            int to = Math.min(90, from + 17);
            search.collect(from, to, part);
            for (int atom = from; atom < to; atom++) {
                int shift = whole.start(atom) - part.start(atom);
                assertEquals(whole.end(atom), part.end(atom) + shift);
                for (int slot = part.start(atom); slot < part.end(atom); slot++) {
                    assertEquals(whole.index(slot + shift), part.index(slot));
                    assertEquals(whole.dx(slot + shift), part.dx(slot));
                    assertEquals(whole.dy(slot + shift), part.dy(slot));
                    assertEquals(whole.dz(slot + shift), part.dz(slot));
                    assertEquals(whole.distance(slot + shift), part.distance(slot));
                }
            }
        }
    }

    private static double smallest(double[] values) {
        return Math.min(values[0], Math.min(values[1], values[2]));
    }

    private static Periodicity periodicity(int bits) {
        return new Periodicity((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    }

    private static Structure random(int atoms, Cell cell, Periodicity periodicity, long seed) {
        var random = new Random(seed);
        double[] positions = new double[3 * atoms];
        for (int atom = 0; atom < atoms; atom++) {
            for (int axis = 0; axis < 3; axis++) {
                double fraction = 3 * random.nextDouble() - 1; // also outside the cell
                for (int component = 0; component < 3; component++) {
                    positions[3 * atom + component] += fraction * cell.get(axis, component);
                }
            }
        }
        return Structure.of(Collections.nCopies(atoms, Element.Si), positions, cell, periodicity);
    }

    private static void compare(Structure structure, double cutoff) {
        var list = NeighbourList.of(structure, cutoff);
        for (int atom = 0; atom < structure.size(); atom++) {
            var found = new ArrayList<String>();
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                double squared =
                        list.dx(slot) * list.dx(slot)
                                + list.dy(slot) * list.dy(slot)
                                + list.dz(slot) * list.dz(slot);
                assertEquals(Math.sqrt(squared), list.distance(slot), 1e-14);
                if (!isAt(cutoff, squared)) {
                    found.add(label(list.index(slot), list.dx(slot), list.dy(slot), list.dz(slot)));
                }
            }
            Collections.sort(found);
            assertEquals(bruteForce(structure, atom, cutoff), found);
        }
    }

    /** Rounding decides whether such a pair is found. */
    private static boolean isAt(double cutoff, double squared) {
        return Math.abs(Math.sqrt(squared) - cutoff) < 1e-9;
    }

    private static List<String> bruteForce(Structure structure, int atom, double cutoff) {
        var found = new ArrayList<String>();
        double[] p = structure.positions();
        double[] h = structure.cell().toArray();
        int[] images = images(structure, cutoff);
        for (int other = 0; other < structure.size(); other++) {
            for (int a = -images[0]; a <= images[0]; a++) {
                for (int b = -images[1]; b <= images[1]; b++) {
                    for (int c = -images[2]; c <= images[2]; c++) {
                        double[] d = new double[3];
                        for (int k = 0; k < 3; k++) {
                            d[k] =
                                    p[3 * other + k]
                                            - p[3 * atom + k]
                                            + a * h[k]
                                            + b * h[3 + k]
                                            + c * h[6 + k];
                        }
                        boolean itself = other == atom && a == 0 && b == 0 && c == 0;
                        double squared = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
                        if (!itself && squared < cutoff * cutoff && !isAt(cutoff, squared)) {
                            found.add(label(other, d[0], d[1], d[2]));
                        }
                    }
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    /** Atoms are up to three cells apart. */
    private static int[] images(Structure structure, double cutoff) {
        int[] images = new int[3];
        if (!structure.periodicity().equals(Periodicity.NONE)) {
            double[] heights = structure.cell().heights();
            for (int axis = 0; axis < 3; axis++) {
                boolean repeats = structure.periodicity().along(axis);
                images[axis] = repeats ? (int) Math.ceil(cutoff / heights[axis]) + 3 : 0;
            }
        }
        return images;
    }

    private static String label(int index, double dx, double dy, double dz) {
        return "%d %.6f %.6f %.6f"
                .formatted(index, dx + 0.0, dy + 0.0, dz + 0.0)
                .replace("-0.000000", "0.000000");
    }
}
