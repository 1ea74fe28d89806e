package io.github.acetune.structure;

import java.util.Arrays;

/**
 * Finds neighbours by sorting atoms into bins about half a cutoff wide: O(N) for any cell, be it skewed, smaller than the cutoff,
 * periodic in some directions only or absent.
 *
 * <p>An engine with memory of its own that is used again; after {@link #bin} several threads may {@link #collect} at once.
 */
public final class NeighbourSearch implements NeighbourSource {
    private double cutoff;
    private int atoms;
    private final double[] cell = new double[9];
    private final boolean[] periodic = new boolean[3];
    private final int[] bins = new int[3];
    private final int[] reach = new int[3];
    private double[] wrapped = new double[0];
    private double[] sorted = new double[0];
    private int[] order = new int[0];
    private int[] placeOf = new int[0];
    private int[] binOf = new int[0];
    private int[] binStart = new int[0];

    /** A search without memory yet. */
    public NeighbourSearch() {}

    /**
     * Sorts the atoms of a structure into bins.
     *
     * @param structure the atoms
     * @param cutoff largest distance, Å
     */
    public void bin(Structure structure, double cutoff) {
        bin(
                structure.positions(),
                structure.size(),
                structure.cell(),
                structure.periodicity(),
                cutoff);
    }

    /** Sorts atoms into bins; positions are only read. */
    void bin(double[] positions, int count, Cell given, Periodicity periodicity, double cutoff) {
        if (!(cutoff > 0)) {
            throw new IllegalArgumentException(
                    "a neighbour list needs a positive cutoff, found " + cutoff);
        }
        this.cutoff = cutoff;
        this.atoms = count;
        ensureCapacity();
        for (int axis = 0; axis < 3; axis++) {
            periodic[axis] = periodicity.along(axis);
        }
        completeCell(given);
        double[] lower = new double[3];
        wrap(positions, lower);
        sortIntoBins();
    }

    @Override
    public int atoms() {
        return atoms;
    }

    @Override
    public void collect(int from, int to, NeighbourList list) {
        list.reset(from, to - from);
        int slots = 0;
        for (int atom = from; atom < to; atom++) {
            slots = collectAtom(atom, slots, list);
            list.finishAtom(atom, slots);
        }
        list.takeRoots(0, slots);
    }

    private void ensureCapacity() {
        if (order.length < atoms) {
            order = new int[atoms];
            placeOf = new int[atoms];
            binOf = new int[atoms];
            wrapped = new double[3 * atoms];
            sorted = new double[3 * atoms];
        }
    }

    /** Vectors of directions that do not repeat are replaced by unit vectors perpendicular to the others. */
    private void completeCell(Cell given) {
        double[] vectors = given.toArray();
        int count = 0;
        for (int axis = 0; axis < 3; axis++) {
            count += periodic[axis] ? 1 : 0;
        }
        if (count == 0) {
            vectors = new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        } else if (count == 1) {
            int axis = periodic[0] ? 0 : periodic[1] ? 1 : 2;
            int next = (axis + 1) % 3;
            int last = (axis + 2) % 3;
            double[] helper = {0, 0, 0};
            helper[smallestComponent(vectors, axis)] = 1;
            System.arraycopy(helper, 0, vectors, 3 * last, 3);
            setNormal(vectors, next, last, axis);
            setNormal(vectors, last, axis, next);
        } else if (count == 2) {
            int missing = !periodic[0] ? 0 : !periodic[1] ? 1 : 2;
            setNormal(vectors, missing, (missing + 1) % 3, (missing + 2) % 3);
        }
        System.arraycopy(vectors, 0, cell, 0, 9);
    }

    private static int smallestComponent(double[] vectors, int row) {
        int best = 0;
        for (int component = 1; component < 3; component++) {
            if (Math.abs(vectors[3 * row + component]) < Math.abs(vectors[3 * row + best])) {
                best = component;
            }
        }
        return best;
    }

    private static void setNormal(double[] v, int target, int first, int second) {
        int p = 3 * first;
        int q = 3 * second;
        double x = v[p + 1] * v[q + 2] - v[p + 2] * v[q + 1];
        double y = v[p + 2] * v[q] - v[p] * v[q + 2];
        double z = v[p] * v[q + 1] - v[p + 1] * v[q];
        double norm = Math.sqrt(x * x + y * y + z * z);
        v[3 * target] = x / norm;
        v[3 * target + 1] = y / norm;
        v[3 * target + 2] = z / norm;
    }

    private void wrap(double[] positions, double[] lower) {
        var complete = Cell.of(cell);
        double[] reciprocal = complete.reciprocal();
        double[] heights = complete.heights();
        double[] upper = new double[3];
        Arrays.fill(lower, Double.POSITIVE_INFINITY);
        Arrays.fill(upper, Double.NEGATIVE_INFINITY);
        for (int atom = 0; atom < atoms; atom++) {
            double x = positions[3 * atom];
            double y = positions[3 * atom + 1];
            double z = positions[3 * atom + 2];
            double wrappedX = x;
            double wrappedY = y;
            double wrappedZ = z;
            for (int axis = 0; axis < 3; axis++) {
                double fraction =
                        x * reciprocal[3 * axis]
                                + y * reciprocal[3 * axis + 1]
                                + z * reciprocal[3 * axis + 2];
                double image = periodic[axis] ? Math.floor(fraction) : 0;
                wrappedX -= image * cell[3 * axis];
                wrappedY -= image * cell[3 * axis + 1];
                wrappedZ -= image * cell[3 * axis + 2];
                fraction -= image;
                sorted[3 * atom + axis] = fraction; // kept here until the atoms are sorted
                lower[axis] = Math.min(lower[axis], fraction);
                upper[axis] = Math.max(upper[axis], fraction);
            }
            wrapped[3 * atom] = wrappedX;
            wrapped[3 * atom + 1] = wrappedY;
            wrapped[3 * atom + 2] = wrappedZ;
        }
        chooseBins(heights, lower, upper);
    }

