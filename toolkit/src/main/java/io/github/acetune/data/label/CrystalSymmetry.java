package io.github.acetune.data.label;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Counts the operations of a crystal's space group that its cell leaves distinct. */
final class CrystalSymmetry {
    /** Å. */
    private static final double TOLERANCE = 1e-4;

    private static final int REACH = 2;

    private final Structure crystal;
    private final double[] fractions;
    private final int reference;

    private CrystalSymmetry(Structure crystal) {
        this.crystal = crystal;
        this.fractions = crystal.cell().fractional(crystal.positions());
        Element rarest =
                Collections.min(
                        crystal.species(),
                        Comparator.comparingInt(
                                element -> Collections.frequency(crystal.species(), element)));
        this.reference = crystal.species().indexOf(rarest);
    }

    /** Pairs of a rotation (or reflection) and a translation within the cell that map the crystal onto itself. */
    static int operations(Structure crystal) {
        var symmetry = new CrystalSymmetry(crystal);
        return latticeRotations(crystal.cell()).stream().mapToInt(symmetry::translationsWith).sum();
    }

    private int translationsWith(int[][] rotation) {
        double[] rotated = rotated(rotation);
        int count = 0;
        for (int atom = 0; atom < crystal.size(); atom++) {
            if (crystal.species().get(atom) == crystal.species().get(reference)) {
                double[] shift = new double[3];
                for (int axis = 0; axis < 3; axis++) {
                    shift[axis] = fractions[3 * atom + axis] - rotated[3 * reference + axis];
                }
                count += mapsOntoItself(rotated, shift) ? 1 : 0;
            }
        }
        return count;
    }

    /** Fractions of the positions after the rotation, which sends each cell vector to a sum of cell vectors. */
    private double[] rotated(int[][] rotation) {
        double[] rotated = new double[fractions.length];
        for (int k = 0; k < fractions.length; k++) {
            int atom = k - k % 3;
            for (int row = 0; row < 3; row++) {
                rotated[k] += fractions[atom + row] * rotation[row][k % 3];
            }
        }
        return rotated;
    }

    private boolean mapsOntoItself(double[] rotated, double[] shift) {
        for (int atom = 0; atom < crystal.size(); atom++) {
            if (!hasImage(atom, rotated, shift)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasImage(int atom, double[] rotated, double[] shift) {
        double[] step = new double[3];
        for (int other = 0; other < crystal.size(); other++) {
            if (crystal.species().get(other) != crystal.species().get(atom)) {
                continue;
            }
            for (int axis = 0; axis < 3; axis++) {
                double d = rotated[3 * atom + axis] + shift[axis] - fractions[3 * other + axis];
                step[axis] = d - Math.rint(d);
            }
            double[] distance = crystal.cell().cartesian(step);
            if (Math.abs(distance[0]) + Math.abs(distance[1]) + Math.abs(distance[2]) < TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    /** Matrices of whole numbers that send the cell vectors to vectors of the same lengths and angles. */
    private static List<int[][]> latticeRotations(Cell cell) {
        List<List<int[]>> candidates = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            candidates.add(vectorsAsLongAs(cell, row));
        }
        var rotations = new ArrayList<int[][]>();
        for (int[] a : candidates.get(0)) {
            for (int[] b : candidates.get(1)) {
                if (!sameProduct(cell, a, b, 0, 1)) {
                    continue;
                }
                for (int[] c : candidates.get(2)) {
                    if (sameProduct(cell, a, c, 0, 2) && sameProduct(cell, b, c, 1, 2)) {
                        rotations.add(new int[][] {a, b, c});
                    }
                }
            }
        }
        return rotations;
    }

    private static List<int[]> vectorsAsLongAs(Cell cell, int row) {
        int[] unit = new int[3];
        unit[row] = 1;
        double length = length(cell, unit);
        var found = new ArrayList<int[]>();
        for (int i = -REACH; i <= REACH; i++) {
            for (int j = -REACH; j <= REACH; j++) {
                for (int k = -REACH; k <= REACH; k++) {
                    int[] steps = {i, j, k};
                    if (Math.abs(length(cell, steps) - length) < TOLERANCE) {
                        found.add(steps);
                    }
                }
            }
        }
        return found;
    }

    private static double length(Cell cell, int... steps) {
        return Math.sqrt(product(cell, steps, steps));
    }

    private static boolean sameProduct(Cell cell, int[] first, int[] second, int p, int q) {
        int[] a = new int[3];
        int[] b = new int[3];
        a[p] = 1;
        b[q] = 1;
        double size = Math.max(length(cell, a), length(cell, b));
        return Math.abs(product(cell, first, second) - product(cell, a, b)) < TOLERANCE * size;
    }

    private static double product(Cell cell, int[] first, int[] second) {
        double[] a = cell.cartesian(first[0], first[1], first[2]);
        double[] b = cell.cartesian(second[0], second[1], second[2]);
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
