package io.github.acetune.ace.coupling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The fixed tree along which the factors of a product are coupled to L = 0.
 *
 * <p>Leaves are paired (1,2)(3,4)…; the intermediate angular momenta are then paired in the order in which they arose; an
 * odd last leaf is coupled last. Every pairing but the last makes one intermediate angular momentum; the last one couples
 * to L = 0.
 */
final class CouplingTree {
    /**
     * One pairing: the node numbers of its operands (leaves first, then intermediates in order of creation).
     *
     * @param first node number of the first operand
     * @param second node number of the second operand
     */
    record Pairing(int first, int second) {}

    private final int rank;
    private final List<Pairing> pairings;

    CouplingTree(int rank) {
        this.rank = rank;
        this.pairings = List.copyOf(pair(rank));
    }

    private static List<Pairing> pair(int rank) {
        var pairings = new ArrayList<Pairing>();
        var waiting = new ArrayDeque<Integer>();
        int node = rank;
        for (int leaf = 0; leaf + 1 < rank; leaf += 2) {
            pairings.add(new Pairing(leaf, leaf + 1));
            waiting.add(node++);
        }
        while (waiting.size() > 1) {
            pairings.add(new Pairing(waiting.remove(), waiting.remove()));
            waiting.add(node++);
        }
        if (rank > 1 && rank % 2 == 1) {
            pairings.add(new Pairing(waiting.remove(), rank - 1));
        }
        return pairings;
    }

    int rank() {
        return rank;
    }

    /** The pairings in order; pairing i makes node {@code rank + i}, the last one couples to zero. */
    List<Pairing> pairings() {
        return pairings;
    }

    /** Whether these intermediate angular momenta obey every triangle rule and end in L = 0. */
    boolean isValid(int[] l, int[] intermediates) {
        if (rank == 1) {
            return l[0] == 0;
        }
        var node = new int[rank + intermediates.length];
        System.arraycopy(l, 0, node, 0, rank);
        for (int i = 0; i < pairings.size(); i++) {
            int a = node[pairings.get(i).first()];
            int b = node[pairings.get(i).second()];
            if (i == intermediates.length) {
                return a == b;
            }
            int coupled = intermediates[i];
            if (coupled < Math.abs(a - b) || coupled > a + b) {
                return false;
            }
            node[rank + i] = coupled;
        }
        return true;
    }

    /** Visits, in lexicographic order, all intermediate angular momenta that couple l to zero. */
    void forEachIntermediates(int[] l, Consumer<int[]> visitor) {
        if (rank == 1) {
            if (l[0] == 0) {
                visitor.accept(new int[0]);
            }
            return;
        }
        var node = new int[rank + pairings.size()];
        System.arraycopy(l, 0, node, 0, rank);
        descend(node, 0, visitor);
    }

    private void descend(int[] node, int step, Consumer<int[]> visitor) {
        int a = node[pairings.get(step).first()];
        int b = node[pairings.get(step).second()];
        if (step == pairings.size() - 1) {
            if (a == b) {
                var intermediates = new int[step];
                System.arraycopy(node, rank, intermediates, 0, step);
                visitor.accept(intermediates);
            }
            return;
        }
        for (int coupled = Math.abs(a - b); coupled <= a + b; coupled++) {
            node[rank + step] = coupled;
            descend(node, step + 1, visitor);
        }
    }
}
