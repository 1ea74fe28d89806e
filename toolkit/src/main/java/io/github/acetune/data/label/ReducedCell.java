package io.github.acetune.data.label;

import io.github.acetune.structure.Cell;

/**
 * The shortest vectors of a lattice (H. Minkowski), found by the greedy algorithm of P. Q. Nguyen and D. Stehlé (ACM Trans.
 * Algorithms 5, 46 (2009)), which is exact in three dimensions.
 */
final class ReducedCell {
    /** Acute cells cost several times as many plane waves and k-points; others are left alone. */
    private static final double WORTHWHILE = 0.93;

    private static final double SHORTER = 1 - 1e-12;

    private ReducedCell() {}

    /** The reduced cell where its vectors are clearly shorter together, else the same one. */
    static Cell of(Cell cell) {
        double[][] v = rows(cell);
        double before = sum(v);
        reduce(v);
        if (sum(v) >= WORTHWHILE * before) {
            return cell;
        }
        Cell reduced =
                new Cell(
                        v[0][0], v[0][1], v[0][2], v[1][0], v[1][1], v[1][2], v[2][0], v[2][1],
                        v[2][2]);
        if (reduced.signedVolume() >= 0) {
            return reduced;
        }
        double[] flipped = reduced.toArray();
        for (int k = 0; k < flipped.length; k++) {
            flipped[k] = -flipped[k];
        }
        return Cell.of(flipped);
    }

    private static void reduce(double[][] v) {
        boolean changed = true;
        while (changed) {
            changed = false;
            sort(v);
            double inPlane = Math.rint(dot(v[0], v[1]) / dot(v[0], v[0]));
            if (inPlane != 0) {
                subtract(v[1], inPlane, v[0]);
                changed = true;
                continue;
            }
            double[] shortest = shortestThird(v);
            if (dot(shortest, shortest) < SHORTER * dot(v[2], v[2])) {
                v[2] = shortest;
                changed = true;
            }
        }
    }

    /** The third vector moved by the first two so that it is shortest, looked for around its projection. */
    private static double[] shortestThird(double[][] v) {
        double aa = dot(v[0], v[0]);
        double ab = dot(v[0], v[1]);
        double bb = dot(v[1], v[1]);
        double ac = dot(v[0], v[2]);
        double bc = dot(v[1], v[2]);
        double determinant = aa * bb - ab * ab;
        double x = Math.rint((ac * bb - bc * ab) / determinant);
        double y = Math.rint((bc * aa - ac * ab) / determinant);
        double[] best = v[2];
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                double[] candidate = v[2].clone();
                subtract(candidate, x + i, v[0]);
                subtract(candidate, y + j, v[1]);
                best = dot(candidate, candidate) < SHORTER * dot(best, best) ? candidate : best;
            }
        }
        return best;
    }

    private static void sort(double[][] v) {
        java.util.Arrays.sort(v, java.util.Comparator.comparingDouble(row -> dot(row, row)));
    }

    private static double[][] rows(Cell cell) {
        return new double[][] {
            {cell.ax(), cell.ay(), cell.az()},
            {cell.bx(), cell.by(), cell.bz()},
            {cell.cx(), cell.cy(), cell.cz()}
        };
    }

    private static double sum(double[][] v) {
        double sum = 0;
        for (double[] row : v) {
            sum += Math.sqrt(dot(row, row));
        }
        return sum;
    }

    private static void subtract(double[] vector, double times, double[] other) {
        for (int k = 0; k < 3; k++) {
            vector[k] -= times * other[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
