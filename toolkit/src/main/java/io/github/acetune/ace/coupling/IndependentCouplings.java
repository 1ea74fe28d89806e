package io.github.acetune.ace.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * Which angular momenta (l, L) give linearly independent invariants for a given equality pattern of the factors'
 * (species, n).
 *
 * <p>For every multiset of (pattern, l) the intermediate angular momenta are tried in lexicographic order, and a function is
 * kept if its vector over distinct products of A functions is linearly independent of those kept before. One ordering of l
 * suffices: the couplings of any one ordering span all invariants of the product, hence also all symmetric ones. Results are
 * remembered for the life of the program.
 */
public final class IndependentCouplings {
    private static final double INDEPENDENT = 1e-8;
    private static final ConcurrentMap<Key, List<List<Integer>>> CACHE = new ConcurrentHashMap<>();
    private static final ConcurrentMap<ListKey, List<AngularMomenta>> LISTS =
            new ConcurrentHashMap<>();

    private record Key(List<Integer> pattern, List<Integer> l) {}

    private record ListKey(List<Integer> pattern, int maxL, int sum) {}

    /**
     * Angular momenta of one function.
     *
     * @param l of the factors, [rank]
     * @param intermediates L, [max(0, rank − 2)]
     */
    public record AngularMomenta(List<Integer> l, List<Integer> intermediates) {}

    private IndependentCouplings() {}

    /**
     * All independent functions of a pattern whose l add up to a given sum, sorted by l, then L.
     *
     * @param pattern class of each factor, ascending from 0; equal for factors of the same species and n
     * @param maxL largest l of a factor
     * @param sum Σ l; none exist where it is odd
     * @return empty if there are none
     */
    public static List<AngularMomenta> withSum(List<Integer> pattern, int maxL, int sum) {
        if (sum % 2 != 0 || sum > maxL * pattern.size()) {
            return List.of();
        }
        return LISTS.computeIfAbsent(
                new ListKey(List.copyOf(pattern), maxL, sum), IndependentCouplings::list);
    }

    private static List<AngularMomenta> list(ListKey key) {
        var found = new ArrayList<AngularMomenta>();
        var l = new int[key.pattern().size()];
        collect(key, l, 0, key.sum(), found);
        return List.copyOf(found);
    }

    /** Visits l in lexicographic order, ascending within each class: one member of every multiset. */
    private static void collect(
            ListKey key, int[] l, int position, int rest, List<AngularMomenta> found) {
        if (position == l.length) {
            if (rest == 0) {
                var values = Arrays.stream(l).boxed().toList();
                independent(key.pattern(), values)
                        .forEach(intermediates ->
                                found.add(new AngularMomenta(values, intermediates)));
            }
            return;
        }
        boolean sameClass =
                position > 0 && key.pattern().get(position).equals(key.pattern().get(position - 1));
        int largest = Math.min(key.maxL(), rest);
        if (rest > key.maxL() * (l.length - position)) {
            return;
        }
        for (int value = sameClass ? l[position - 1] : 0; value <= largest; value++) {
            l[position] = value;
            collect(key, l, position + 1, rest - value, found);
        }
    }

    /** The intermediate angular momenta, in lexicographic order, that give independent functions for this l. */
    static List<List<Integer>> independent(List<Integer> pattern, List<Integer> l) {
        return CACHE.computeIfAbsent(new Key(pattern, l), IndependentCouplings::select);
    }

    private static List<List<Integer>> select(Key key) {
        var l = Coupling.toArray(key.l());
        var pattern = Coupling.toArray(key.pattern());
        var kept = new ArrayList<List<Integer>>();
        var span = new OrthonormalSpan();
        GeneralizedClebschGordan.tree(l.length)
                .forEachIntermediates(
                        l,
                        intermediates -> {
                            if (span.addIfIndependent(
                                    productVector(pattern, l, intermediates), INDEPENDENT)) {
                                kept.add(Arrays.stream(intermediates).boxed().toList());
                            }
                        });
        return List.copyOf(kept);
    }

    /** A function as a vector over distinct products, a product and its conjugate counted as one. */
    private static Map<List<Integer>, Double> productVector(
            int[] pattern, int[] l, int[] intermediates) {
        var identity = IntStream.range(0, l.length).toArray();
        var products = GeneralizedClebschGordan.couple(l, intermediates);
        var vector = new HashMap<List<Integer>, Double>();
        for (int i = 0; i < products.size(); i++) {
            var row = products.rows().get(i);
            var conjugate = Arrays.stream(row).map(m -> -m).toArray();
            var first = Coupling.sortFactors(row, pattern, l, identity);
            var second = Coupling.sortFactors(conjugate, pattern, l, identity);
            var canonical = Arrays.compare(first, second) <= 0 ? first : second;
            vector.merge(
                    Arrays.stream(canonical).boxed().toList(), products.weights()[i], Double::sum);
        }
        return vector;
    }
}
