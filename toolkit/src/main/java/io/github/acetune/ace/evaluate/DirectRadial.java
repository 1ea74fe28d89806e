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
        for (int k = 0; k < size; k++) {
            double[] row = matrix[k];
            double value = g[k];
            double slope = dg[k];
            for (int column = 0; column < columns; column++) {
                values[column] += row[column] * value;
                slopes[column] += row[column] * slope;
            }
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
