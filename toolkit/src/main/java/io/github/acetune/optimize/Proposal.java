package io.github.acetune.optimize;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** One ask: fits the surrogate to what is known and finds the most promising point. */
final class Proposal {
    private static final int CANDIDATES = 300;
    private static final int CLIMBS = 4;
    private static final int STEPS = 60;
    private static final int RANDOM_TRIES = 10_000;

    private final SpaceCodec codec;
    private final OptimizerSettings settings;
    private final List<Observation> observations;
    private final List<Point> pending;
    private final long number;
    private final SplittableRandom random;
    private final Set<Point> taken = new HashSet<>();

    Proposal(
            SpaceCodec codec,
            OptimizerSettings settings,
            List<Observation> observations,
            List<Point> pending,
            long number,
            SplittableRandom random) {
        this.codec = codec;
        this.settings = settings;
        this.observations = observations;
        this.pending = pending;
        this.number = number;
        this.random = random;
        taken.addAll(pending);
        observations.forEach(o -> taken.add(o.point()));
    }

    Point point() {
        if (observations.stream().filter(o -> !o.failed()).count() < 2) {
            return randomPoint();
        }
        TrainingData data = TrainingData.of(codec, observations, 0);
        GaussianProcess process =
                GaussianProcess.fit(data.features(), data.targets(), codec.nominal(), 1, random);
        Surrogate surrogate = withPending(process, data);
        Feasibility feasibility = Feasibility.of(codec, observations, random);
        double[] prediction = new double[2];
        CandidateSearch search =
                new CandidateSearch(
                        codec,
                        code -> {
                            double[] features = codec.features(code);
                            surrogate.predict(features, prediction);
                            return settings.acquisition()
                                            .score(prediction[0], prediction[1], data.lowest())
                                    + feasibility.logProbability(features);
                        },
                        code -> taken.contains(codec.decode(code)),
                        random);
        boolean local = settings.trustRegion() && number % 2 == 1;
        double[] reach = new double[codec.size()];
        Arrays.fill(reach, local ? TrustRegion.edge(observations, settings.initialCount()) : 1);
        double[] centre = data.codes()[data.best()];
        CandidateSearch.Candidate found =
                search.search(places(centre, reach, local), reach, CLIMBS, STEPS);
        return found == null ? randomPoint() : codec.decode(found.code());
    }

    private double[][] places(double[] centre, double[] reach, boolean local) {
        double[][] places = new double[CANDIDATES][];
        for (int i = 0; i < CANDIDATES; i++) {
            boolean near = local || i % 4 == 0;
            places[i] = near ? around(centre, reach) : random.doubles(codec.size()).toArray();
        }
        return places;
    }

    private double[] around(double[] centre, double[] reach) {
        double[] place = centre.clone();
        for (int d = 0; d < place.length; d++) {
            if (Double.isNaN(place[d])) {
                place[d] = random.nextDouble();
            } else if (codec.isNominal(d)) {
                place[d] = random.nextDouble() < 0.2 ? random.nextDouble() : place[d];
            } else {
                place[d] = Math.clamp(place[d] + reach[d] * (random.nextDouble() - 0.5), 0, 1);
            }
        }
        return place;
    }

    /** The process with assumed values at the pending points, at the same hyperparameters. */
    private GaussianProcess withPending(GaussianProcess process, TrainingData data) {
        if (pending.isEmpty()) {
            return process;
        }
        double[][] features = new double[pending.size()][];
        double[] assumed = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = codec.features(codec.encode(pending.get(i)));
            assumed[i] = assumed(process, data, features[i]);
        }
        TrainingData all = data.with(features, assumed);
        return GaussianProcess.at(
                process.parameters(), all.features(), all.targets(), codec.nominal());
    }

    private double assumed(GaussianProcess process, TrainingData data, double[] features) {
        return switch (settings.batchStrategy()) {
            case CONSTANT_LIAR_MIN -> data.lowest();
            case CONSTANT_LIAR_MEAN -> 0;
            case CONSTANT_LIAR_MAX -> Arrays.stream(data.targets()).max().orElseThrow();
            case KRIGING_BELIEVER, JOINT_EXPECTED_IMPROVEMENT -> {
                double[] prediction = new double[2];
                process.predict(features, prediction);
                yield prediction[0];
            }
        };
    }

    private Point randomPoint() {
        Point allowed = null;
        for (int i = 0; i < RANDOM_TRIES; i++) {
            double[] code = codec.snap(random.doubles(codec.size()).toArray());
            if (code != null) {
                allowed = codec.decode(code);
                if (!taken.contains(allowed)) {
                    return allowed;
                }
            }
        }
        if (allowed == null) {
            throw new IllegalStateException(
                    "no random point keeps the constraints of the search space");
        }
        return allowed;
    }
}
