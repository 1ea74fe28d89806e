package io.github.acetune.data.label;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix (C. G. J. Jacobi 1846).
 *
 * @param values in no particular order
 * @param vectors as columns
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, not compared
record SymmetricEigen(double[] values, double[][] vectors) {
    private static final int LARGEST_SWEEP_COUNT = 50;

    static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
        }
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < LARGEST_SWEEP_COUNT; sweep++) {
            rotated = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotated |= rotate(a, v, p, q);
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return new SymmetricEigen(values, v);
    }

    private static boolean rotate(double[][] a, double[][] v, int p, int q) {
        if (Math.abs(a[p][q]) <= 1e-17 * (Math.abs(a[p][p]) + Math.abs(a[q][q]))) {
            return false;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double c = 1 / Math.hypot(1, t);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double first = a[k][p];
            a[k][p] = c * first - s * a[k][q];
            a[k][q] = s * first + c * a[k][q];
            double vector = v[k][p];
            v[k][p] = c * vector - s * v[k][q];
            v[k][q] = s * vector + c * v[k][q];
        }
        for (int k = 0; k < a.length; k++) {
            double first = a[p][k];
            a[p][k] = c * first - s * a[q][k];
            a[q][k] = s * first + c * a[q][k];
        }
        return true;
    }
}