    private void chooseBins(double[] heights, double[] lower, double[] upper) {
        double[] lengths = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            lengths[axis] = periodic[axis] ? heights[axis] : Math.max(0, upper[axis] - lower[axis]);
            bins[axis] = (int) Math.clamp(Math.floor(2 * lengths[axis] / cutoff), 1, 1e6);
        }
        while ((double) bins[0] * bins[1] * bins[2] > 4.0 * atoms + 64) {
            int largest = bins[0] >= bins[1] && bins[0] >= bins[2] ? 0 : bins[1] >= bins[2] ? 1 : 2;
            bins[largest] = (bins[largest] + 1) / 2;
        }
        for (int axis = 0; axis < 3; axis++) {
            double width = lengths[axis] / bins[axis];
            reach[axis] = width > 0 ? (int) Math.floor(cutoff / width * (1 + 1e-12)) + 1 : 0;
            if (periodic[axis]) {
                lower[axis] = 0;
            } else {
                reach[axis] = Math.min(reach[axis], bins[axis] - 1);
            }
        }
        for (int atom = 0; atom < atoms; atom++) {
            int bin = 0;
            for (int axis = 0; axis < 3; axis++) {
                double extent = periodic[axis] ? 1 : Math.max(lengths[axis], 1e-12);
                double place = (sorted[3 * atom + axis] - lower[axis]) / extent * bins[axis];
                bin = bin * bins[axis] + Math.clamp((long) place, 0, bins[axis] - 1);
            }
            binOf[atom] = bin;
        }
    }

    /** The cell with which neighbours are found: where a direction does not repeat, a unit vector stands in for its own. */
    Cell completedCell() {
        return Cell.of(cell);
    }

    private void sortIntoBins() {
        int total = bins[0] * bins[1] * bins[2];
        if (binStart.length <= total) {
            binStart = new int[total + 1];
        }
        Arrays.fill(binStart, 0, total + 1, 0);
        for (int atom = 0; atom < atoms; atom++) {
            binStart[binOf[atom] + 1]++;
        }
        for (int bin = 0; bin < total; bin++) {
            binStart[bin + 1] += binStart[bin];
        }
        for (int atom = atoms - 1; atom >= 0; atom--) {
            // the ends move down and become the starts: a stable counting sort
            order[--binStart[binOf[atom] + 1]] = atom;
        }
        for (int bin = 0; bin < total; bin++) {
            binStart[bin] = binStart[bin + 1];
        }
        binStart[total] = atoms;
        for (int place = 0; place < atoms; place++) {
            placeOf[order[place]] = place;
            System.arraycopy(wrapped, 3 * order[place], sorted, 3 * place, 3);
        }
    }

    private int collectAtom(int atom, int slots, NeighbourList list) {
        int bin = binOf[atom];
        int binC = bin % bins[2];
        int firstA = bin / (bins[2] * bins[1]) - reach[0];
        int firstB = bin / bins[2] % bins[1] - reach[1];
        int firstImageC = periodic[2] ? Math.floorDiv(binC - reach[2], bins[2]) : 0;
        int lastImageC = periodic[2] ? Math.floorDiv(binC + reach[2], bins[2]) : 0;
        int firstImageB = Math.floorDiv(firstB, bins[1]);
        int imageA = Math.floorDiv(firstA, bins[0]);
        int a = firstA - imageA * bins[0];
        for (int stepA = 0; stepA <= 2 * reach[0]; stepA++) {
            int imageB = firstImageB;
            int b = firstB - imageB * bins[1];
            for (int stepB = 0; stepB <= 2 * reach[1]; stepB++) {
                if ((imageA == 0 || periodic[0]) && (imageB == 0 || periodic[1])) {
                    int row = (a * bins[1] + b) * bins[2];
                    for (int imageC = firstImageC; imageC <= lastImageC; imageC++) {
                        slots = collectRow(atom, slots, list, row, binC, imageA, imageB, imageC);
                    }
                }
                if (++b == bins[1]) {
                    b = 0;
                    imageB++;
                }
            }
            if (++a == bins[0]) {
                a = 0;
                imageA++;
            }
        }
        return slots;
    }

    /** Bins along the third axis follow each other in memory, so one run of atoms serves each image. */
    private int collectRow(
            int atom,
            int slots,
            NeighbourList list,
            int row,
            int binC,
            int imageA,
            int imageB,
            int imageC) {
        int from = binStart[row + Math.max(binC - reach[2] - imageC * bins[2], 0)];
        int last = Math.min(binC + reach[2] - imageC * bins[2], bins[2] - 1);
        int to = binStart[row + last + 1];
        double x = imageA * cell[0] + imageB * cell[3] + imageC * cell[6] - wrapped[3 * atom];
        double y = imageA * cell[1] + imageB * cell[4] + imageC * cell[7] - wrapped[3 * atom + 1];
        double z = imageA * cell[2] + imageB * cell[5] + imageC * cell[8] - wrapped[3 * atom + 2];
        list.reserve(slots + to - from);
        int own = placeOf[atom];
        boolean meetsItself = imageA == 0 && imageB == 0 && imageC == 0 && from <= own && own < to;
        if (meetsItself) {
            slots = list.addNear(slots, sorted, order, from, own, x, y, z, cutoff);
            from = own + 1;
        }
        return list.addNear(slots, sorted, order, from, to, x, y, z, cutoff);
    }
}
