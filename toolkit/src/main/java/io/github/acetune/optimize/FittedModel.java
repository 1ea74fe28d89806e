package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** The surrogates of all objectives, of feasibility and, where asked for, of cost, with what is assumed of pending points. */
final class FittedModel {
    private static final int LEAST_TIMES = 2;

    private final OptimizerSettings settings;
    private final List<TrainingData> data = new ArrayList<>();

    /** Fitted to the data alone, one for every objective. */
    private final List<Surrogate> surrogates = new ArrayList<>();

    /** The same with assumed values at the pending points. */
    private final List<Surrogate> conditioned = new ArrayList<>();

    private final double[][] pendingFeatures;
    private final Feasibility feasibility;
    private final InteriorPreference preference;
    private final Surrogate logSeconds;
    private final SplittableRandom random;

    /**
     * Fits.
     *
     * @param observations at least two of which succeeded
     * @param number of the ask, from 0
     */
    FittedModel(
            SpaceCodec codec,
            OptimizerSettings settings,
            List<Observation> observations,
            List<Point> pending,
            long number,
            SplittableRandom random) {
        this.settings = settings;
        this.random = random;
        pendingFeatures = pending.stream().map(codec::features).toArray(double[][]::new);
        List<Observation> good = observations.stream().filter(o -> !o.failed()).toList();
        for (int k = 0; k < settings.objectives(); k++) {
            int objective = k;
            TrainingData one = TrainingData.of(codec, good, o -> o.values().get(objective));
            Surrogate surrogate = Surrogate.fit(settings.surrogate(), codec, one, random);
            data.add(one);
            surrogates.add(surrogate);
            conditioned.add(withPending(surrogate, one));
        }
        feasibility = Feasibility.of(codec, observations, random);
        // A forest has no more doubt at the faces than elsewhere.
        boolean wanted =
                settings.interiorPreference()
                        && settings.surrogate() == SurrogateModel.GAUSSIAN_PROCESS;
        preference =
                new InteriorPreference(
                        codec,
                        wanted && InteriorPreference.appliesTo(number),
                        observations.size(),
                        codec.features(ParetoFront.of(observations).members().getFirst().point()));
        logSeconds = costModel(codec, good);
    }

    private Surrogate costModel(SpaceCodec codec, List<Observation> good) {
        List<Observation> timed = good.stream().filter(o -> o.seconds() > 0).toList();
        if (settings.acquisition() != Acquisition.EXPECTED_IMPROVEMENT_PER_SECOND
                || timed.size() < LEAST_TIMES) {
            return null;
        }
        TrainingData times = TrainingData.of(codec, timed, o -> Math.log(o.seconds()));
        Surrogate standardised = Surrogate.fit(settings.surrogate(), codec, times, random);
        return new Surrogate() {
            @Override
            public void predict(double[] features, double[] prediction) {
                standardised.predict(features, prediction);
                prediction[0] = times.transform().invert(prediction[0]);
            }

            @Override
            public Surrogate refitted(double[][] features, double[] targets) {
                throw new UnsupportedOperationException(
                        "the cost of pending points is not assumed");
            }
        };
    }

    private Surrogate withPending(Surrogate surrogate, TrainingData one) {
        if (pendingFeatures.length == 0) {
            return surrogate;
        }
        double[] assumed = new double[pendingFeatures.length];
        for (int i = 0; i < assumed.length; i++) {
            assumed[i] =
                    switch (settings.batchStrategy()) {
                        case CONSTANT_LIAR_MIN -> one.lowest();
                        case CONSTANT_LIAR_MEAN -> 0;
                        case CONSTANT_LIAR_MAX -> one.highest();
                        case KRIGING_BELIEVER, JOINT_EXPECTED_IMPROVEMENT ->
                                surrogate.mean(pendingFeatures[i]);
                    };
        }
        TrainingData all = one.with(pendingFeatures, assumed);
        return surrogate.refitted(all.features(), all.targets());
    }

    /** The score of features by an acquisition; more is better. */
    ToDoubleFunction<double[]> criterion(Acquisition acquisition) {
        if (settings.objectives() > 1) {
            return hypervolumeCriterion();
        }
        if (settings.batchStrategy() == BatchStrategy.JOINT_EXPECTED_IMPROVEMENT
                && pendingFeatures.length > 0
                && surrogates.getFirst() instanceof GaussianProcess process) {
            JointImprovement joint =
                    new JointImprovement(process, data.getFirst(), pendingFeatures, random);
            return features -> joint.applyAsDouble(features) + logWeight(features);
        }
        double lowest = data.getFirst().lowest();
        double[] prediction = new double[2];
        return features -> {
            conditioned.getFirst().predict(features, prediction);
            return acquisition.score(prediction[0], prediction[1], lowest, logWeight(features));
        };
    }

    /** The logarithm of all that an improvement is worth less or more for. */
    private double logWeight(double[] features) {
        double cost = logSeconds == null ? 0 : logSeconds.mean(features);
        return feasibility.logProbability(features) + preference.logWeight(features) - cost;
    }

    /** Expected hypervolume improvement; the reference point is a tenth of the front's extent beyond its worst values. */
    private ToDoubleFunction<double[]> hypervolumeCriterion() {
        int objectives = data.size();
        int n = data.getFirst().targets().length;
        double[][] points = new double[n + pendingFeatures.length][objectives];
        double[] reference = new double[objectives];
        for (int k = 0; k < objectives; k++) {
            for (int i = 0; i < points.length; i++) {
                points[i][k] =
                        i < n
                                ? data.get(k).targets()[i]
                                : surrogates.get(k).mean(pendingFeatures[i - n]);
            }
            double lowest = data.get(k).lowest();
            double highest = data.get(k).highest();
            reference[k] = highest + 0.1 * (highest - lowest);
        }
        HypervolumeBoxes boxes = new HypervolumeBoxes(points, reference);
        double[] means = new double[objectives];
        double[] deviations = new double[objectives];
        double[] prediction = new double[2];
        return features -> {
            for (int k = 0; k < objectives; k++) {
                conditioned.get(k).predict(features, prediction);
                means[k] = prediction[0];
                deviations[k] = prediction[1];
            }
            double improvement = boxes.expectedImprovement(means, deviations);
            return Math.log(improvement + Double.MIN_NORMAL) + logWeight(features);
        };
    }

    /** The surrogate of one objective, fitted to the data alone, in standardised units. */
    Surrogate surrogate(int objective) {
        return surrogates.get(objective);
    }

    TrainingData data(int objective) {
        return data.get(objective);
    }
}
