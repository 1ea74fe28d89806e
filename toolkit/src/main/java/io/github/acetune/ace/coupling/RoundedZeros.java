package io.github.acetune.ace.coupling;

/**
 * Which Clebsch–Gordan coefficients that are exactly zero come out as zero in floating point.
 *
 * <p>The reference sorts functions that differ only in L by the number of their products, and evidently counts some whose
 * weight vanishes only up to rounding. Racah's sum over exponentials of logarithms of factorials leaves the same ones, so it
 * is done here the same way, for the order alone; values come from {@link ClebschGordan}.
 */
final class RoundedZeros {
    private static final double[] LOG_FACTORIAL = logFactorials(200);

    private RoundedZeros() {}

    /** Whether the alternating sum cancels to the last bit. */
    static boolean cancels(int l1, int m1, int l2, int m2, int coupled) {
        double sum = 0;
        for (int k = 0; k <= l1 + l2 - coupled; k++) {
            int[] factors = {
                k,
                l1 + l2 - coupled - k,
                l1 - m1 - k,
                l2 + m2 - k,
                coupled - l2 + m1 + k,
                coupled - l1 - m2 + k
            };
            double exponent = 0;
            boolean allowed = true;
            for (int factor : factors) {
                allowed &= factor >= 0;
                exponent += allowed ? LOG_FACTORIAL[factor] : 0;
            }
            if (allowed) {
                sum += (k % 2 == 0 ? 1 : -1) * Math.exp(-exponent);
            }
        }
        return sum == 0;
    }

    private static double[] logFactorials(int count) {
        var result = new double[count];
        for (int i = 1; i < count; i++) {
            result[i] = result[i - 1] + Math.log(i);
        }
        return result;
    }
}
