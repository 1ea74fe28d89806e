package io.github.acetune.ace.radial;

/**
 * Simplified spherical Bessel functions, orthogonalised by recurrence: E. Kocer, J. K. Mason, H. Erturk, AIP Adv. 10, 015021
 * (2020), equations 21 to 26, with l = 0.
 *
 * <p>f_n is a sum of two sinc functions whose frequencies are neighbouring multiples of π/r_c, so that one sine and one
 * cosine serve all n.
 */
final class SphericalBesselBasis implements BareBasis {
    private final double frequency;
    private final int size;
    private final double[] amplitude;
    private final double[] carry;
    private final double[] scale;

    SphericalBesselBasis(double cutoff, int size) {
        this.frequency = Math.PI / cutoff;
        this.size = size;
        this.amplitude = new double[size];
        this.carry = new double[size];
        this.scale = new double[size];
        double common = Math.sqrt(2) * Math.PI / (cutoff * Math.sqrt(cutoff));
        double previous = 1;
        for (int n = 0; n < size; n++) {
            double a = n + 1.0;
            double b = n + 2.0;
            amplitude[n] = (n % 2 == 0 ? 1 : -1) * common * a * b / Math.sqrt(a * a + b * b);
            double e = squared(n) * squared(n + 2) / (4 * squared(n + 1) * squared(n + 1) + 1);
            double d = n == 0 ? 1 : 1 - e / previous;
            carry[n] = n == 0 ? 0 : Math.sqrt(e / previous);
            scale[n] = 1 / Math.sqrt(d);
            previous = d;
        }
    }

    private static double squared(int n) {
        return (double) n * n;
    }

    /** The factors of f_n, [K], Å^−3/2. */
    double[] amplitudes() {
        return amplitude.clone();
    }

    /** The factors of g_{n−1} in g_n before scaling, [K]. */
    double[] carries() {
        return carry.clone();
    }

    /** The normalisation of g_n, [K]. */
    double[] scales() {
        return scale.clone();
    }

    @Override
    public void evaluate(double r, double[] values, double[] derivatives) {
        double x = frequency * r;
        double sine = Math.sin(x);
        double cosine = Math.cos(x);
        double inverse = 1 / r;
        double sinPrevious = 0;
        double sin = sine;
        double cos = cosine;
        double sinc = sin / x;
        double slope = (cos - sinc) * inverse;
        for (int n = 0; n < size; n++) {
            double sinNext = 2 * cosine * sin - sinPrevious;
            double cosNext = cosine * cos - sine * sin;
            double sincNext = sinNext / ((n + 2) * x);
            double slopeNext = (cosNext - sincNext) * inverse;
            double f = amplitude[n] * (sinc + sincNext);
            double df = amplitude[n] * (slope + slopeNext);
            if (n > 0) {
                f += carry[n] * values[n - 1];
                df += carry[n] * derivatives[n - 1];
            }
            values[n] = f * scale[n];
            derivatives[n] = df * scale[n];
            sinPrevious = sin;
            sin = sinNext;
            cos = cosNext;
            sinc = sincNext;
            slope = slopeNext;
        }
    }
}
