package io.github.acetune.structure;

import java.util.Arrays;

/**
 * Neighbours of atoms that move a little between calls, as in molecular dynamics (L. Verlet, Phys. Rev. 159, 98 (1967)): all pairs
 * within the cutoff and a skin are kept, and searched for again only when some atom has moved so far, or the cell has been
 * strained so much, that a pair could be missed.
 *
 * <p>What {@link #collect} gives is complete and, to the last bit and in its order, depends on the positions and the cell alone,
 * not on when the pairs were searched for: a run that is taken up again goes on as it would have.
 *
 * <p>An engine with memory of its own; after {@link #moveTo} several threads may collect at once. Positions may be folded back
 * into the cell or not, as the caller likes; an atom that jumps by a lattice vector only costs a search.
 */
public final class VerletList implements NeighbourSource {
    private static final int SEGMENT = 64;
    private static final int SHIFT_BITS = 11;
    private static final int ZERO = 1 << (SHIFT_BITS - 1);
    private static final long SHIFTS = (1L << (3 * SHIFT_BITS)) - 1;
    private static final long HOME =
            ((long) ZERO << (2 * SHIFT_BITS)) | ((long) ZERO << SHIFT_BITS) | ZERO;

    private final double cutoff;
    private final double skin;
    private final Periodicity periodicity;
    private final NeighbourSearch search = new NeighbourSearch();
    private int atoms = -1;
    private int searches;
    private double[] positions = new double[0];
    private double[] listed = new double[0];
    private double[] cell = new double[9];
    private double[] listedCell = new double[9];
    private double[] listedReciprocal = new double[9];
    private Segment[] segments = new Segment[0];

    /** The candidate pairs of some atoms: index of the neighbour and lattice translation in one number, ascending. */
    private static final class Segment {
        private boolean current;
        private final int[] ends = new int[SEGMENT];
        private long[] pairs = new long[0];
    }

    /**
     * A list of no atoms yet.
     *
     * @param cutoff largest distance, Å
     * @param skin how much farther pairs are kept, Å; 0.3 to 1 Å are usual
     * @param periodicity along which cell vectors the atoms repeat
     */
    public VerletList(double cutoff, double skin, Periodicity periodicity) {
        if (!(cutoff > 0) || !(skin >= 0)) {
            throw new IllegalArgumentException(
                    "a Verlet list needs a positive cutoff and a skin that is not negative, found "
                            + cutoff
                            + " and "
                            + skin);
        }
        this.cutoff = cutoff;
        this.skin = skin;
        this.periodicity = periodicity;
    }

    /**
     * Says where the atoms are now.
     *
     * @param positions [3·nAtoms], row-major, Å; copied
     * @param cell the cell vectors
     * @throws InvalidInputException where a position is not a finite number
     */
    public void moveTo(double[] positions, Cell cell) {
        int count = positions.length / 3;
        if (count != atoms) {
            atoms = count;
            this.positions = new double[3 * count];
            this.listed = new double[3 * count];
            segments = new Segment[(count + SEGMENT - 1) / SEGMENT];
            Arrays.setAll(segments, segment -> new Segment());
            searches = 0;
        }
        System.arraycopy(positions, 0, this.positions, 0, 3 * count);
        this.cell = cell.toArray();
        if (searches == 0 || couldMissAPair()) {
            searchAgain(cell);
        }
    }

    /**
     * How often pairs were searched for since the first call.
     *
     * @return number of searches
     */
    public int searches() {
        return searches;
    }

    @Override
    public int atoms() {
        return Math.max(0, atoms);
    }

    private void searchAgain(Cell given) {
        for (int k = 0; k < 3 * atoms; k++) {
            if (!Double.isFinite(positions[k])) {
                throw new InvalidInputException(
                        "atom " + (k / 3 + 1) + " has a coordinate that is not a finite number");
            }
        }
        search.bin(positions, atoms, given, periodicity, cutoff + skin);
        System.arraycopy(positions, 0, listed, 0, 3 * atoms);
        listedCell = cell.clone();
        listedReciprocal = search.completedCell().reciprocal();
        for (Segment segment : segments) {
            segment.current = false;
        }
        searches++;
    }

    /**
     * A pair at distance d was at most (d + 2u)·‖F⁻¹‖ apart when it was listed, u being the largest displacement beyond the strain F
     * of the cell.
     */
    private boolean couldMissAPair() {
        double stretch = 1;
        double[] strain = null;
        if (!Arrays.equals(cell, listedCell)) {
            if (!periodicity.equals(Periodicity.ALL)) {
                return true;
            }
            strain = product(listedReciprocal, cell);
            double[] inverse = product(Cell.of(cell).reciprocal(), listedCell);
            double square = 0;
            for (int k = 0; k < 9; k++) {
                double difference = inverse[k] - (k % 4 == 0 ? 1 : 0);
                square += difference * difference;
            }
            stretch += Math.sqrt(square);
        }
        double allowed = ((cutoff + skin) / stretch - cutoff) / 2;
        return !(allowed > 0) || !(largestSquare(strain) < allowed * allowed);
    }

