package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BasisFunction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Other numbers of functions for which a potential is fitted too.
 *
 * @param largest a basis that holds the functions of all: the columns of a linear fit are some of its columns
 * @param smaller rungs by which a nonlinear fit climbs to its size, ascending: each begins with the coefficients of the one before
 * @param isPath whether what a fit reaches is to be remembered for the other sizes
 */
record OtherSizes(Optional<AceBasis> largest, List<AceBasis> smaller, boolean isPath) {
    static final OtherSizes NONE = new OtherSizes(Optional.empty(), List.of(), false);

    /** Each rung has so many times the functions of the one below. */
    private static final double GROWTH = 1.5;

    OtherSizes {
        smaller = List.copyOf(smaller);
    }

    /** Linear fits of up to so many functions per element. */
    static OtherSizes upTo(AceSpec potential, int most) {
        return new OtherSizes(Optional.of(potential.functions(most).basis()), List.of(), false);
    }

    /**
     * The sizes of a path.
     *
     * @param potential of one size
     * @param own functions per element
     * @param least functions per element of the smallest size
     * @param most of the largest
     */
    static OtherSizes path(AceSpec potential, int own, int least, int most) {
        List<AceBasis> smaller =
                Arrays.stream(rungs(least, most))
                        .filter(rung -> rung < own)
                        .mapToObj(rung -> potential.functions(rung).basis())
                        .toList();
        return new OtherSizes(Optional.of(potential.functions(most).basis()), smaller, true);
    }

    /** They depend on the ends only, so that a fit is the same whatever was fitted before. */
    static int[] rungs(int least, int most) {
        double range = (double) most / least;
        int steps = (int) Math.max(1, Math.ceil(Math.log(range) / Math.log(GROWTH)));
        return IntStream.range(0, steps)
                .map(k -> (int) Math.round(least * Math.pow(range, (double) k / steps)))
                .distinct()
                .toArray();
    }

    /** Where the functions of a part stand among all; empty where one is not there or is another one there. */
    static Optional<int[]> places(AceBasis part, AceBasis all) {
        boolean haveSameRadials =
                IntStream.range(0, all.bonds().size())
                        .allMatch(b -> all.bonds().get(b).holds(part.bonds().get(b)));
        if (!haveSameRadials || !all.embeddings().equals(part.embeddings())) {
            return Optional.empty();
        }
        var places = new HashMap<BasisFunction, Integer>();
        for (int v = 0; v < all.functions().size(); v++) {
            places.put(all.functions().get(v), v);
        }
        int[] found = part.functions().stream().mapToInt(f -> places.getOrDefault(f, -1)).toArray();
        return Arrays.stream(found).allMatch(place -> place >= 0)
                ? Optional.of(found)
                : Optional.empty();
    }
}
