package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;

/**
 * The atoms of one element in a block, as many at a time as there are lanes. Atoms with about as many neighbours come together, so
 * that few lanes run empty; which atoms that are depends on the block alone.
 */
final class LaneBatches {
    private final int lanes;
    private final int[] batch;
    private long[] order = new long[0];
    private int count;
    private int taken;

    LaneBatches(int lanes) {
        this.lanes = lanes;
        this.batch = new int[lanes];
    }

    /** Sorts the atoms of an element by how many neighbours they have. */
    void sort(NeighbourList neighbours, int[] species, int element) {
        if (order.length < neighbours.atoms()) {
            order = new long[neighbours.atoms()];
        }
        count = 0;
        taken = 0;
        int first = neighbours.firstAtom();
        for (int atom = first; atom < first + neighbours.atoms(); atom++) {
            if (species[atom] == element) {
                int size = neighbours.end(atom) - neighbours.start(atom);
                order[count++] = ((long) size << 32) | atom;
            }
        }
        Arrays.sort(order, 0, count);
    }

    /** Takes the next atoms; false where there are none left. */
    boolean next() {
        if (taken >= count) {
            return false;
        }
        for (int lane = 0; lane < lanes; lane++) {
            batch[lane] = taken < count ? (int) order[taken++] : -1;
        }
        return true;
    }

    /** The atoms of the lanes; −1 where there is none. */
    int[] atoms() {
        return batch;
    }
}
