package io.github.acetune.fit.linear;

import java.util.Arrays;

/**
 * Orthogonal matching pursuit in the space of the columns: in each step the column that lowers |A x − b|² + Σ ridge_k x_k² most comes
 * in, and all coefficients are fitted anew. The ridge is the smoothness prior: a stiff column must explain more to come in.
 *
 * <p>A pivoted Cholesky factorisation of the Gram matrix in the order of the steps: n²·steps operations in all (S. Chen, S. A.
 * Billings, W. Luo, Int. J. Control 50, 1873 (1989), orthogonal least squares).
 */
public final class MatchingPursuit {
    private MatchingPursuit() {}

    /**
     * The order in which columns come in.
     *
     * @param system the problem
     * @param ridge ridge_k, [n], zero or more
     * @param steps how many, at most n
     * @return column indices, [steps]
     */
    public static int[] order(ReducedSystem system, double[] ridge, int steps) {
        int n = system.columns();
        var diagonal = new double[n];
        double[] correlation = system.rightHandSide().clone();
        var initial = new double[n];
        for (int k = 0; k < n; k++) {
            diagonal[k] = system.gram()[k * n + k] + ridge[k];
            initial[k] = diagonal[k];
        }
        var rows = new double[steps][];
        var order = new int[steps];
        var used = new boolean[n];
        for (int step = 0; step < steps; step++) {
            int best = best(diagonal, initial, correlation, used);
            order[step] = best;
            used[best] = true;
            rows[step] = eliminated(system, rows, step, best, diagonal[best], ridge[best]);
            double along = correlation[best] / Math.sqrt(diagonal[best]);
            for (int k = 0; k < n; k++) {
                if (!used[k]) {
                    diagonal[k] -= rows[step][k] * rows[step][k];
                    correlation[k] -= rows[step][k] * along;
                }
            }
        }
        return order;
    }

    /** The column whose entry lowers the sum most; columns that depend on those that are in come last. */
    private static int best(
            double[] diagonal, double[] initial, double[] correlation, boolean[] used) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < diagonal.length; k++) {
            if (used[k]) {
                continue;
            }
            boolean independent = diagonal[k] > 1e-12 * initial[k] && diagonal[k] > 0;
            double gain = independent ? correlation[k] * correlation[k] / diagonal[k] : -1;
            if (gain > most) {
                most = gain;
                best = k;
            }
        }
        return best;
    }

    /** The row of the Cholesky factor that belongs to a new column. */
    private static double[] eliminated(
            ReducedSystem system,
            double[][] rows,
            int step,
            int column,
            double pivot,
            double ridge) {
        int n = system.columns();
        var row = new double[n];
        if (!(pivot > 0)) {
            return row;
        }
        for (int k = 0; k < n; k++) {
            row[k] = system.entry(Math.max(k, column), Math.min(k, column));
        }
        row[column] += ridge;
        for (int s = 0; s < step; s++) {
            double factor = rows[s][column];
            if (factor != 0) {
                for (int k = 0; k < n; k++) {
                    row[k] -= factor * rows[s][k];
                }
            }
        }
        double root = Math.sqrt(pivot);
        Arrays.setAll(row, k -> row[k] / root);
        return row;
    }
}
