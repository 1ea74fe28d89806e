package io.github.acetune.optimize;

import smile.math.special.Erf;

/** The standard normal distribution and what expected improvement needs of it. */
final class Normal {
    private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

    /** Below this the direct formula for the improvement loses its digits to cancellation. */
    private static final double TAIL = -6;

    private Normal() {}

    static double density(double z) {
        return Math.exp(-z * z / 2 - LOG_ROOT_TWO_PI);
    }

    static double distribution(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    /** The expectation of max(level − Y, 0) for a normal Y. */
    static double improvement(double mean, double deviation, double level) {
        double z = (level - mean) / deviation;
        return deviation
                * (z > TAIL ? density(z) + z * distribution(z) : Math.exp(logImprovement(z)));
    }

    /** log(φ(z) + z Φ(z)), also where that is far below the smallest number. */
    static double logImprovement(double z) {
        if (z > TAIL) {
            return Math.log(density(z) + z * distribution(z));
        }
        // φ(z) + z Φ(z) = φ(z) (1/z² − 3/z⁴ + 15/z⁶ − …)
        double inverse = 1 / (z * z);
        double series = inverse * (1 - inverse * (3 - inverse * (15 - inverse * 105)));
        return -z * z / 2 - LOG_ROOT_TWO_PI + Math.log(series);
    }
}