    /** F = Σ_axis reciprocal ⊗ vector: what carries the old cell into the new one, as x·F. */
    private static double[] product(double[] reciprocal, double[] vectors) {
        double[] f = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int axis = 0; axis < 3; axis++) {
                    f[3 * row + column] += reciprocal[3 * axis + row] * vectors[3 * axis + column];
                }
            }
        }
        return f;
    }

    private double largestSquare(double[] strain) {
        double largest = 0;
        for (int k = 0; k < 3 * atoms; k += 3) {
            double x = listed[k];
            double y = listed[k + 1];
            double z = listed[k + 2];
            if (strain != null) {
                double sx = x * strain[0] + y * strain[3] + z * strain[6];
                double sy = x * strain[1] + y * strain[4] + z * strain[7];
                z = x * strain[2] + y * strain[5] + z * strain[8];
                x = sx;
                y = sy;
            }
            double dx = positions[k] - x;
            double dy = positions[k + 1] - y;
            double dz = positions[k + 2] - z;
            double square = dx * dx + dy * dy + dz * dz;
            if (!(square <= largest)) {
                largest = square; // also where it is not a number
            }
        }
        return largest;
    }

    @Override
    public void collect(int from, int to, NeighbourList list) {
        for (int segment = from / SEGMENT; segment * SEGMENT < to; segment++) {
            synchronized (segments[segment]) {
                if (!segments[segment].current) {
                    fill(segments[segment], segment * SEGMENT, list);
                }
            }
        }
        list.reset(from, to - from);
        int slots = 0;
        for (int atom = from; atom < to; atom++) {
            slots = collectAtom(segments[atom / SEGMENT], atom, slots, list);
            list.finishAtom(atom, slots);
        }
    }

    private int collectAtom(Segment segment, int atom, int slots, NeighbourList list) {
        int place = atom % SEGMENT;
        int from = place == 0 ? 0 : segment.ends[place - 1];
        int to = segment.ends[place];
        double x = positions[3 * atom];
        double y = positions[3 * atom + 1];
        double z = positions[3 * atom + 2];
        list.reserve(slots + to - from);
        for (int p = from; p < to; p++) {
            long pair = segment.pairs[p];
            int neighbour = (int) (pair >>> (3 * SHIFT_BITS));
            double dx = positions[3 * neighbour] - x;
            double dy = positions[3 * neighbour + 1] - y;
            double dz = positions[3 * neighbour + 2] - z;
            if ((pair & SHIFTS) != HOME) {
                int a = shift(pair, 2);
                int b = shift(pair, 1);
                int c = shift(pair, 0);
                dx += a * cell[0] + b * cell[3] + c * cell[6];
                dy += a * cell[1] + b * cell[4] + c * cell[7];
                dz += a * cell[2] + b * cell[5] + c * cell[8];
            }
            double square = dx * dx + dy * dy + dz * dz;
            if (square < cutoff * cutoff) {
                list.set(slots++, neighbour, dx, dy, dz, Math.sqrt(square));
            }
        }
        return slots;
    }

    private static int shift(long pair, int field) {
        return ((int) (pair >>> (field * SHIFT_BITS)) & (2 * ZERO - 1)) - ZERO;
    }

    private void fill(Segment segment, int first, NeighbourList scratch) {
        int end = Math.min(atoms, first + SEGMENT);
        search.collect(first, end, scratch);
        if (segment.pairs.length < scratch.pairs()) {
            segment.pairs = new long[scratch.pairs() + scratch.pairs() / 8];
        }
        for (int atom = first; atom < end; atom++) {
            for (int slot = scratch.start(atom); slot < scratch.end(atom); slot++) {
                segment.pairs[slot] = encode(atom, slot, scratch);
            }
            Arrays.sort(segment.pairs, scratch.start(atom), scratch.end(atom));
            segment.ends[atom - first] = scratch.end(atom);
        }
        segment.current = true;
    }

    /** The neighbour and the lattice translation that carries x_j − x_i to the vector that was found. */
    private long encode(int atom, int slot, NeighbourList found) {
        int neighbour = found.index(slot);
        double x = found.dx(slot) - (listed[3 * neighbour] - listed[3 * atom]);
        double y = found.dy(slot) - (listed[3 * neighbour + 1] - listed[3 * atom + 1]);
        double z = found.dz(slot) - (listed[3 * neighbour + 2] - listed[3 * atom + 2]);
        long pair = neighbour;
        for (int axis = 0; axis < 3; axis++) {
            long shift = 0;
            if (periodicity.along(axis)) {
                shift =
                        Math.round(
                                x * listedReciprocal[3 * axis]
                                        + y * listedReciprocal[3 * axis + 1]
                                        + z * listedReciprocal[3 * axis + 2]);
            }
            if (Math.abs(shift) >= ZERO) {
                throw new InvalidInputException(
                        "atoms "
                                + (atom + 1)
                                + " and "
                                + (neighbour + 1)
                                + " are neighbours across "
                                + Math.abs(shift)
                                + " cells, expected fewer than "
                                + ZERO
                                + "; fold them back into the cell");
            }
            pair = (pair << SHIFT_BITS) | (shift + ZERO);
        }
        return pair;
    }
}
