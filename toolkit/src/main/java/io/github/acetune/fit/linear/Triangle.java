package io.github.acetune.fit.linear;

import java.util.List;

/**
 * A least-squares problem min |A x − b|² after an orthogonal factorisation of its rows, |R x − z|² + rest: as good as the rows
 * themselves, where a Gram matrix has squared their condition.
 *
 * <p>The factorisation of a tall matrix is that of its blocks, whose triangles are stacked and factorised again (J. Demmel, L.
 * Grigori, M. Hoemmen, J. Langou, SIAM J. Sci. Comput. 34, A206 (2012), TSQR).
 *
 * @param columns number of unknowns n
 * @param r R with z as one more column and the root of the rest below it, upper triangular, column-major, [(n + 1)²]
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, shared and never written to
public record Triangle(int columns, double[] r) {
    /**
     * Factorises some rows.
     *
     * @param columns number of unknowns n
     * @param blocks of A, each column-major, [rows·n]
     * @param targets of b, [rows] each
     * @return their triangle
     */
    public static Triangle of(int columns, List<double[]> blocks, List<double[]> targets) {
        int total = targets.stream().mapToInt(target -> target.length).sum();
        int height = Math.max(total, columns + 1);
        var stack = new double[Math.multiplyExact(height, columns + 1)];
        int first = 0;
        for (int block = 0; block < blocks.size(); block++) {
            int rows = targets.get(block).length;
            for (int column = 0; column < columns; column++) {
                System.arraycopy(
                        blocks.get(block), column * rows, stack, column * height + first, rows);
            }
            System.arraycopy(targets.get(block), 0, stack, columns * height + first, rows);
            first += rows;
        }
        return factorised(columns, height, stack);
    }

    /**
     * The triangle of the rows of two.
     *
     * @param other with as many columns
     * @return a new one
     */
    public Triangle with(Triangle other) {
        int width = columns + 1;
        var stack = new double[2 * width * width];
        for (int column = 0; column < width; column++) {
            System.arraycopy(r, column * width, stack, 2 * column * width, width);
            System.arraycopy(other.r, column * width, stack, (2 * column + 1) * width, width);
        }
        return factorised(columns, 2 * width, stack);
    }

    /**
     * The problem of some of the unknowns, the others being zero.
     *
     * @param chosen which, in any order
     * @return a new triangle
     */
    public Triangle part(int... chosen) {
        int width = columns + 1;
        var stack = new double[width * (chosen.length + 1)];
        for (int k = 0; k < chosen.length; k++) {
            System.arraycopy(r, chosen[k] * width, stack, k * width, width);
        }
        System.arraycopy(r, columns * width, stack, chosen.length * width, width);
        return factorised(chosen.length, width, stack);
    }

    private static Triangle factorised(int columns, int height, double[] stack) {
        DenseAlgebra.fastest().triangularise(height, columns + 1, stack);
        int width = columns + 1;
        var r = new double[width * width];
        for (int column = 0; column < width; column++) {
            System.arraycopy(stack, column * height, r, column * width, column + 1);
        }
        return new Triangle(columns, r);
    }

    /** R_row,column with row ≤ column; column n is z. */
    double entry(int row, int column) {
        return r[column * (columns + 1) + row];
    }

    /**
     * Aᵀ(b − A x), from R.
     *
     * @param x [n]
     * @return a new array [n]
     */
    public double[] gradient(double... x) {
        var residual = new double[columns];
        for (int row = 0; row < columns; row++) {
            residual[row] = entry(row, columns);
        }
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row <= column; row++) {
                residual[row] -= entry(row, column) * x[column];
            }
        }
        var gradient = new double[columns];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row <= column; row++) {
                gradient[column] += entry(row, column) * residual[row];
            }
        }
        return gradient;
    }

    /**
     * The same problem by its Gram matrix.
     *
     * @param rows number of equations
     * @return RᵀR, Rᵀz and |b|²
     */
    public ReducedSystem reduced(long rows) {
        int width = columns + 1;
        var whole = new double[width * width];
        DenseAlgebra.fastest().addGramPanel(width, width, r, 0, width, whole);
        var gram = new double[columns * columns];
        var rightHandSide = new double[columns];
        for (int column = 0; column < columns; column++) {
            for (int row = column; row < columns; row++) {
                gram[column * columns + row] = whole[column * width + row];
            }
            rightHandSide[column] = whole[column * width + columns];
        }
        return new ReducedSystem(columns, gram, rightHandSide, whole[width * width - 1], rows);
    }
}
