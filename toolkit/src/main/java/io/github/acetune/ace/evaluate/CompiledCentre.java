package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.embedding.Embedding;

/**
 * Everything needed to evaluate an atom of one element.
 *
 * @param embedding how its densities make its energy
 * @param referenceEnergy E0, eV
 * @param nearestNeighbourSwitch whether the nearest neighbour decides between ACE and the core (type 'zbl')
 * @param innerRadius r_in for each element of that neighbour, [nElements], Å
 * @param innerWidth delta_in likewise, Å
 * @param shells one per element of the neighbours
 * @param graph the products
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record CompiledCentre(
        Embedding embedding,
        double referenceEnergy,
        boolean nearestNeighbourSwitch,
        double[] innerRadius,
        double[] innerWidth,
        CentreShell[] shells,
        CoupledGraph graph) {
    /** P. */
    int densities() {
        return embedding.densities();
    }
}
