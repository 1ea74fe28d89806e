package io.github.acetune.analysis;

import io.github.acetune.ace.evaluate.SphericalHarmonics;

/** Orthonormal real spherical harmonics up to a largest l; (l, m) with −l ≤ m ≤ l stands at l² + l + m. Not for several threads. */
final class RealHarmonics {
    private static final double PER_ROOT_4_PI = 1 / Math.sqrt(4 * Math.PI);

    private final int maxL;
    private final SphericalHarmonics complex;
    private final double[] values;
    private final double[] unused;

    RealHarmonics(int maxL) {
        this.maxL = maxL;
        this.complex = SphericalHarmonics.upTo(maxL);
        this.values = new double[2 * SphericalHarmonics.count(maxL)];
        this.unused = new double[6 * SphericalHarmonics.count(maxL)];
    }

    static int count(int maxL) {
        return (maxL + 1) * (maxL + 1);
    }

    /** The harmonics of a unit vector. */
    void evaluate(double x, double y, double z, double[] into) {
        complex.evaluate(x, y, z, values, unused);
        for (int l = 0; l <= maxL; l++) {
            int middle = l * l + l;
            into[middle] = PER_ROOT_4_PI * values[2 * SphericalHarmonics.index(l, 0)];
            for (int m = 1; m <= l; m++) {
                int at = 2 * SphericalHarmonics.index(l, m);
                into[middle + m] = Math.sqrt(2) * PER_ROOT_4_PI * values[at];
                into[middle - m] = Math.sqrt(2) * PER_ROOT_4_PI * values[at + 1];
            }
        }
    }
}
