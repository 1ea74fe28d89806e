package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.coupling.ClebschGordan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A factor of a product, or two coupled ones: a tree whose nodes carry angular momenta.
 *
 * @param l angular momentum of this node
 * @param factor which factor this is, for a leaf
 * @param left the left child; null for a leaf
 * @param right the right child; null for a leaf
 */
record CouplingNode(int l, int factor, CouplingNode left, CouplingNode right) {
    /** All trees over the factors from..to−1: the first half is coupled, the second half is coupled, then both. */
    static List<CouplingNode> over(int[] l, int from, int to) {
        var nodes = new ArrayList<CouplingNode>();
        if (to - from == 1) {
            nodes.add(new CouplingNode(l[from], from, null, null));
            return nodes;
        }
        int middle = middle(from, to);
        for (CouplingNode left : over(l, from, middle)) {
            for (CouplingNode right : over(l, middle, to)) {
                for (int coupled = Math.abs(left.l - right.l);
                        coupled <= left.l + right.l;
                        coupled++) {
                    nodes.add(new CouplingNode(coupled, -1, left, right));
                }
            }
        }
        return nodes;
    }

    /** Where the factors from..to−1 are divided. */
    static int middle(int from, int to) {
        return (from + to + 1) / 2;
    }

    boolean isLeaf() {
        return left == null;
    }

    /** How often this tree couples to an odd l₁ + l₂ − L, where the real components carry a factor i. */
    int oddCouplings() {
        return isLeaf()
                ? 0
                : left.oddCouplings() + right.oddCouplings() + (left.l + right.l - l) % 2;
    }

    /** The complex components as sums of products: for each M the coefficient of each choice of all m, [2l + 1]. */
    List<Map<List<Integer>, Double>> expand() {
        var components = new ArrayList<Map<List<Integer>, Double>>();
        for (int m = -l; m <= l; m++) {
            components.add(isLeaf() ? Map.of(List.of(m), 1.0) : coupled(m));
        }
        return components;
    }

    private Map<List<Integer>, Double> coupled(int m) {
        var sum = new HashMap<List<Integer>, Double>();
        List<Map<List<Integer>, Double>> lefts = left.expand();
        List<Map<List<Integer>, Double>> rights = right.expand();
        for (int m1 = -left.l; m1 <= left.l; m1++) {
            double weight = ClebschGordan.coefficient(left.l, m1, right.l, m - m1, l);
            if (weight != 0) {
                addProducts(sum, lefts.get(m1 + left.l), rights.get(m - m1 + right.l), weight);
            }
        }
        return sum;
    }

    /** Adds weight × first × second, term by term. */
    static void addProducts(
            Map<List<Integer>, Double> sum,
            Map<List<Integer>, Double> first,
            Map<List<Integer>, Double> second,
            double weight) {
        first.forEach((m1, value1) ->
                second.forEach((m2, value2) -> {
                    var all = new ArrayList<>(m1);
                    all.addAll(m2);
                    sum.merge(all, weight * value1 * value2, Double::sum);
                }));
    }
}
