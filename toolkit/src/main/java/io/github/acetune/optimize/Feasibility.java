package io.github.acetune.optimize;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How likely an evaluation is to succeed, learned from the failures told: a Gaussian process on 1 for success and 0 for failure,
 * whose mean far from all data is success (M. A. Gelbart, J. Snoek and R. P. Adams, UAI 2014, with regression for classification).
 */
final class Feasibility {
    private static final double SOFTNESS = 0.15;

    /** The logarithm of anything less would drown every other consideration. */
    private static final double LEAST = 1e-12;

    /**
     * Below this probability a place loses more than in proportion. Where the objective falls towards a region of failures, the
     * plain product with the improvement spends four of five evaluations beyond its edge; with these numbers less than half, and
     * the best value is lower.
     */
    private static final double TRUSTED = 0.8;

    private static final double CAUTION = 40;

    private final GaussianProcess process;

    private Feasibility(GaussianProcess process) {
        this.process = process;
    }

    /** Learns; without failures everything is likely to succeed. */
    static Feasibility of(
            SpaceCodec codec, List<Observation> observations, SplittableRandom random) {
        if (observations.stream().noneMatch(Observation::failed)) {
            return new Feasibility(null);
        }
        double[][] features = new double[observations.size()][];
        double[] targets = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            Observation observation = observations.get(i);
            features[i] = codec.features(codec.encode(observation.point()));
            // The process has mean 0, which stands for success.
            targets[i] = observation.failed() ? 1 : 0;
        }
        return new Feasibility(GaussianProcess.fit(features, targets, codec.metrics(), random));
    }

    /** The logarithm of the probability of success at a place, lowered where that is doubtful. */
    double logProbability(double[] features) {
        if (process == null) {
            return 0;
        }
        double[] prediction = new double[2];
        process.predict(features, prediction);
        double z = (0.5 - prediction[0]) / Math.hypot(prediction[1], SOFTNESS);
        double probability = Normal.distribution(z);
        double shortfall = Math.max(0, TRUSTED - probability);
        return Math.log(Math.max(probability, LEAST)) - CAUTION * shortfall;
    }
}
