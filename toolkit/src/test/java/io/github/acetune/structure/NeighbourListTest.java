package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NeighbourListTest {
    private static final double CUTOFF = 4.3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void findsWhatBruteForceFindsInAnyPeriodicity(int bits) {
        var periodicity = new Periodicity((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
        var skewed = Cell.of(7.1, 0.3, -0.2, 3.9, 6.2, 0.4, -2.5, 2.1, 5.7);
        compare(random(11, skewed, periodicity, 1), CUTOFF);
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
                found.add(label(list.index(slot), list.dx(slot), list.dy(slot), list.dz(slot)));
                double squared =
                        list.dx(slot) * list.dx(slot)
                                + list.dy(slot) * list.dy(slot)
                                + list.dz(slot) * list.dz(slot);
                assertEquals(Math.sqrt(squared), list.distance(slot), 1e-14);
            }
            Collections.sort(found);
            assertEquals(bruteForce(structure, atom, cutoff), found);
        }
    }

    private static List<String> bruteForce(Structure structure, int atom, double cutoff) {
        var found = new ArrayList<String>();
        double[] p = structure.positions();
        double[] h = structure.cell().toArray();
        int reach = structure.size() < 5 ? 8 : 4;
        int[] images = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            images[axis] = structure.periodicity().along(axis) ? reach : 0;
        }
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
                        if (!itself && d[0] * d[0] + d[1] * d[1] + d[2] * d[2] < cutoff * cutoff) {
                            found.add(label(other, d[0], d[1], d[2]));
                        }
                    }
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    private static String label(int index, double dx, double dy, double dz) {
        return "%d %.6f %.6f %.6f"
                .formatted(index, dx + 0.0, dy + 0.0, dz + 0.0)
                .replace("-0.000000", "0.000000");
    }
}
