package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.NeighbourList;

/** Atoms that follow each other, with memory for their pairs that serves one block after the other. */
final class AtomBlock {
    /** Which block it is, in the order of the atoms. */
    int number;

    int firstAtom;
    int endAtom;
    final NeighbourList pairs = NeighbourList.empty();

    /** ∂E_i/∂r_ij of each pair, [≥ 3·nPairs], eV/Å. */
    double[] gradients = new double[0];

    void reserveGradients() {
        int length = 3 * pairs.pairs();
        if (gradients.length < length) {
            gradients = new double[length + length / 8];
        }
    }
}
