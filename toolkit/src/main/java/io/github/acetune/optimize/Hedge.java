package io.github.acetune.optimize;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The memory of gp_hedge.
 *
 * @param gains of the acquisitions in {@link #PORTFOLIO}: minus the standardised values expected of their nominees, summed
 * @param nominees the points nominated last; empty before the first
 */
record Hedge(List<Double> gains, List<Point> nominees) {
    /** The acquisitions that nominate. */
    static final List<Acquisition> PORTFOLIO =
            List.of(
                    Acquisition.EXPECTED_IMPROVEMENT,
                    Acquisition.PROBABILITY_OF_IMPROVEMENT,
                    Acquisition.LOWER_CONFIDENCE_BOUND);

    static final Hedge START = new Hedge(List.of(0.0, 0.0, 0.0), List.of());

    Hedge {
        gains = List.copyOf(gains);
        nominees = List.copyOf(nominees);
    }

    /** Credits the last nominees with what the model now expects of them. */
    Hedge credited(SpaceCodec codec, Surrogate surrogate) {
        if (nominees.isEmpty()) {
            return this;
        }
        Double[] credited = new Double[gains.size()];
        for (int k = 0; k < credited.length; k++) {
            credited[k] = gains.get(k) - surrogate.mean(codec.features(nominees.get(k)));
        }
        return new Hedge(List.of(credited), nominees);
    }

    Hedge nominating(List<Point> points) {
        return new Hedge(gains, points);
    }

    /** The number of an acquisition, drawn with chances proportional to exp(gain). */
    int draw(SplittableRandom random) {
        double highest = gains.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double[] weights = gains.stream().mapToDouble(gain -> Math.exp(gain - highest)).toArray();
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        for (int k = 0; k < weights.length - 1; k++) {
            left -= weights[k];
            if (left < 0) {
                return k;
            }
        }
        return weights.length - 1;
    }
}
