package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.List;

/**
 * What a surrogate is fitted to: the successful observations as codes, features and standardised targets.
 *
 * @param codes [n][dimensions], NaN where a dimension is inactive
 * @param features [n][dimensions]
 * @param targets standardised, [n]
 * @param transform that standardised them
 * @param best index of the lowest target
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package only
record TrainingData(
        double[][] codes,
        double[][] features,
        double[] targets,
        OutputTransform transform,
        int best) {

    /** The data of one objective; at least one observation must have succeeded. */
    static TrainingData of(SpaceCodec codec, List<Observation> observations, int objective) {
        List<double[]> codes = new ArrayList<>();
        List<double[]> features = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Observation observation : observations) {
            if (!observation.failed()) {
                double[] code = codec.encode(observation.point());
                codes.add(code);
                features.add(codec.features(code));
                values.add(observation.values().get(objective));
            }
        }
        double[] raw = values.stream().mapToDouble(Double::doubleValue).toArray();
        OutputTransform transform = OutputTransform.of(raw);
        double[] targets = transform.apply(raw);
        int best = 0;
        for (int i = 1; i < targets.length; i++) {
            best = targets[i] < targets[best] ? i : best;
        }
        return new TrainingData(
                codes.toArray(double[][]::new),
                features.toArray(double[][]::new),
                targets,
                transform,
                best);
    }

    int size() {
        return targets.length;
    }

    double lowest() {
        return targets[best];
    }

    /** The data followed by assumed ones. */
    TrainingData with(double[][] moreFeatures, double[] moreTargets) {
        List<double[]> allFeatures = new ArrayList<>(List.of(features));
        allFeatures.addAll(List.of(moreFeatures));
        double[] allTargets = java.util.Arrays.copyOf(targets, targets.length + moreTargets.length);
        System.arraycopy(moreTargets, 0, allTargets, targets.length, moreTargets.length);
        return new TrainingData(
                codes, allFeatures.toArray(double[][]::new), allTargets, transform, best);
    }
}
