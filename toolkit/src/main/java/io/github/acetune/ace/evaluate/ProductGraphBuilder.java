package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the products of all functions of a centre into a {@link ProductGraph}.
 *
 * <p>A factor is coded as twice the number of its A, plus one where it is conjugated. A product is the sorted array of its
 * codes; of a product and its conjugate the one is kept whose first complex factor is not conjugated.
 */
final class ProductGraphBuilder {
    private final int leaves;
    private final int densities;
    private final boolean[] isReal;
    private final Map<Product, double[]> terms = new LinkedHashMap<>();
    private final Map<Product, Integer> nodeOf = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    /**
     * Starts with no product.
     *
     * @param isReal which A are real (m = 0), one entry per A
     * @param densities P
     */
    ProductGraphBuilder(boolean[] isReal, int densities) {
        this.leaves = isReal.length;
        this.isReal = isReal.clone();
        this.densities = densities;
    }

    /**
     * Adds c̃ Re Π A to the densities.
     *
     * @param factors codes of the factors, at least two
     * @param sign ±1
     * @param coefficients holds c̃^(p)
     * @param offset where c̃^(1) stands
     */
    void add(int[] factors, double sign, double[] coefficients, int offset) {
        double[] sum =
                terms.computeIfAbsent(canonical(factors).product(), key -> new double[densities]);
        for (int p = 0; p < densities; p++) {
            sum[p] += sign * coefficients[offset + p];
        }
    }

