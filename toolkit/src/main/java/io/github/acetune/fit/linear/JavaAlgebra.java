package io.github.acetune.fit.linear;

import java.util.Arrays;

/** The same in Java: for platforms without the natives, and the twin that tests compare with. */
final class JavaAlgebra implements DenseAlgebra {
    @Override
    public String name() {
        return "Java";
    }

    @Override
    public void addGramPanel(
            int rows, int columns, double[] a, int firstColumn, int lastColumn, double[] gram) {
        for (int j = firstColumn; j < lastColumn; j++) {
            int i = j;
            for (; i + 3 < columns; i += 4) {
                addFourDots(rows, a, i, j, gram, j * columns + i);
            }
            for (; i < columns; i++) {
                gram[j * columns + i] += dot(a, i * rows, a, j * rows, rows);
            }
        }
    }

    /** Four columns against one: each element of that column is loaded once for four products. */
    private static void addFourDots(int rows, double[] a, int i, int j, double[] gram, int target) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int at = j * rows;
        int i0 = i * rows;
        int i1 = i0 + rows;
        int i2 = i1 + rows;
        int i3 = i2 + rows;
        for (int r = 0; r < rows; r++) {
            double x = a[at + r];
            s0 += x * a[i0 + r];
            s1 += x * a[i1 + r];
            s2 += x * a[i2 + r];
            s3 += x * a[i3 + r];
        }
        gram[target] += s0;
        gram[target + 1] += s1;
        gram[target + 2] += s2;
        gram[target + 3] += s3;
    }

    @Override
    public void addTransposedProduct(
            int rows, int columns, double[] a, double alpha, double[] x, double[] y) {
        for (int j = 0; j < columns; j++) {
            y[j] += alpha * dot(a, j * rows, x, 0, rows);
        }
    }

    @Override
    public void addProduct(
            int rows, int columns, double[] a, double alpha, double[] x, double[] y) {
        for (int j = 0; j < columns; j++) {
            addScaled(alpha * x[j], a, j * rows, y, 0, rows);
        }
    }

    @Override
    public boolean cholesky(int n, double[] matrix) {
        for (int j = 0; j < n; j++) {
            double pivot = matrix[j * n + j];
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            for (int i = j; i < n; i++) {
                matrix[j * n + i] /= root;
            }
            for (int k = j + 1; k < n; k++) {
                addScaled(-matrix[j * n + k], matrix, j * n + k, matrix, k * n + k, n - k);
            }
        }
        return true;
    }

    @Override
    public void solveCholesky(int n, double[] factor, double[] b) {
        for (int j = 0; j < n; j++) {
            b[j] /= factor[j * n + j];
            addScaled(-b[j], factor, j * n + j + 1, b, j + 1, n - j - 1);
        }
        for (int j = n - 1; j >= 0; j--) {
            double sum = b[j] - dot(factor, j * n + j + 1, b, j + 1, n - j - 1);
            b[j] = sum / factor[j * n + j];
        }
    }

    @Override
    public void invertTriangle(int n, double[] factor) {
        for (int j = n - 1; j >= 0; j--) {
            int head = j * n + j;
            double pivot = 1 / factor[head];
            var below = Arrays.copyOfRange(factor, head + 1, (j + 1) * n);
            Arrays.fill(factor, head + 1, (j + 1) * n, 0);
            for (int k = 0; k < below.length; k++) {
                int column = (j + 1 + k) * n + j + 1 + k;
                addScaled(
                        -pivot * below[k], factor, column, factor, head + 1 + k, below.length - k);
            }
            factor[head] = pivot;
        }
    }

    @Override
    public void triangularise(int rows, int columns, double[] a) {
        BlockReflections.triangularise(rows, columns, a);
    }

    @Override
    public double affordableReflections() {
        return 1e10;
    }

    static double dot(double[] x, int xo, double[] y, int yo, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += x[xo + k] * y[yo + k];
            s1 += x[xo + k + 1] * y[yo + k + 1];
            s2 += x[xo + k + 2] * y[yo + k + 2];
            s3 += x[xo + k + 3] * y[yo + k + 3];
        }
        for (; k < length; k++) {
            s0 += x[xo + k] * y[yo + k];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static void addScaled(
            double factor, double[] x, int xo, double[] y, int yo, int length) {
        for (int k = 0; k < length; k++) {
            y[yo + k] += factor * x[xo + k];
        }
    }
}
