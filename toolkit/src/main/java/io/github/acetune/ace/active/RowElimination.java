package io.github.acetune.ace.active;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gaussian elimination of a tall matrix with row pivoting, and the coefficients of all its rows in the basis of the pivot rows.
 *
 * <p>Columns are first scaled to a largest entry of one, which changes neither pivots nor coefficients. A column that depends,
 * to rounding, on those before it has no pivot and plays no further part; so does one that vanishes. (The reference puts 1e-16 on
 * the diagonal of such columns, and its pseudo-inverse then leaves them out.)
 *
 * <p>Work is done in blocks of columns, so that nearly all of it is products of matrices that stay in the cache, and rows are
 * shared out among the processors; each number is computed in the same order however many there are.
 */
final class RowElimination {
    /** A scaled pivot below this is rounding: its column depends on those before it. */
    private static final double DEPENDENT = 1e-12;

    /** The same among rows that were chosen for being independent; exchanges may have made single pivots a little smaller. */
    private static final double DEPENDENT_CHOSEN = 1e-13;

    /** A column whose entries are this much smaller than the largest of all is rounding. */
    private static final double VANISHING = 1e-15;

    private final double[][] work;
    private final double[] scale;
    private final int[] order;
    private final int[] pivotColumns;
    private final int candidates;
    private final double smallestPivot;
    private int rank;

