package io.github.acetune.structure;

import java.util.Arrays;

/**
 * Finds neighbours by sorting atoms and their periodic images into bins: O(N) for any cell, be it skewed, smaller than the cutoff,
 * periodic in some directions only or absent.
 *
 * <p>Bins are the short pieces of long rows, whose atoms follow each other in memory. Around an atom those bins are looked at that
 * the sphere of the cutoff touches, which leaves about two candidates for each neighbour.
 *
 * <p>An engine with memory of its own that is used again; after {@link #bin} several threads may {@link #collect} at once.
 */
public final class NeighbourSearch implements NeighbourSource {
    /** Width of the rows in cutoffs: narrow rows hold fewer atoms that are too far, but there are more of them. */
    private static final double WIDTH = 0.7;

    /** Length of the pieces of a row, the bins, in cutoffs. */
    private static final double LENGTH = 0.2;

    /** How many rows, or layers of rows, the sphere of the cutoff may touch at most. */
    static final int SIDE = 2 * (int) (1 / WIDTH) + 3;

    private double cutoff;
    private double reach;
    private int atoms;
    private Brick brick;
    private final AtomImages images = new AtomImages();
    private final int[] bins = new int[3];
    private final double[] width = new double[3];
    private final double[] perWidth = new double[3];
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
    void bin(double[] positions, int count, Cell cell, Periodicity periodicity, double cutoff) {
        if (!(cutoff > 0)) {
            throw new IllegalArgumentException(
                    "a neighbour list needs a positive cutoff, found " + cutoff);
        }
        this.cutoff = cutoff;
        reach = cutoff * (1 + 1e-9); // no rounding may hide a bin
        atoms = count;
        brick = new Brick(cell, periodicity);
        images.find(positions, count, brick, periodicity, reach);
        chooseBins();
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
            findRuns(atom, list.runs());
            slots = list.addNear(slots, sorted, order, placeOf[atom], cutoff);
            list.finishAtom(atom, slots);
        }
    }

    /** The cell with which neighbours are found: where a direction does not repeat, a unit vector stands in for its own. */
    Cell completedCell() {
        return Cell.of(brick.vectors);
    }

    private void chooseBins() {
        for (int axis = 0; axis < 3; axis++) {
            double least = cutoff * (axis == 2 ? LENGTH : WIDTH);
            double extent = images.upper(axis) - images.lower(axis);
            bins[axis] = Math.max(1, (int) Math.min(1e6, extent / least));
        }
        while ((double) bins[0] * bins[1] * bins[2] > 4.0 * images.count() + 64) {
            int largest = bins[0] >= bins[1] && bins[0] >= bins[2] ? 0 : bins[1] >= bins[2] ? 1 : 2;
            bins[largest] = (bins[largest] + 1) / 2;
        }
        for (int axis = 0; axis < 3; axis++) {
            width[axis] = (images.upper(axis) - images.lower(axis)) / bins[axis];
            perWidth[axis] = 1 / width[axis];
        }
    }

    /** A coordinate in units of bins. */
    private double inBins(int axis, double coordinate) {
        return (coordinate - images.lower(axis)) * perWidth[axis];
    }

    private int binOf(int axis, double coordinate) {
        return Math.max(0, Math.min(bins[axis] - 1, (int) inBins(axis, coordinate)));
    }

    private void sortIntoBins() {
        int count = images.count();
        int total = bins[0] * bins[1] * bins[2];
        reserve(count, total);
        Arrays.fill(binStart, 0, total + 1, 0);
        double[] coordinates = images.coordinates();
        for (int image = 0; image < count; image++) {
            int layer = binOf(0, coordinates[3 * image]);
            int row = layer * bins[1] + binOf(1, coordinates[3 * image + 1]);
            int bin = row * bins[2] + binOf(2, coordinates[3 * image + 2]);
            binOf[image] = bin;
            binStart[bin]++;
        }
        for (int bin = 0; bin < total; bin++) {
            binStart[bin + 1] += binStart[bin];
        }
        double[] positions = images.positions();
        int[] atomOf = images.atomOf();
        for (int image = count - 1; image >= 0; image--) {
            // the ends move down and become the starts: a stable counting sort
            int place = --binStart[binOf[image]];
            placeOf[image] = place;
            order[place] = atomOf[image];
            sorted[3 * place] = positions[3 * image];
            sorted[3 * place + 1] = positions[3 * image + 1];
            sorted[3 * place + 2] = positions[3 * image + 2];
        }
    }

    private void reserve(int count, int total) {
        if (binStart.length <= total) {
            binStart = new int[total + 1];
        }
        if (order.length < count) {
            order = new int[count];
            placeOf = new int[count];
            binOf = new int[count];
            sorted = new double[3 * count];
        }
    }

    /** In each row that the sphere of the cutoff touches, its chord there and the distance across bound the bins. */
    private void findRuns(int atom, CandidateRuns runs) {
        double first = inBins(0, images.coordinates()[3 * atom]);
        double second = inBins(1, images.coordinates()[3 * atom + 1]);
        double third = inBins(2, images.coordinates()[3 * atom + 2]);
        int reachA = (int) (reach * perWidth[0]) + 1;
        int reachB = (int) (reach * perWidth[1]) + 1;
        int fromA = Math.max(0, (int) first - reachA);
        int fromB = Math.max(0, (int) second - reachB);
        int lastA = Math.min(bins[0] - 1, (int) first + reachA);
        int lastB = Math.min(bins[1] - 1, (int) second + reachB);
        for (int b = fromB; b <= lastB; b++) {
            double gap = gap(second, b) * width[1];
            runs.squares[b - fromB] = gap * gap;
        }
        double perSquare = perWidth[2] * perWidth[2];
        int own = placeOf[atom];
        int[] ends = runs.ends;
        int count = 0;
        for (int a = fromA; a <= lastA; a++) {
            double gap = gap(first, a) * width[0];
            double left = reach * reach - gap * gap;
            for (int b = fromB; b <= lastB; b++) {
                double square = left - runs.squares[b - fromB];
                if (square > 0) {
                    double half = Math.sqrt(square * perSquare);
                    int row = (a * bins[1] + b) * bins[2];
                    int from = binStart[row + Math.max(0, (int) (third - half))];
                    int last = Math.min(bins[2] - 1, (int) (third + half));
                    int to = binStart[row + last + 1];
                    ends[count++] = from;
                    if (from <= own && own < to) {
                        ends[count++] = own;
                        ends[count++] = own + 1;
                    }
                    ends[count++] = to;
                }
            }
        }
        runs.count = count / 2;
    }

    /** How far a coordinate is from a bin, in units of bins. */
    private static double gap(double coordinate, int bin) {
        int own = (int) coordinate;
        return bin < own ? coordinate - (bin + 1) : bin > own ? bin - coordinate : 0;
    }
}
