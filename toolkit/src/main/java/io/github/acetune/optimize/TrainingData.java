package io.github.acetune.optimize;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a surrogate is fitted to: observations as features and standardised targets.
 *
 * @param features [n][dimensions]
 * @param targets standardised, [n]
 * @param transform that standardised them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package only
record TrainingData(double[][] features, double[] targets, OutputTransform transform) {

    /** The data of some quantity of some observations. */
    static TrainingData of(
            SpaceCodec codec,
            List<Observation> observations,
            ToDoubleFunction<Observation> quantity) {
        double[][] features =
                observations.stream()
                        .map(observation -> codec.features(observation.point()))
                        .toArray(double[][]::new);
        double[] values = observations.stream().mapToDouble(quantity).toArray();
        OutputTransform transform = OutputTransform.of(values);
        return new TrainingData(features, transform.apply(values), transform);
    }

    double lowest() {
        return Arrays.stream(targets).min().orElseThrow();
    }

    double highest() {
        return Arrays.stream(targets).max().orElseThrow();
    }

    /** The data followed by assumed ones. */
    TrainingData with(double[][] moreFeatures, double[] moreTargets) {
        double[][] allFeatures = Arrays.copyOf(features, features.length + moreFeatures.length);
        System.arraycopy(moreFeatures, 0, allFeatures, features.length, moreFeatures.length);
        double[] allTargets = Arrays.copyOf(targets, targets.length + moreTargets.length);
        System.arraycopy(moreTargets, 0, allTargets, targets.length, moreTargets.length);
        return new TrainingData(allFeatures, allTargets, transform);
    }
}
