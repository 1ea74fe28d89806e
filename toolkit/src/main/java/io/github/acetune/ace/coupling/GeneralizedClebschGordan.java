package io.github.acetune.ace.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Generalized Clebsch–Gordan coefficients: the weights with which products over (m₁ … m_N) add up to an invariant
 * (R. Drautz, Phys. Rev. B 99, 014104 (2019), section IV).
 *
 * <p>Only half of the products is kept, those whose first non-zero m is positive, with doubled weight: the other half are
 * their complex conjugates, and the real part is what counts.
 */
final class GeneralizedClebschGordan {
    private static final ConcurrentMap<Integer, CouplingTree> TREES = new ConcurrentHashMap<>();

    private final CouplingTree tree;
    private final int[] l;
    private final double[][] tables;
    private final int[] node;

    /** Per leaf, the pairings whose operands are known once this leaf has its m. */
    private final List<List<Integer>> readyAfter;

    private final int[] m;
    private final List<int[]> rows = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    private GeneralizedClebschGordan(int[] l, int[] intermediates) {
        this.tree = tree(l.length);
        this.l = l;
        int rank = l.length;
        var pairings = tree.pairings();
        this.node = new int[rank + pairings.size()];
        System.arraycopy(l, 0, node, 0, rank);
        System.arraycopy(intermediates, 0, node, rank, intermediates.length);
        this.tables = new double[pairings.size()][];
        this.readyAfter = new ArrayList<>();
        for (int leaf = 0; leaf < rank; leaf++) {
            readyAfter.add(new ArrayList<>());
        }
        var lastLeaf = new int[node.length];
        for (int leaf = 0; leaf < rank; leaf++) {
            lastLeaf[leaf] = leaf;
        }
        for (int i = 0; i < pairings.size(); i++) {
            int first = pairings.get(i).first();
            int second = pairings.get(i).second();
            tables[i] = ClebschGordan.table(node[first], node[second], node[rank + i]);
            lastLeaf[rank + i] = Math.max(lastLeaf[first], lastLeaf[second]);
            readyAfter.get(lastLeaf[rank + i]).add(i);
        }
        this.m = new int[node.length];
    }

    static CouplingTree tree(int rank) {
        return TREES.computeIfAbsent(rank, CouplingTree::new);
    }

    /**
     * The half-basis products and weights of one function, rows in lexicographic order. Rows of zero weight are there where
     * the reference has them (see {@link RoundedZeros}).
     */
    static WeightedProducts couple(int[] l, int[] intermediates) {
        if (l.length == 1) {
            return new WeightedProducts(List.of(new int[1]), new double[] {1});
        }
        if (!tree(l.length).isValid(l, intermediates)) {
            throw new IllegalArgumentException(
                    "the intermediate angular momenta "
                            + List.of(box(intermediates))
                            + " cannot couple l = "
                            + List.of(box(l))
                            + " to zero");
        }
        var builder = new GeneralizedClebschGordan(l, intermediates);
        builder.descend(0, 0, false, 1);
        return new WeightedProducts(
                builder.rows, builder.weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Integer[] box(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }

    private void descend(int leaf, int sum, boolean anyNonZero, double weight) {
        int rank = l.length;
        if (leaf == rank) {
            rows.add(Arrays.copyOf(m, rank));
            weights.add(anyNonZero ? 2 * weight : weight);
            return;
        }
        boolean last = leaf == rank - 1;
        int from = last ? -sum : anyNonZero ? -l[leaf] : 0;
        int to = last ? -sum : l[leaf];
        if (last && Math.abs(sum) > l[leaf]) {
            return;
        }
        for (int value = from; value <= to; value++) {
            m[leaf] = value;
            if (setProjections(leaf) && !vanishes(leaf)) {
                descend(
                        leaf + 1,
                        sum + value,
                        anyNonZero || value != 0,
                        weight * factorAfter(leaf));
            }
        }
    }

    /** Fills in the M of the pairings that a leaf completes; false where one exceeds its L. */
    private boolean setProjections(int leaf) {
        for (int i : readyAfter.get(leaf)) {
            var pairing = tree.pairings().get(i);
            int projection = m[pairing.first()] + m[pairing.second()];
            if (Math.abs(projection) > node[l.length + i]) {
                return false;
            }
            m[l.length + i] = projection;
        }
        return true;
    }

    private boolean vanishes(int leaf) {
        for (int i : readyAfter.get(leaf)) {
            int first = tree.pairings().get(i).first();
            int second = tree.pairings().get(i).second();
            if (coefficient(i) == 0
                    && RoundedZeros.cancels(
                            node[first], m[first], node[second], m[second], node[l.length + i])) {
                return true;
            }
        }
        return false;
    }

    private double factorAfter(int leaf) {
        double factor = 1;
        for (int i : readyAfter.get(leaf)) {
            factor *= coefficient(i);
        }
        return factor;
    }

    private double coefficient(int pairing) {
        int first = tree.pairings().get(pairing).first();
        int second = tree.pairings().get(pairing).second();
        return tables[pairing][
                (m[first] + node[first]) * (2 * node[second] + 1) + m[second] + node[second]];
    }
}
