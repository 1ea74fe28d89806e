package io.github.acetune.ace.coupling;

import io.github.acetune.ace.BasisFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * The products of A functions, with weights, that make up one basis function: B = Σ_rows weight · Re Π_t A_t.
 *
 * <p>Products that differ only in the order of their factors are added up, and those that cancel are left out. If that
 * shortens the list, the factors are in sorted order, by species, n, l; otherwise they stay as the function has them. Only
 * one of two conjugate products is kept (see {@link GeneralizedClebschGordan}).
 *
 * @param factorOrder for each factor of the rows its position in the basis function, [rank]
 * @param m magnetic quantum numbers, [terms·rank], row-major
 * @param weights dimensionless, [terms]
 * @param unmerged m of the products before any were added up or left out, row-major; only the reference's order of functions
 *     depends on them
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, cached and shared, never written to
public record Coupling(int[] factorOrder, int[] m, double[] weights, int[] unmerged) {
    private static final double NEGLIGIBLE = 1e-15;
    private static final ConcurrentMap<Key, Coupling> CACHE = new ConcurrentHashMap<>();

    private record Key(List<Integer> pattern, List<Integer> l, List<Integer> intermediates) {}

    /**
     * The products of a basis function; shared by all functions with the same l, L and equalities among their (species, n).
     *
     * @param function any valid function
     * @return not to be modified
     * @throws IllegalArgumentException if the function's intermediate angular momenta break a triangle rule
     */
    public static Coupling of(BasisFunction function) {
        return of(pattern(function), function.l(), function.intermediates());
    }

    static Coupling of(List<Integer> pattern, List<Integer> l, List<Integer> intermediates) {
        return CACHE.computeIfAbsent(new Key(pattern, l, intermediates), Coupling::build);
    }

    /**
     * The number of products.
     *
     * @return at least 1
     */
    public int terms() {
        return weights.length;
    }

    /**
     * The m of one product.
     *
     * @param term counted from 0
     * @return new array [rank]
     */
    public int[] row(int term) {
        int rank = factorOrder.length;
        return Arrays.copyOfRange(m, term * rank, (term + 1) * rank);
    }

    /** The equality pattern of a function: for each factor the position of its (species, n) among the distinct ones. */
    static List<Integer> pattern(BasisFunction function) {
        var keys =
                IntStream.range(0, function.rank())
                        .mapToLong(
                                t -> ((long) function.species().get(t) << 32) | function.n().get(t))
                        .toArray();
        var distinct = Arrays.stream(keys).sorted().distinct().toArray();
        return Arrays.stream(keys).mapToObj(key -> Arrays.binarySearch(distinct, key)).toList();
    }

    private static Coupling build(Key key) {
        var l = toArray(key.l());
        var raw = GeneralizedClebschGordan.couple(l, toArray(key.intermediates()));
        var pattern = toArray(key.pattern());
        var order =
                IntStream.range(0, l.length)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingInt(t -> pattern[t])
                                        .thenComparingInt(t -> l[t]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var merged = merge(raw, pattern, l, order);
        var unmerged = flatten(raw.rows());
        if (merged.size() == raw.size()) {
            return new Coupling(
                    IntStream.range(0, l.length).toArray(), unmerged, raw.weights(), unmerged);
        }
        return new Coupling(order, flatten(merged.rows()), merged.weights(), unmerged);
    }

    private static WeightedProducts merge(
            WeightedProducts raw, int[] pattern, int[] l, int[] order) {
        var sums = new TreeMap<int[], Double>(Arrays::compare);
        for (int i = 0; i < raw.size(); i++) {
            sums.merge(
                    sortFactors(raw.rows().get(i), pattern, l, order),
                    raw.weights()[i],
                    Double::sum);
        }
        var rows = new ArrayList<int[]>();
        var weights = new ArrayList<Double>();
        sums.forEach((row, weight) -> {
            if (Math.abs(weight) >= NEGLIGIBLE) {
                rows.add(row);
                weights.add(weight);
            }
        });
        return new WeightedProducts(
                rows, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** One product with its factors in the given order, and m ascending among factors alike in pattern and l. */
    static int[] sortFactors(int[] row, int[] pattern, int[] l, int[] order) {
        var sorted = new int[row.length];
        for (int t = 0; t < row.length; t++) {
            sorted[t] = row[order[t]];
        }
        int from = 0;
        for (int t = 1; t <= row.length; t++) {
            if (t == row.length
                    || pattern[order[t]] != pattern[order[from]]
                    || l[order[t]] != l[order[from]]) {
                Arrays.sort(sorted, from, t);
                from = t;
            }
        }
        return sorted;
    }

    static int[] toArray(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] flatten(List<int[]> rows) {
        return rows.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
