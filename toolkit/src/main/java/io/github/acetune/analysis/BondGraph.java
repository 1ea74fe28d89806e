package io.github.acetune.analysis;

import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;

/** Which atoms of a structure are bonded to which images of which atoms. Immutable. */
final class BondGraph {
    private final Structure structure;
    private final NeighbourList list;
    // The bonds of atom i are slots[starts[i]] … slots[starts[i + 1] − 1] of the list.
    private final int[] starts;
    private final int[] slots;

    private BondGraph(Structure structure, NeighbourList list, int[] starts, int[] slots) {
        this.structure = structure;
        this.list = list;
        this.starts = starts;
        this.slots = slots;
    }

    static BondGraph of(Structure structure, BondCutoff cutoff) {
        NeighbourList list = NeighbourList.of(structure, cutoff.largest());
        int[] starts = new int[structure.size() + 1];
        int[] slots = new int[list.pairs()];
        int count = 0;
        for (int atom = 0; atom < structure.size(); atom++) {
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                double reach =
                        cutoff.of(
                                structure.species().get(atom),
                                structure.species().get(list.index(slot)));
                if (list.distance(slot) < reach) {
                    slots[count++] = slot;
                }
            }
            starts[atom + 1] = count;
        }
        return new BondGraph(structure, list, starts, slots);
    }

    Structure structure() {
        return structure;
    }

    int degree(int atom) {
        return starts[atom + 1] - starts[atom];
    }

    int neighbour(int atom, int bond) {
        return list.index(slot(atom, bond));
    }

    double length(int atom, int bond) {
        return list.distance(slot(atom, bond));
    }

    /** The angle between two bonds of an atom, degrees. */
    double angle(int atom, int bond, int other) {
        int a = slot(atom, bond);
        int b = slot(atom, other);
        double product =
                list.dx(a) * list.dx(b) + list.dy(a) * list.dy(b) + list.dz(a) * list.dz(b);
        double cosine = product / (list.distance(a) * list.distance(b));
        return Math.toDegrees(Math.acos(Math.clamp(cosine, -1.0, 1.0)));
    }

    /** The unit vector along a bond. */
    void direction(int atom, int bond, double[] into) {
        int slot = slot(atom, bond);
        into[0] = list.dx(slot) / list.distance(slot);
        into[1] = list.dy(slot) / list.distance(slot);
        into[2] = list.dz(slot) / list.distance(slot);
    }

    /** The vector of a bond, Å. */
    double[] vector(int atom, int bond) {
        int slot = slot(atom, bond);
        return new double[] {list.dx(slot), list.dy(slot), list.dz(slot)};
    }

    private int slot(int atom, int bond) {
        return slots[starts[atom] + bond];
    }
}
