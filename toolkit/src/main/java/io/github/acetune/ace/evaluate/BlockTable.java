package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The quantities with an angular momentum that a graph holds: the classes of A's, then pairs of earlier ones, coupled. */
final class BlockTable {
    private final List<Block> blocks = new ArrayList<>();
    private final Map<List<Integer>, Integer> known = new HashMap<>();
    private final int leaves;

    /**
     * A quantity.
     *
     * @param first the block that is coupled with the second; −1 for a class of A's
     * @param second that block
     * @param l its angular momentum
     * @param level 0 for a class of A's, otherwise one more than that of its parts
     */
    record Block(int first, int second, int l, int level) {}

    BlockTable(int... orders) {
        leaves = orders.length;
        for (int l : orders) {
            blocks.add(new Block(-1, -1, l, 0));
        }
    }

    /** How many classes of A's there are; they are the first blocks. */
    int leaves() {
        return leaves;
    }

    /** All blocks; parts come before what is made of them. */
    List<Block> blocks() {
        return blocks;
    }

    /** The block of a tree over factors of the given classes, made if it is new. */
    int of(CouplingNode node, int... classes) {
        if (node.isLeaf()) {
            return classes[node.factor()];
        }
        int left = of(node.left(), classes);
        int right = of(node.right(), classes);
        return known.computeIfAbsent(
                List.of(left, right, node.l()),
                key -> {
                    int level = 1 + Math.max(blocks.get(left).level(), blocks.get(right).level());
                    blocks.add(new Block(left, right, node.l(), level));
                    return blocks.size() - 1;
                });
    }
}
