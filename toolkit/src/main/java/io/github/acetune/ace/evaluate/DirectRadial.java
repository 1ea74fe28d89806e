package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.CoreFunction;
import io.github.acetune.ace.radial.RadialFunctions;

/**
 * Columns as linear combinations of the exact g_k(r).
 *
 * @param functions g_k
 * @param matrix [K][columns]: all arrays of the inner loop have one index, so that the compiler may use SIMD
 * @param columns number of columns
 * @param coreFunction the repulsion
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record DirectRadial(
        RadialFunctions functions, double[][] matrix, int columns, CoreFunction coreFunction)
        implements PairRadial {
    @Override
    public void evaluate(double r, double[][] scratch, double[] values, double[] slopes) {
        double[] g = scratch[0];
        double[] dg = scratch[1];
        functions.evaluate(r, g, dg);
        int size = functions.size();
        for (int column = 0; column < columns; column++) {
            values[column] = 0;
            slopes[column] = 0;
        }
        int k = 0;
        for (; k + 3 < size; k += 4) {
            addFour(k, g, values);
            addFour(k, dg, slopes);
        }
        for (; k < size; k++) {
            double[] row = matrix[k];
            double value = g[k];
            double slope = dg[k];
            for (int column = 0; column < columns; column++) {
                values[column] += row[column] * value;
                slopes[column] += row[column] * slope;
            }
        }
    }

    /** Four functions at once, so that the columns are read and written once for all of them. */
    private void addFour(int k, double[] g, double[] sums) {
        double[] m0 = matrix[k];
        double[] m1 = matrix[k + 1];
        double[] m2 = matrix[k + 2];
        double[] m3 = matrix[k + 3];
        double g0 = g[k];
        double g1 = g[k + 1];
        double g2 = g[k + 2];
        double g3 = g[k + 3];
        for (int column = 0; column < columns; column++) {
            sums[column] += m0[column] * g0 + m1[column] * g1 + m2[column] * g2 + m3[column] * g3;
        }
    }

    @Override
    public int basisSize() {
        return functions.size();
    }

    @Override
    public double core(double r) {
        return coreFunction.value(r);
    }

    @Override
    public double coreSlope(double r) {
        return coreFunction.derivative(r);
    }
}
