package io.github.acetune.ace.active;

/**
 * Finds rows of a tall matrix, as many as it has independent columns, whose determinant is nearly the largest.
 *
 * <p>Algorithm: S. A. Goreinov et al., in Matrix Methods: Theory, Algorithms, Applications (World Scientific, 2010), p. 247.
 * Gaussian elimination with row pivoting gives the start; then, as long as some row has a coefficient above the tolerance in the
 * basis of the chosen rows, it replaces the row it depends on most. Every exchange multiplies the volume by that coefficient.
 */
final class MaxVol {
    /** Stop when no coefficient is above this, as the reference does. */
    static final double TOLERANCE = 1.01;

    /** Give up after this many exchanges, as the reference does. */
    private static final int MAX_EXCHANGES = 300;

    private MaxVol() {}

    /**
     * What was chosen.
     *
     * @param rows indices of the chosen rows, [rank]
     * @param converged whether no coefficient is above the tolerance
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one step to the next
    record Selection(int[] rows, boolean converged) {}

    /**
     * Chooses rows, starting from the pivots of the first ones.
     *
     * @param rows [m][n], not changed
     * @param start the start is chosen among this many of the first rows: all, or those of an earlier selection
     */
    static Selection select(double[][] rows, int start) {
        var elimination = new RowElimination(rows, start);
        int[] chosen = elimination.pivotRows();
        if (chosen.length == 0) {
            return new Selection(chosen, true);
        }
        double[][] coefficients = elimination.coefficients();
        var largest = new int[rows.length];
        RowBlocks.forStrips(
                0,
                rows.length,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        largest[i] = largestEntry(coefficients[i]);
                    }
                });
        for (int exchange = 0; exchange < MAX_EXCHANGES; exchange++) {
            int row = largestRow(coefficients, largest);
            int column = largest[row];
            if (Math.abs(coefficients[row][column]) <= TOLERANCE) {
                return new Selection(chosen, true);
            }
            exchange(coefficients, row, column, largest);
            chosen[column] = row;
        }
        int row = largestRow(coefficients, largest);
        return new Selection(chosen, Math.abs(coefficients[row][largest[row]]) <= TOLERANCE);
    }

    private static int largestRow(double[][] coefficients, int[] largest) {
        int row = 0;
        for (int i = 1; i < largest.length; i++) {
            if (Math.abs(coefficients[i][largest[i]]) > Math.abs(coefficients[row][largest[row]])) {
                row = i;
            }
        }
        return row;
    }

    private static int largestEntry(double[] row) {
        double size = -1;
        int at = 0;
        for (int j = 0; j < row.length; j++) {
            if (Math.abs(row[j]) > size) {
                size = Math.abs(row[j]);
                at = j;
            }
        }
        return at;
    }

    /** Rank-one update of all coefficients after {@code row} has taken the place {@code column}. */
    private static void exchange(double[][] coefficients, int row, int column, int[] largest) {
        double[] entering = coefficients[row].clone();
        double pivot = entering[column];
        entering[column] -= 1;
        RowBlocks.forStrips(
                0,
                coefficients.length,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        double[] c = coefficients[i];
                        double factor = c[column] / pivot;
                        if (factor != 0) {
                            for (int j = 0; j < c.length; j++) {
                                c[j] -= factor * entering[j];
                            }
                            largest[i] = largestEntry(c);
                        }
                    }
                });
    }
}
