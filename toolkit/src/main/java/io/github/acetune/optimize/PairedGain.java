package io.github.acetune.optimize;

import java.util.Arrays;
import java.util.List;
import smile.math.special.Beta;

/**
 * How much lower one way of searching came than another from the same seeds.
 *
 * @param mean of the differences, positive where the first is lower
 * @param error standard error of that mean
 * @param p how likely a difference this much in favour of the first would be by chance: Student's paired test, one-sided
 */
public record PairedGain(double mean, double error, double p) {
    /**
     * Compares two ways.
     *
     * @param own the best values of the first, one for every seed
     * @param other those of the second from the same seeds, at least two
     * @return the gain of the first
     */
    public static PairedGain of(List<Double> own, List<Double> other) {
        double[] gains = new double[own.size()];
        for (int seed = 0; seed < gains.length; seed++) {
            gains[seed] = other.get(seed) - own.get(seed);
        }
        double mean = Arrays.stream(gains).average().orElseThrow();
        double error = standardError(gains);
        return new PairedGain(mean, error, upperTail(mean / error, gains.length - 1.0));
    }

    static double standardError(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /** The probability that Student's t with so many degrees of freedom is larger. */
    static double upperTail(double t, double freedom) {
        if (Double.isNaN(t)) {
            return Double.NaN;
        }
        double half =
                Beta.regularizedIncompleteBetaFunction(
                                freedom / 2, 0.5, freedom / (freedom + t * t))
                        / 2;
        return t > 0 ? half : 1 - half;
    }
}
