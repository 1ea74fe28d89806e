package io.github.acetune.md;

import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;

/** Counts neighbours. */
final class Bonds {
    private Bonds() {}

    /** How many atoms have each number of neighbours within a distance, as shares; the last entry is that number or more. */
    static double[] shares(Structure structure, double distance, int most) {
        NeighbourList list = NeighbourList.of(structure, distance);
        double[] shares = new double[most + 1];
        for (int atom = 0; atom < structure.size(); atom++) {
            int neighbours = Math.min(most, list.end(atom) - list.start(atom));
            shares[neighbours] += 1.0 / structure.size();
        }
        return shares;
    }
}
