package io.github.acetune.optimize;

/**
 * Cholesky factors of small matrices. In Java rather than by OpenBLAS: for the tens of points of a surrogate the call costs more
 * than the work, and the result does not depend on how many threads OpenBLAS was given for the fits next door.
 */
final class LowerTriangle {
    private LowerTriangle() {}

    /**
     * Factors a symmetric positive definite matrix in place.
     *
     * @param a [n][n], of which the lower triangle is read and replaced by the factor
     * @return false where the matrix is not positive definite
     */
    static boolean factor(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            double[] row = a[i];
            for (int j = 0; j <= i; j++) {
                double[] other = a[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return false;
                    }
                    row[i] = Math.sqrt(sum);
                } else {
                    row[j] = sum / other[j];
                }
            }
        }
        return true;
    }

    /** Solves L Lᵀ x = b for the factor L; returns a new array. */
    static double[] solve(double[][] factor, double[] b) {
        int n = b.length;
        double[] x = forward(factor, b);
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= factor[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= factor[i][k] * x[i];
            }
        }
        return x;
    }

    /** Solves L x = b; returns a new array. */
    static double[] forward(double[][] factor, double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * x[k];
            }
            x[i] = sum / factor[i][i];
        }
        return x;
    }

    /** The inverse of L Lᵀ, [n][n], both triangles. */
    static double[][] inverse(double[][] factor) {
        int n = factor.length;
        double[][] rows = new double[n][];
        for (int j = 0; j < n; j++) {
            // Row j of the transpose of L's inverse: nothing before j.
            double[] x = new double[n];
            x[j] = 1 / factor[j][j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= factor[i][k] * x[k];
                }
                x[i] = sum / factor[i][i];
            }
            rows[j] = x;
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += rows[i][k] * rows[j][k];
                }
                inverse[i][j] = sum;
                inverse[j][i] = sum;
            }
        }
        return inverse;
    }
}
