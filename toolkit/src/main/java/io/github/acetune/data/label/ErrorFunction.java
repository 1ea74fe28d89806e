package io.github.acetune.data.label;

/** erf to double precision: the libraries at hand give seven digits. */
final class ErrorFunction {
    private static final double SERIES_END = 3;
    private static final int FRACTION_DEPTH = 60;

    private ErrorFunction() {}

    /** erf(x) for x of at least 0. */
    static double of(double x) {
        return x < SERIES_END ? series(x) : 1 - complement(x);
    }

    /** 2/√π e^(−x²) Σ 2^n x^(2n+1) / (2n+1)!!, Abramowitz and Stegun 7.1.6. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > 1e-17 * sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** erfc as a continued fraction, Abramowitz and Stegun 7.1.14. */
    private static double complement(double x) {
        double fraction = x;
        for (int n = FRACTION_DEPTH; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
    }
}
