package io.github.acetune.structure;

/** Products of vectors with three components. */
final class Vectors {
    private Vectors() {}

    static double[] cross(double[] a, double[] b) {
        return new double[] {
            a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
        };
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static double length(double... vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