    /** The graph of everything added. */
    ProductGraph build() {
        var factors = new ArrayList<Term>();
        terms.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().codes().length))
                .forEach(entry -> factors.add(term(entry.getKey(), entry.getValue())));
        return assemble(factors);
    }

    private Term term(Product product, double[] coefficients) {
        Split split = bestSplit(product.codes());
        return new Term(reference(split.first()), reference(split.second()), coefficients)
                .ordered();
    }

    /** The node of a product (or of its conjugate), made if it is new. */
    private Reference reference(int[] codes) {
        Canonical canonical = canonical(codes);
        int[] sorted = canonical.product().codes();
        if (sorted.length == 1) {
            return new Reference(sorted[0] / 2, canonical.conjugated());
        }
        Integer known = nodeOf.get(canonical.product());
        if (known == null) {
            Split split = bestSplit(sorted);
            var node = Node.of(reference(split.first()), reference(split.second()), this::level);
            known = leaves + nodes.size();
            nodes.add(node);
            nodeOf.put(canonical.product(), known);
        }
        return new Reference(known, canonical.conjugated());
    }

    private int level(int index) {
        return index < leaves ? 0 : nodes.get(index - leaves).level();
    }

    /** The division into two products that needs the fewest new nodes; among equals the most even one. */
    private Split bestSplit(int[] codes) {
        int size = codes.length;
        Split best = null;
        int bestCost = Integer.MAX_VALUE;
        for (int mask = 1; mask < 1 << size; mask += 2) {
            int count = Integer.bitCount(mask);
            if (count == size) {
                continue;
            }
            var split = new Split(subset(codes, mask, count), subset(codes, ~mask, size - count));
            int cost =
                    16 * (missing(split.first()) + missing(split.second()))
                            + Math.abs(size - 2 * count);
            if (cost < bestCost) {
                bestCost = cost;
                best = split;
            }
        }
        return best;
    }

    private int missing(int[] codes) {
        return codes.length == 1 || nodeOf.containsKey(canonical(codes).product())
                ? 0
                : codes.length - 1;
    }

    private static int[] subset(int[] codes, int mask, int count) {
        int[] chosen = new int[count];
        int place = 0;
        for (int q = 0; q < codes.length; q++) {
            if ((mask >> q & 1) == 1) {
                chosen[place++] = codes[q];
            }
        }
        return chosen;
    }

    private Canonical canonical(int[] codes) {
        int[] sorted = codes.clone();
        Arrays.sort(sorted);
        for (int code : sorted) {
            if (!isReal[code / 2]) {
                return code % 2 == 0
                        ? new Canonical(new Product(sorted), false)
                        : conjugate(sorted);
            }
        }
        return new Canonical(new Product(sorted), false);
    }

    private Canonical conjugate(int[] sorted) {
        int[] flipped = sorted.clone();
        for (int q = 0; q < flipped.length; q++) {
            flipped[q] = isReal[flipped[q] / 2] ? flipped[q] : flipped[q] ^ 1;
        }
        Arrays.sort(flipped);
        return new Canonical(new Product(flipped), true);
    }

    private ProductGraph assemble(List<Term> list) {
        Integer[] order = new Integer[nodes.size()];
        Arrays.setAll(order, q -> q);
        Arrays.sort(order, Comparator.comparing((Integer q) -> nodes.get(q)));
        int[] place = new int[size()];
        for (int leaf = 0; leaf < leaves; leaf++) {
            place[leaf] = leaf;
        }
        for (int q = 0; q < order.length; q++) {
            place[leaves + order[q]] = leaves + q;
        }
        int[] left = new int[order.length];
        int[] right = new int[order.length];
        var ends = new ArrayList<Integer>();
        for (int q = 0; q < order.length; q++) {
            Node node = nodes.get(order[q]);
            left[q] = place[node.left()];
            right[q] = place[node.right()];
            while (ends.size() < node.run()) {
                ends.add(q);
            }
        }
        ends.add(order.length);
        int[] runEnds = ends.stream().mapToInt(Integer::intValue).toArray();
        return withTerms(list, place, left, right, runEnds);
    }

    private ProductGraph withTerms(
            List<Term> list, int[] place, int[] left, int[] right, int[] runEnds) {
        var moved =
                list.stream()
                        .map(term -> term.moved(place))
                        .sorted(
                                Comparator.comparing(Term::isConjugated)
                                        .thenComparingInt(term -> term.left().index())
                                        .thenComparingInt(term -> term.right().index()))
                        .toList();
        double[] coefficients = new double[moved.size() * densities];
        for (int t = 0; t < moved.size(); t++) {
            System.arraycopy(
                    moved.get(t).coefficients(), 0, coefficients, t * densities, densities);
        }
        return new ProductGraph(
                leaves,
                left,
                right,
                runEnds,
                moved.stream().mapToInt(term -> term.left().index()).toArray(),
                moved.stream().mapToInt(term -> term.right().index()).toArray(),
                (int) moved.stream().filter(term -> !term.isConjugated()).count(),
                coefficients,
                densities);
    }

    private int size() {
        return leaves + nodes.size();
    }

    @SuppressWarnings("ArrayRecordComponent") // a key that is compared by content, see below
    private record Product(int[] codes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Product that && Arrays.equals(codes, that.codes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codes);
        }
    }

    private record Canonical(Product product, boolean conjugated) {}

    private record Reference(int index, boolean conjugated) {}

    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    private record Split(int[] first, int[] second) {}

    /** Left × right, or left × conj(right); nodes of one level depend on lower levels only. */
    private record Node(int left, int right, boolean conjugated, int level)
            implements Comparable<Node> {
        static Node of(
                Reference first, Reference second, java.util.function.IntUnaryOperator levelOf) {
            // the first complex factor of a node is never conjugated, so at most one child is
            Reference left = first.conjugated() ? second : first;
            Reference right = first.conjugated() ? first : second;
            int level =
                    1
                            + Math.max(
                                    levelOf.applyAsInt(left.index()),
                                    levelOf.applyAsInt(right.index()));
            return new Node(left.index(), right.index(), right.conjugated(), level);
        }

        int run() {
            return 2 * (level - 1) + (conjugated ? 1 : 0);
        }

        @Override
        public int compareTo(Node other) {
            int byRun = Integer.compare(run(), other.run());
            int byLeft = Integer.compare(left, other.left);
            return byRun != 0 ? byRun : byLeft != 0 ? byLeft : Integer.compare(right, other.right);
        }
    }

    /** A contribution to the densities. */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    private record Term(Reference left, Reference right, double[] coefficients) {
        /** Only the real part counts, so that only one side needs to be conjugated. */
        Term ordered() {
            return left.conjugated()
                    ? new Term(/* left= */ right, /* right= */ left, coefficients)
                    : this;
        }

        boolean isConjugated() {
            return left.conjugated() != right.conjugated();
        }

        Term moved(int[] place) {
            return new Term(
                    new Reference(place[left.index()], left.conjugated()),
                    new Reference(place[right.index()], right.conjugated()),
                    coefficients);
        }
    }
}
