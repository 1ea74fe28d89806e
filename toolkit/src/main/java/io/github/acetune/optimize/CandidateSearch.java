package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Finds the place with the highest score: the best of many places first, then a random pattern search from the best of them. */
final class CandidateSearch {
    /** Chance that a step of the pattern search moves a coordinate, and that it redraws a nominal one. */
    private static final double MOVE = 0.5;

    private static final double REDRAW = 0.3;

    private static final double FIRST_STEP = 0.25;
    private static final double LARGEST_STEP = 0.5;
    private static final double STEP_GROWTH = 1.6;
    private static final double STEP_DECAY = 0.88;

    private final SpaceCodec codec;
    private final ToDoubleFunction<double[]> criterion;
    private final Predicate<Point> excluded;
    private final SplittableRandom random;

    /** A place with its score. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package only
    record Candidate(double[] code, double score) {}

    /**
     * A search.
     *
     * @param criterion the score of features; more is better
     * @param excluded points that must not be proposed
     */
    CandidateSearch(
            SpaceCodec codec,
            ToDoubleFunction<double[]> criterion,
            Predicate<Point> excluded,
            SplittableRandom random) {
        this.codec = codec;
        this.criterion = criterion;
        this.excluded = excluded;
        this.random = random;
    }

    /**
     * Searches.
     *
     * @param places codes, not necessarily snapped
     * @param reach the largest useful change of a coordinate
     * @param climbs how many of the best places are climbed from
     * @param steps of every climb
     * @return the best candidate; null where none of the places is allowed
     */
    Candidate search(double[][] places, double reach, int climbs, int steps) {
        List<Candidate> candidates = new ArrayList<>();
        for (double[] place : places) {
            Candidate candidate = judge(place);
            if (candidate != null) {
                candidates.add(candidate);
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        Candidate best = candidates.isEmpty() ? null : candidates.getFirst();
        for (Candidate start : candidates.subList(0, Math.min(climbs, candidates.size()))) {
            Candidate top = climb(start, reach, steps);
            if (top.score() > best.score()) {
                best = top;
            }
        }
        return best;
    }

    private Candidate judge(double[] place) {
        double[] code = codec.snap(place);
        if (code == null || excluded.test(codec.decode(code))) {
            return null;
        }
        double score = criterion.applyAsDouble(codec.features(code));
        return Double.isNaN(score) ? null : new Candidate(code, score);
    }

    private Candidate climb(Candidate start, double reach, int steps) {
        Candidate top = start;
        double size = FIRST_STEP;
        for (int step = 0; step < steps; step++) {
            double[] place = top.code().clone();
            boolean moved = false;
            for (int d = 0; d < place.length; d++) {
                if (!codec.isFixed(d) && random.nextDouble() < MOVE) {
                    place[d] = move(d, place[d], size * reach);
                    moved = true;
                }
            }
            Candidate next = moved ? judge(place) : null;
            if (next != null && next.score() > top.score()) {
                top = next;
                size = Math.min(LARGEST_STEP, size * STEP_GROWTH);
            } else {
                size *= STEP_DECAY;
            }
        }
        return top;
    }

    private double move(int dimension, double from, double width) {
        if (Double.isNaN(from)) {
            return random.nextDouble();
        }
        if (codec.isNominal(dimension)) {
            return random.nextDouble() < REDRAW ? random.nextDouble() : from;
        }
        // Whatever the width, a discrete value must be able to reach its neighbour.
        double least = codec.isContinuous(dimension) ? 0 : 1.0 / codec.cardinality(dimension);
        return Math.clamp(from + Math.max(width, least) * random.nextGaussian(), 0, 1);
    }
}
