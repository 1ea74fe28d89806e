package io.github.acetune.fit.linear;

import java.util.Arrays;

/**
 * Householder triangularisation by blocks of columns: the reflections of a block act on each later column together, I − V Tᵀ Vᵀ, so that
 * V stays in the cache (R. Schreiber, C. Van Loan, SIAM J. Sci. Stat. Comput. 10, 53 (1989), compact WY).
 */
final class BlockReflections {
    /** Columns per block: with some thousand rows they fit into the second-level cache. */
    private static final int WIDTH = 16;

    private final int rows;
    private final double[] a;

    /** The vectors of a block, each [rows], zero above its first row. */
    private final double[] v;

    /** T, upper triangular, [WIDTH²]. */
    private final double[] t = new double[WIDTH * WIDTH];

    private BlockReflections(int rows, double[] a) {
        this.rows = rows;
        this.a = a;
        this.v = new double[WIDTH * rows];
    }

    /** Leaves R in the upper triangle of a column-major matrix, at least as tall as wide; the rest is scratch. */
    static void triangularise(int rows, int columns, double[] a) {
        var reflections = new BlockReflections(rows, a);
        for (int first = 0; first < columns; first += WIDTH) {
            int end = Math.min(columns, first + WIDTH);
            reflections.factorise(first, end);
            for (int column = end; column < columns; column++) {
                reflections.reflect(first, end - first, column);
            }
        }
    }

    private void factorise(int first, int end) {
        for (int j = first; j < end; j++) {
            int k = j - first;
            reflect(first, k, j);
            int at = k * rows;
            Arrays.fill(v, at + first, at + j, 0);
            System.arraycopy(a, j * rows + j, v, at + j, rows - j);
            double norm = Math.sqrt(dot(v, at + j, v, at + j, rows - j));
            double diagonal = v[at + j] > 0 ? -norm : norm;
            v[at + j] -= diagonal;
            double square = dot(v, at + j, v, at + j, rows - j);
            double tau = square > 0 ? 2 / square : 0;
            a[j * rows + j] = diagonal;
            extend(first, k, tau);
        }
    }

    /** Column k of T: −τ T (Vᵀ v), and τ below. */
    private void extend(int first, int k, double tau) {
        var overlaps = new double[k];
        for (int i = 0; i < k; i++) {
            overlaps[i] = dot(v, i * rows + first, v, k * rows + first, rows - first);
        }
        for (int i = 0; i < k; i++) {
            double sum = 0;
            for (int l = i; l < k; l++) {
                sum += t[l * WIDTH + i] * overlaps[l];
            }
            t[k * WIDTH + i] = -tau * sum;
        }
        t[k * WIDTH + k] = tau;
    }

    /** Applies the first reflections of a block, in their order, to a column. */
    private void reflect(int first, int count, int column) {
        int length = rows - first;
        int at = column * rows + first;
        var along = new double[count];
        for (int k = 0; k < count; k++) {
            along[k] = dot(v, k * rows + first, a, at, length);
        }
        for (int k = 0; k < count; k++) {
            double sum = 0;
            for (int i = 0; i <= k; i++) {
                sum += t[k * WIDTH + i] * along[i];
            }
            addScaled(-sum, k * rows + first, at, length);
        }
    }

    private void addScaled(double factor, int from, int to, int length) {
        for (int k = 0; k < length; k++) {
            a[to + k] += factor * v[from + k];
        }
    }

    private static double dot(double[] x, int xo, double[] y, int yo, int length) {
        return JavaAlgebra.dot(x, xo, y, yo, length);
    }
}
