package io.github.acetune.structure;

import java.util.Arrays;

/**
 * The neighbours of some or all atoms of a structure within a cutoff, in flat arrays: those of atom i stand in the slots from
 * {@code start(i)} up to, not including, {@code end(i)}.
 *
 * <p>A neighbour appears once per periodic image, an atom's own images included; every pair appears twice, once from each side.
 * The order is the same whenever the same structure is given.
 */
public final class NeighbourList {
    private static final double SMALLEST_DISTANCE = 1e-6;

    private int first;
    private int atoms;
    private int[] starts = new int[1];
    private int[] indices = new int[0];
    private double[] vectors = new double[0];
    private double[] distances = new double[0];
    private final CandidateRuns runs = new CandidateRuns(NeighbourSearch.SIDE);

    NeighbourList() {}

    /**
     * The neighbours of all atoms.
     *
     * @param structure the atoms
     * @param cutoff largest distance, Å; neighbours are nearer than this
     * @return the list
     */
    public static NeighbourList of(Structure structure, double cutoff) {
        var search = new NeighbourSearch();
        search.bin(structure, cutoff);
        var list = new NeighbourList();
        search.collect(0, structure.size(), list);
        return list;
    }

    /**
     * Neighbours that are known already, of atoms that need not belong to one structure.
     *
     * @param starts first slot of each atom, at the end the number of slots, [nAtoms + 1]
     * @param indices index of each neighbour, [nPairs]
     * @param vectors from the atom to the neighbour, [3·nPairs], Å
     * @param distances their lengths, [nPairs], Å
     * @return a list of all atoms that takes the arrays over
     */
    public static NeighbourList of(
            int[] starts, int[] indices, double[] vectors, double[] distances) {
        var list = new NeighbourList();
        list.atoms = starts.length - 1;
        list.starts = starts;
        list.indices = indices;
        list.vectors = vectors;
        list.distances = distances;
        return list;
    }

    /**
     * An empty list for {@link NeighbourSearch#collect} to fill, again and again.
     *
     * @return a list of no atoms
     */
    public static NeighbourList empty() {
        return new NeighbourList();
    }

    /**
     * The first atom of the list.
     *
     * @return its index in the structure; 0 for a list of all atoms
     */
    public int firstAtom() {
        return first;
    }

    /**
     * How many atoms have their neighbours here.
     *
     * @return number of atoms
     */
    public int atoms() {
        return atoms;
    }

    /**
     * How many slots there are.
     *
     * @return number of ordered pairs
     */
    public int pairs() {
        return starts[atoms];
    }

    /**
     * The first slot of an atom.
     *
     * @param atom index in the structure
     * @return slot
     */
    public int start(int atom) {
        return starts[atom - first];
    }

    /**
     * The slot after the last of an atom.
     *
     * @param atom index in the structure
     * @return slot
     */
    public int end(int atom) {
        return starts[atom - first + 1];
    }

    /**
     * The neighbour in a slot.
     *
     * @param slot which pair
     * @return its index in the structure
     */
    public int index(int slot) {
        return indices[slot];
    }

    /**
     * The x component of the vector from the atom to the neighbour's image.
     *
     * @param slot which pair
     * @return Å
     */
    public double dx(int slot) {
        return vectors[3 * slot];
    }

    /**
     * The y component of that vector.
     *
     * @param slot which pair
     * @return Å
     */
    public double dy(int slot) {
        return vectors[3 * slot + 1];
    }

    /**
     * The z component of that vector.
     *
     * @param slot which pair
     * @return Å
     */
    public double dz(int slot) {
        return vectors[3 * slot + 2];
    }

    /**
     * The length of that vector.
     *
     * @param slot which pair
     * @return Å
     */
    public double distance(int slot) {
        return distances[slot];
    }

    /**
     * Refuses a neighbour at the place of its atom, where no direction leads to it.
     *
     * @param atom index in the structure
     * @param slot of the neighbour
     * @throws InvalidInputException where they are less than 1e-6 Å apart
     */
    public void requireApart(int atom, int slot) {
        if (distances[slot] < SMALLEST_DISTANCE) {
            throw new InvalidInputException(
                    "atoms "
                            + (atom + 1)
                            + " and "
                            + (indices[slot] + 1)
                            + " are at the same place");
        }
    }

    void reset(int firstAtom, int count) {
        first = firstAtom;
        atoms = count;
        if (starts.length <= count) {
            starts = new int[count + 1];
        }
        starts[0] = 0;
    }

    void finishAtom(int atom, int slots) {
        starts[atom - first + 1] = slots;
    }

    /** Memory for the search for an atom's neighbours. */
    CandidateRuns runs() {
        return runs;
    }

    /**
     * Adds those atoms of the runs that are nearer to an atom than the cutoff. Every one is written to the next slot, which the
     * next one overwrites if it was too far: a processor would guess wrong at every second branch here.
     *
     * @param slot where the first goes
     * @param positions of sorted atoms, [3·nAtoms], Å
     * @param order their indices
     * @param centre place of the atom itself, which is in no run
     * @return the slot after the last
     */
    int addNear(int slot, double[] positions, int[] order, int centre, double cutoff) {
        reserve(slot + runs.atoms());
        int[] ends = runs.ends;
        int count = runs.count;
        int[] neighbour = indices;
        double[] vector = vectors;
        double[] distance = distances;
        double x = positions[3 * centre];
        double y = positions[3 * centre + 1];
        double z = positions[3 * centre + 2];
        double square = cutoff * cutoff;
        int next = slot;
        for (int run = 0; run < count; run++) {
            int to = ends[2 * run + 1];
            for (int place = ends[2 * run]; place < to; place++) {
                double dx = positions[3 * place] - x;
                double dy = positions[3 * place + 1] - y;
                double dz = positions[3 * place + 2] - z;
                double squared = dx * dx + dy * dy + dz * dz;
                neighbour[next] = order[place];
                vector[3 * next] = dx;
                vector[3 * next + 1] = dy;
                vector[3 * next + 2] = dz;
                distance[next] = squared;
                next += (int) (Double.doubleToRawLongBits(squared - square) >>> 63);
            }
        }
        for (int found = slot; found < next; found++) {
            distance[found] = Math.sqrt(distance[found]);
        }
        return next;
    }

    void reserve(int slots) {
        if (slots > indices.length) {
            int capacity = Math.max(slots, indices.length + indices.length / 2);
            indices = Arrays.copyOf(indices, capacity);
            distances = Arrays.copyOf(distances, capacity);
            vectors = Arrays.copyOf(vectors, 3 * capacity);
        }
    }

    void set(int slot, int neighbour, double dx, double dy, double dz, double distance) {
        indices[slot] = neighbour;
        vectors[3 * slot] = dx;
        vectors[3 * slot + 1] = dy;
        vectors[3 * slot + 2] = dz;
        distances[slot] = distance;
    }
}