    /**
     * Eliminates.
     *
     * @param rows [m][n], not changed
     * @param candidates pivots are chosen among this many of the first rows: all, or those of an earlier choice
     */
    RowElimination(double[][] rows, int candidates) {
        int n = rows[0].length;
        this.candidates = candidates;
        this.smallestPivot = candidates < rows.length ? DEPENDENT_CHOSEN : DEPENDENT;
        this.scale = scales(rows, candidates);
        this.work = new double[rows.length][];
        RowBlocks.forStrips(
                0,
                rows.length,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        work[i] = scaled(rows[i]);
                    }
                });
        this.order = IntStream.range(0, rows.length).toArray();
        this.pivotColumns = new int[Math.min(n, candidates)];
        for (int from = 0; from < n; from += RowBlocks.BLOCK) {
            int to = Math.min(n, from + RowBlocks.BLOCK);
            int first = rank;
            eliminateWithin(from, to);
            eliminateBehind(first, to);
        }
    }

    /** The largest entry of each column; zero where the column vanishes. */
    private static double[] scales(double[][] rows, int candidates) {
        var largest = new double[rows[0].length];
        for (int i = 0; i < candidates; i++) {
            for (int j = 0; j < largest.length; j++) {
                largest[j] = Math.max(largest[j], Math.abs(rows[i][j]));
            }
        }
        double smallest = VANISHING * Arrays.stream(largest).max().orElse(0);
        for (int j = 0; j < largest.length; j++) {
            largest[j] = largest[j] > smallest ? largest[j] : 0;
        }
        return largest;
    }

    private double[] scaled(double[] row) {
        var result = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            result[j] = scale[j] == 0 ? 0 : row[j] / scale[j];
        }
        return result;
    }

    /** Finds the pivots of a block of columns, and updates this block only. */
    private void eliminateWithin(int from, int to) {
        for (int column = from; column < to; column++) {
            int pivot = pivotRow(column);
            if (pivot < 0) {
                continue;
            }
            swap(rank, pivot);
            double[] top = work[rank];
            for (int i = rank + 1; i < work.length; i++) {
                double[] row = work[i];
                double factor = row[column] / top[column];
                row[column] = factor;
                if (factor != 0) {
                    for (int j = column + 1; j < to; j++) {
                        row[j] -= factor * top[j];
                    }
                }
            }
            pivotColumns[rank++] = column;
        }
    }

    private int pivotRow(int column) {
        int pivot = -1;
        double largest = smallestPivot;
        for (int i = rank; i < candidates; i++) {
            double size = Math.abs(work[i][column]);
            if (size > largest) {
                largest = size;
                pivot = i;
            }
        }
        return pivot;
    }

    private void swap(int i, int j) {
        double[] row = work[i];
        work[i] = work[j];
        work[j] = row;
        int index = order[i];
        order[i] = order[j];
        order[j] = index;
    }

    /** Applies the pivots from {@code first} on to all columns from {@code column} on. */
    private void eliminateBehind(int first, int column) {
        int n = scale.length;
        int pivots = rank - first;
        if (pivots == 0 || column == n) {
            return;
        }
        for (int t = first + 1; t < rank; t++) {
            RowBlocks.subtract(
                    work[t], multipliers(t, first, t - first), t - first, work, first, column, n);
        }
        int end = rank;
        RowBlocks.forStrips(
                end,
                work.length,
                (from, to) -> {
                    var factors = new double[to - from][];
                    for (int i = from; i < to; i++) {
                        factors[i - from] = multipliers(i, first, pivots);
                    }
                    for (int tile = column; tile < n; tile += RowBlocks.TILE) {
                        for (int i = from; i < to; i++) {
                            int tileEnd = Math.min(n, tile + RowBlocks.TILE);
                            RowBlocks.subtract(
                                    work[i], factors[i - from], pivots, work, first, tile, tileEnd);
                        }
                    }
                });
    }

    private double[] multipliers(int row, int first, int count) {
        var factors = new double[count];
        for (int t = 0; t < count; t++) {
            factors[t] = work[row][pivotColumns[first + t]];
        }
        return factors;
    }

    /** The pivot rows, as indices of the given matrix, [rank]. */
    int[] pivotRows() {
        return Arrays.copyOf(order, rank);
    }

    /**
     * The coefficients of all rows in the basis of the pivot rows, with pivot columns only: row = Σ_t c_t · pivot row t. Uses up
     * this object's memory; call it once.
     *
     * @return [m][rank], in the order of the given matrix
     */
    double[][] coefficients() {
        for (double[] row : work) {
            for (int t = 0; t < rank; t++) {
                row[t] = row[pivotColumns[t]];
            }
        }
        RowBlocks.forStrips(rank, work.length, this::solve);
        var result = new double[work.length][];
        for (int i = 0; i < work.length; i++) {
            result[order[i]] = Arrays.copyOf(work[i], rank);
        }
        for (int t = 0; t < rank; t++) {
            Arrays.fill(result[order[t]], 0);
            result[order[t]][t] = 1;
        }
        return result;
    }

    /** Solves c L = l for the rows of a strip, where L is the unit lower triangle of the pivot rows. */
    private void solve(int from, int to) {
        for (int block = (rank - 1) / RowBlocks.BLOCK * RowBlocks.BLOCK;
                block >= 0;
                block -= RowBlocks.BLOCK) {
            int end = Math.min(rank, block + RowBlocks.BLOCK);
            var factors = new double[to - from][];
            for (int i = from; i < to; i++) {
                double[] row = work[i];
                for (int t = end - 1; t > block; t--) {
                    double factor = row[t];
                    double[] lower = work[t];
                    for (int s = block; s < t; s++) {
                        row[s] -= factor * lower[s];
                    }
                }
                factors[i - from] = Arrays.copyOfRange(row, block, end);
            }
            for (int tile = 0; tile < block; tile += RowBlocks.TILE) {
                for (int i = from; i < to; i++) {
                    int tileEnd = Math.min(block, tile + RowBlocks.TILE);
                    RowBlocks.subtract(
                            work[i], factors[i - from], end - block, work, block, tile, tileEnd);
                }
            }
        }
    }

    /**
     * The inverse of the matrix of pivot rows and pivot columns, put back among all columns.
     *
     * @param rows independent rows, [r][n] with r ≤ n
     * @return [n][n]: row j holds what column j of the rows gives to each coefficient; zero for columns without a pivot
     */
    static double[][] inverse(double[][] rows) {
        int n = rows[0].length;
        int r = rows.length;
        var stacked = Arrays.copyOf(rows, r + n);
        for (int j = 0; j < n; j++) {
            stacked[r + j] = new double[n];
            stacked[r + j][j] = 1;
        }
        var elimination = new RowElimination(stacked, r);
        int[] pivots = elimination.pivotRows();
        double[][] coefficients = elimination.coefficients();
        var inverse = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int t = 0; t < pivots.length; t++) {
                inverse[j][pivots[t]] = coefficients[r + j][t];
            }
        }
        return inverse;
    }
}
