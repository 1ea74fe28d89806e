package io.github.acetune.md;

/** Long vectors whose triples are displacements. */
final class Vector {
    private Vector() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** a += factor·b. */
    static void add(double[] a, double factor, double[] b) {
        for (int k = 0; k < a.length; k++) {
            a[k] += factor * b[k];
        }
    }

    /** Length of the longest triple. */
    static double longest(double[] a) {
        double largest = 0;
        for (int k = 0; k < a.length; k += 3) {
            double square = a[k] * a[k] + a[k + 1] * a[k + 1] + a[k + 2] * a[k + 2];
            largest = Math.max(largest, square);
        }
        return Math.sqrt(largest);
    }
}
