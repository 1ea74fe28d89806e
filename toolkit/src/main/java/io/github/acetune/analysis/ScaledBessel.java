package io.github.acetune.analysis;

/**
 * Modified spherical Bessel functions of the first kind times e^(−x). Upward recurrence loses digits where l exceeds x, so the
 * ratios are computed downwards from well above the wanted l (Miller's algorithm) and scaled by i_0(x) = sinh(x)/x.
 */
final class ScaledBessel {
    /** Below this the leading term of the power series is exact to rounding. */
    private static final double SMALL = 1e-8;

    private ScaledBessel() {}

    /** Sets values[l] = e^(−x) i_l(x) for x ≥ 0. */
    static void evaluate(double x, double[] values) {
        int maxL = values.length - 1;
        if (x < SMALL) {
            values[0] = 1 - x;
            for (int l = 1; l <= maxL; l++) {
                values[l] = values[l - 1] * x / (2 * l + 1);
            }
            return;
        }
        int start = maxL + 20 + (int) Math.ceil(2 * Math.sqrt(40 * (x + maxL + 1)));
        double above = 0;
        double here = Double.MIN_NORMAL * 0x1p100;
        for (int l = start; l > 0; l--) {
            double below = above + (2 * l + 1) / x * here;
            above = here;
            here = below;
            if (l - 1 <= maxL) {
                values[l - 1] = here;
            }
            if (here > 0x1p500) {
                above *= 0x1p-500;
                here *= 0x1p-500;
                for (int k = Math.max(0, l - 1); k <= maxL; k++) {
                    values[k] *= 0x1p-500;
                }
            }
        }
        double scale = -Math.expm1(-2 * x) / (2 * x) / values[0];
        for (int l = 0; l <= maxL; l++) {
            values[l] *= scale;
        }
    }
}
