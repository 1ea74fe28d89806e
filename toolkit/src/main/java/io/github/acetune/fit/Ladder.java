package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BasisFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * A basis that grows: in every step each block of elements (a centre and the neighbour elements that occur together) takes up a
 * few more of its functions.
 */
final class Ladder {
    private final AceBasis basis;
    private final List<List<Integer>> blocks;

    Ladder(AceBasis basis, FitSchedule.LadderOrder order) {
        this.basis = basis;
        var byElements = new LinkedHashMap<List<Integer>, List<Integer>>();
        for (int v = 0; v < basis.functions().size(); v++) {
            var function = basis.functions().get(v);
            var key = new ArrayList<>(new TreeSet<>(function.species()));
            key.addFirst(function.centre());
            byElements.computeIfAbsent(key, k -> new ArrayList<>()).add(v);
        }
        if (order == FitSchedule.LadderOrder.POWER_ORDER) {
            var byPower = Comparator.comparingInt((Integer v) -> power(basis.functions().get(v)));
            byElements.values().forEach(functions -> functions.sort(byPower));
        }
        this.blocks = List.copyOf(byElements.values());
    }

    /** Rank + Σn + Σl. */
    private static int power(BasisFunction function) {
        int sum = function.rank();
        for (int t = 0; t < function.rank(); t++) {
            sum += function.n().get(t) + function.l().get(t);
        }
        return sum;
    }

    /**
     * The steps before the last one, with the radial functions of all.
     *
     * @param schedule says how fast it grows
     * @return none where the first step has all functions
     */
    List<Step> steps(FitSchedule schedule) {
        int largest = blocks.stream().mapToInt(List::size).max().orElse(0);
        var result = new ArrayList<Step>();
        int perBlock = schedule.increment(0);
        while (perBlock < largest) {
            int limit = perBlock;
            int[] taken =
                    blocks.stream()
                            .flatMap(b -> b.subList(0, Math.min(limit, b.size())).stream())
                            .mapToInt(Integer::intValue)
                            .sorted()
                            .toArray();
            result.add(new Step(part(taken), taken));
            perBlock += schedule.increment(taken.length / blocks.size());
        }
        return result;
    }

    /**
     * A step.
     *
     * @param part the functions that are in
     * @param functions where they stand among all, [functions of the part]
     */
    @SuppressWarnings("ArrayRecordComponent") // used at once
    record Step(AceBasis part, int[] functions) {}

    /** The basis with some of its functions only. */
    private AceBasis part(int[] functions) {
        var some = new ArrayList<BasisFunction>();
        for (int v : functions) {
            some.add(basis.functions().get(v));
        }
        return new AceBasis(
                basis.elements(), basis.splineBinWidth(), basis.embeddings(), basis.bonds(), some);
    }

    /** The coefficients of some functions, out of those of all. */
    double[] take(double[] all, int[] functions) {
        var layout = new CoefficientLayout(basis);
        var result = new double[new CoefficientLayout(part(functions)).size()];
        int to = 0;
        for (int v : functions) {
            for (int p = 0; p < layout.densities(v); p++) {
                result[to++] = all[layout.offset(v) + p];
            }
        }
        return result;
    }

    /** Puts the coefficients of some functions among those of all. */
    void put(double[] some, int[] functions, double[] all) {
        var layout = new CoefficientLayout(basis);
        int from = 0;
        for (int v : functions) {
            for (int p = 0; p < layout.densities(v); p++) {
                all[layout.offset(v) + p] = some[from++];
            }
        }
    }
}
