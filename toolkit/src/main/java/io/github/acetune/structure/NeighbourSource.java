package io.github.acetune.structure;

/**
 * Neighbours of atoms on demand, some atoms at a time. Several threads may ask at once, each for other atoms.
 *
 * @see NeighbourSearch
 * @see VerletList
 */
public interface NeighbourSource {
    /**
     * How many atoms there are.
     *
     * @return number of atoms
     */
    int atoms();

    /**
     * Finds the neighbours of a range of atoms.
     *
     * @param from first atom
     * @param to atom after the last
     * @param list is filled; what it held is lost
     */
    void collect(int from, int to, NeighbourList list);
}
