package io.github.acetune.fit.nonlinear;

/** Sums and products of vectors. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double[] difference(double[] a, double[] b) {
        var result = a.clone();
        addScaled(-1, b, result);
        return result;
    }

    /** y += factor x. */
    static void addScaled(double factor, double[] x, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] += factor * x[k];
        }
    }
}
