package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** One ask: fits the surrogate to what is known and finds the most promising point. */
final class Proposal {
    /** With fewer successes there is nothing to model. */
    private static final int LEAST_SUCCESSES = 2;

    private final SpaceCodec codec;
    private final OptimizerSettings settings;
    private final List<Observation> observations;
    private final List<Point> pending;
    private final long number;
    private final SplittableRandom random;
    private final Set<Point> taken = new HashSet<>();

    /** A point, and gp_hedge's memory after proposing it. */
    record Result(Point point, Hedge hedge) {}

    Proposal(
            SpaceCodec codec,
            OptimizerSettings settings,
            List<Observation> observations,
            List<Point> pending,
            long number) {
        this.codec = codec;
        this.settings = settings;
        this.observations = observations;
        this.pending = pending;
        this.number = number;
        random = RandomStream.of(settings.seed(), "ask", number);
        taken.addAll(pending);
        observations.forEach(o -> taken.add(o.point()));
    }

    /** Keeps away from further points. */
    Proposal excluding(Set<Point> points) {
        taken.addAll(points);
        return this;
    }

    Result propose(Hedge hedge) {
        if (observations.stream().filter(o -> !o.failed()).count() < LEAST_SUCCESSES) {
            return new Result(randomPoint(), hedge);
        }
        FittedModel model = new FittedModel(codec, settings, observations, pending, number, random);
        if (settings.acquisition() != Acquisition.GP_HEDGE || settings.objectives() > 1) {
            return new Result(search(model, settings.acquisition()), hedge);
        }
        Hedge credited = hedge.credited(codec, model.surrogate(0));
        List<Point> nominees = new ArrayList<>();
        for (Acquisition acquisition : Hedge.PORTFOLIO) {
            nominees.add(search(model, acquisition));
        }
        return new Result(nominees.get(credited.draw(random)), credited.nominating(nominees));
    }

    private Point search(FittedModel model, Acquisition acquisition) {
        boolean local = settings.trustRegion() && number % 2 == 1;
        double reach = local ? TrustRegion.edge(observations, settings.initialCount()) : 1;
        Predicate<Point> wanted = wanted();
        CandidateSearch search =
                new CandidateSearch(
                        codec,
                        model.criterion(acquisition),
                        point -> taken.contains(point) || !wanted.test(point),
                        random);
        CandidateSearch.Candidate found =
                search.search(
                        places(centre(), reach, local),
                        reach,
                        SurrogateTuning.CLIMBS,
                        SurrogateTuning.STEPS);
        return found == null ? randomPoint() : codec.decode(found.code());
    }

    /** The asks that explore without a preference for the interior also look after branches that were tried too rarely. */
    private Predicate<Point> wanted() {
        if (InteriorPreference.appliesTo(number)) {
            return point -> true;
        }
        List<Point> tried = new ArrayList<>(pending);
        observations.forEach(o -> tried.add(o.point()));
        return new NeglectedBranch(codec.space(), tried).points();
    }

    /** The best point, or one of those on the Pareto front in turn. */
    private double[] centre() {
        List<Observation> front = ParetoFront.of(observations).members();
        return codec.encode(front.get((int) (number / 2 % front.size())).point());
    }

    private double[][] places(double[] centre, double reach, boolean local) {
        double[][] all = codec.allCodes();
        if (all.length > 0) {
            return all;
        }
        double[][] places = new double[SurrogateTuning.CANDIDATES][];
        for (int i = 0; i < places.length; i++) {
            boolean near = local || i % SurrogateTuning.NEAR_EVERY == 0;
            places[i] = near ? around(centre, reach) : random.doubles(codec.size()).toArray();
        }
        return places;
    }

    private double[] around(double[] centre, double reach) {
        double[] place = centre.clone();
        for (int d = 0; d < place.length; d++) {
            if (Double.isNaN(place[d])) {
                place[d] = random.nextDouble();
            } else if (codec.isNominal(d)) {
                place[d] =
                        random.nextDouble() < SurrogateTuning.REDRAW
                                ? random.nextDouble()
                                : place[d];
            } else {
                place[d] = Math.clamp(place[d] + reach * (random.nextDouble() - 0.5), 0, 1);
            }
        }
        return place;
    }

    /** A point not taken yet, at random; a taken one only where there seems to be no other. */
    private Point randomPoint() {
        List<Point> free =
                Arrays.stream(codec.allCodes())
                        .map(codec::decode)
                        .filter(point -> !taken.contains(point))
                        .toList();
        if (!free.isEmpty()) {
            return free.get(random.nextInt(free.size()));
        }
        Point point = anyPoint();
        for (int i = 0; i < SurrogateTuning.CANDIDATES && taken.contains(point); i++) {
            point = anyPoint();
        }
        return point;
    }

    private Point anyPoint() {
        double[] code = codec.randomCode(random);
        if (code == null) {
            throw new IllegalStateException(
                    "no random point keeps the constraints of the search space");
        }
        return codec.decode(code);
    }
}
