package io.github.acetune.fit.linear;

/**
 * A least-squares problem min |A x − b|² in the space of its columns: Gram matrix, right-hand side and |b|². Everything that
 * ridge, priors, evidence and paths need, whatever the number of rows.
 *
 * @param columns number of unknowns n
 * @param gram AᵀA, [n²], its lower triangle at least
 * @param rightHandSide Aᵀb, [n]
 * @param squaredNorm |b|²
 * @param rows number of equations
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, shared and never written to
public record ReducedSystem(
        int columns, double[] gram, double[] rightHandSide, double squaredNorm, long rows) {

    /**
     * AᵀA x.
     *
     * @param x [n]
     * @return a new array [n]
     */
    public double[] multiply(double... x) {
        var y = new double[columns];
        for (int j = 0; j < columns; j++) {
            int at = j * columns;
            double sum = gram[at + j] * x[j];
            for (int i = j + 1; i < columns; i++) {
                double g = gram[at + i];
                sum += g * x[i];
                y[i] += g * x[j];
            }
            y[j] += sum;
        }
        return y;
    }

    /**
     * |A x − b|², as far as rounding of the Gram form allows.
     *
     * @param x [n]
     * @return the sum of squares, zero at least
     */
    public double squaredResidual(double... x) {
        double[] gx = multiply(x);
        double sum = squaredNorm;
        for (int j = 0; j < columns; j++) {
            sum += x[j] * (gx[j] - 2 * rightHandSide[j]);
        }
        return Math.max(0, sum);
    }

    /**
     * The mean of (AᵀA)_kk / scale_k: the unit in which a ridge means the same for every system.
     *
     * @param scale [n], above zero
     * @return the mean
     */
    public double meanDiagonal(double... scale) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
            sum += gram[k * columns + k] / scale[k];
        }
        return sum / columns;
    }

    /** (AᵀA)_row,column with row ≥ column. */
    double entry(int row, int column) {
        return gram[column * columns + row];
    }

    /**
     * The problem with some of its columns only.
     *
     * @param chosen which, in any order
     * @return a new system
     */
    public ReducedSystem part(int... chosen) {
        int count = chosen.length;
        var some = new double[count * count];
        var right = new double[count];
        for (int j = 0; j < count; j++) {
            right[j] = rightHandSide[chosen[j]];
            for (int i = j; i < count; i++) {
                some[j * count + i] =
                        entry(Math.max(chosen[i], chosen[j]), Math.min(chosen[i], chosen[j]));
            }
        }
        return new ReducedSystem(count, some, right, squaredNorm, rows);
    }
}
