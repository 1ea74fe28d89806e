package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.NeighbourList;

/** Evaluates blocks of atoms. An instance belongs to one thread at a time: it holds the work arrays. */
interface BlockEngine {
    /**
     * Energies of the atoms of a block and their derivatives by the vectors to their neighbours.
     *
     * @param neighbours the atoms and their neighbours
     * @param species element index of every atom of the structure
     * @param energies receives E_i for the atoms of the block, indexed by atom of the structure, eV
     * @param gradients receives ∂E_i/∂r_ij, [3·pairs], eV/Å
     */
    void evaluate(NeighbourList neighbours, int[] species, double[] energies, double[] gradients);
}
