package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.RadialFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a centre reads of one kind of neighbour, in the layout of the SIMD engines.
 *
 * <p>Where many n share few harmonics, that is for low l, neighbours are summed in the bare radial basis, A^g_klm = Σ_j g_k Y_lm,
 * and the sums are contracted once per batch, A_nlm = Σ_k c_nlk A^g_klm; those of l = 0 give the rank-1 functions of the densities
 * too. For higher l the R_nl of each neighbour are formed.
 *
 * <p>Matrices are cut into strips of {@link #STRIP} columns, [strip][rows][STRIP], the last one filled with zeros.
 *
 * @param <A> arrays of the engine's precision
 */
final class LaneShell<A> {
    static final int STRIP = 4;
    private static final int TYPICAL_NEIGHBOURS = 32;

    final CentreShell shell;

    /** The largest l of the harmonics that are summed, at least 0. */
    final int maxL;

    /** How many l, from 0 on, are summed in the bare basis; at least one. */
    final int bare;

    /** K. */
    final int basisSize;

    /** K, rounded up to whole strips. */
    final int basisRows;

    /** For each l in the bare basis the matrix [K][densities where l = 0, then n]. */
    final List<A> down;

    /** For each l in the bare basis its transpose. */
    final List<A> up;

    /** How many columns {@link #down} has, without filling. */
    final int[] width;

    /** The first column of those whose R_nl are formed. */
    final int firstColumn;

    /** How many R_nl are formed, rounded up to whole strips. */
    final int columns;

    /** The matrix [K][columns] that forms them. */
    final A strips;

    LaneShell(CentreShell shell, int densities, LaneKernels<A> kernels) {
        var radial = (DirectRadial) shell.radial();
        double[][] matrix = radial.matrix();
        this.shell = shell;
        this.maxL = Math.max(0, shell.maxL());
        this.basisSize = radial.basisSize();
        this.basisRows = padded(basisSize);
        this.bare = bareOrders(shell, basisSize);
        this.width = new int[bare];
        this.down = new ArrayList<>();
        this.up = new ArrayList<>();
        int column = 0;
        for (int l = 0; l < bare; l++) {
            width[l] = radials(shell, l) + (l == 0 ? densities : 0);
            double[][] part = columns(matrix, column, column + width[l]);
            down.add(kernels.copy(strips(part, width[l])));
            up.add(kernels.copy(strips(transposed(part, width[l]), basisSize)));
            column += width[l];
        }
        this.firstColumn = column;
        this.columns = padded(radial.columns() - column);
        this.strips = kernels.copy(strips(columns(matrix, column, radial.columns()), columns));
    }

    /** g_k. */
    RadialFunctions functions() {
        return ((DirectRadial) shell.radial()).functions();
    }

    /** The most columns, rounded up to whole strips, that a matrix {@link #down} has. */
    int widest() {
        int widest = 0;
        for (int columns : width) {
            widest = Math.max(widest, padded(columns));
        }
        return widest;
    }

    /** Which of the formed R_nl is the first with l. */
    int column(int l) {
        return shell.columnStart()[l] - firstColumn;
    }

    /** Where component m, from 0, of the A's with l stands. */
    int leaf(int l, int m) {
        return l <= shell.maxL() ? shell.leafStart()[l] + m * shell.leafStride()[l] : 0;
    }

    /** How many A_n there are with l. */
    int radials(int l) {
        return radials(shell, l);
    }

    private static int radials(CentreShell shell, int l) {
        return l <= shell.maxL() ? shell.radials()[l] : 0;
    }

    /** By the multiply-adds per neighbour: A, ∂E/∂Y and the slope in either basis, and the contractions. */
    private static int bareOrders(CentreShell shell, int basis) {
        int l = 1;
        while (l <= shell.maxL()) {
            int width = 2 * l + 1;
            int n = shell.radials()[l];
            int perBatch = 2 * n * width * basis / TYPICAL_NEIGHBOURS;
            if (3 * basis * width + perBatch >= 2 * n * basis + 3 * n * width) {
                break;
            }
            l++;
        }
        return l;
    }

    static int padded(int columns) {
        return (columns + STRIP - 1) / STRIP * STRIP;
    }

    private static double[][] columns(double[][] matrix, int from, int to) {
        double[][] part = new double[matrix.length][];
        for (int k = 0; k < matrix.length; k++) {
            part[k] = Arrays.copyOfRange(matrix[k], from, to);
        }
        return part;
    }

    private static double[][] transposed(double[][] matrix, int columns) {
        double[][] transposed = new double[columns][matrix.length];
        for (int k = 0; k < matrix.length; k++) {
            for (int column = 0; column < columns; column++) {
                transposed[column][k] = matrix[k][column];
            }
        }
        return transposed;
    }

    private static double[] strips(double[][] matrix, int columns) {
        double[] strips = new double[matrix.length * padded(columns)];
        for (int k = 0; k < matrix.length; k++) {
            for (int column = 0; column < matrix[k].length; column++) {
                int strip = (column / STRIP) * matrix.length + k;
                strips[strip * STRIP + column % STRIP] = matrix[k][column];
            }
        }
        return strips;
    }
}
