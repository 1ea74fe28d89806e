package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Finds the place with the highest score: many random places first, then a random pattern search from the best of them. */
final class CandidateSearch {
    private final SpaceCodec codec;
    private final ToDoubleFunction<double[]> score;
    private final Predicate<double[]> excluded;
    private final SplittableRandom random;

    /** A place with its score. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package only
    record Candidate(double[] code, double score) {}

    CandidateSearch(
            SpaceCodec codec,
            ToDoubleFunction<double[]> score,
            Predicate<double[]> excluded,
            SplittableRandom random) {
        this.codec = codec;
        this.score = score;
        this.excluded = excluded;
        this.random = random;
    }

    /** Searches among raw places; null where none of them is allowed. */
    Candidate search(double[][] places, double[] reach, int climbs, int steps) {
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
        if (code == null || excluded.test(code)) {
            return null;
        }
        return new Candidate(code, score.applyAsDouble(code));
    }

    private Candidate climb(Candidate start, double[] reach, int steps) {
        Candidate top = start;
        double size = 0.25;
        for (int step = 0; step < steps; step++) {
            double[] place = top.code().clone();
            boolean moved = false;
            for (int d = 0; d < place.length; d++) {
                if (!codec.isFixed(d) && random.nextDouble() < 0.5) {
                    place[d] = move(d, place[d], size * reach[d]);
                    moved = true;
                }
            }
            Candidate next = moved ? judge(place) : null;
            if (next != null && next.score() > top.score()) {
                top = next;
                size = Math.min(0.5, size * 1.6);
            } else {
                size *= 0.88;
            }
        }
        return top;
    }

    private double move(int dimension, double from, double width) {
        if (Double.isNaN(from) || codec.isNominal(dimension)) {
            return random.nextDouble() < 0.3 || Double.isNaN(from) ? random.nextDouble() : from;
        }
        // Whatever the width, a discrete value must be able to reach its neighbour.
        double least =
                codec.cardinality(dimension) == Dimension.CONTINUUM
                        ? 0
                        : 1.0 / codec.cardinality(dimension);
        return Math.clamp(from + Math.max(width, least) * random.nextGaussian(), 0, 1);
    }
}
