package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How crystalline each atom is: the similarity k of its surroundings to those in a crystal by the kernel of {@link Soap}, the most
 * similar site of the crystal counting (per-atom crystallinity as in Figure 7c of D. F. Thomas du Toit et al., J. Chem. Theory
 * Comput. 2024, 20, 10103). k is 1 in the crystal at rest; it falls with thermal motion and is smallest in the liquid, but not 0.
 *
 * @param threshold atoms with at least this k count as crystalline
 * @param perAtom k of each atom of each frame, [nFrames][nAtoms]
 */
public record Crystallinity(double threshold, List<List<Double>> perAtom) {
    /** Half of the largest similarity, where nothing is known of the crystal's thermal motion. */
    public static final double DEFAULT_THRESHOLD = 0.5;

    /** Copies the lists. */
    public Crystallinity {
        perAtom = perAtom.stream().map(List::copyOf).toList();
        if (!(threshold > 0 && threshold < 1)) {
            throw new InvalidInputException(
                    "the threshold of crystallinity lies between 0 and 1, found " + threshold);
        }
    }

    /**
     * With {@link Soap#DEFAULT}.
     *
     * @param frames structures in order of time
     * @param crystal the crystal at rest; a primitive cell is enough
     * @return the crystallinity of every atom
     */
    public static Crystallinity of(List<Structure> frames, Structure crystal) {
        return of(frames, crystal, Soap.DEFAULT);
    }

    /**
     * With a kernel of one's own.
     *
     * @param frames structures in order of time
     * @param crystal the crystal at rest; a primitive cell is enough
     * @param soap the kernel; {@link Soap#speciesBlind()} for a crystal whose elements share their sites at random
     * @return the crystallinity of every atom, with a threshold of {@value #DEFAULT_THRESHOLD}
     * @throws InvalidInputException where there is no frame
     */
    public static Crystallinity of(List<Structure> frames, Structure crystal, Soap soap) {
        if (frames.isEmpty()) {
            throw new InvalidInputException("crystallinity needs at least one structure");
        }
        return of(frames.stream().map(frame -> soap.similarity(frame, crystal)).toList());
    }

    /**
     * From similarities that are known.
     *
     * @param perAtom k of each atom of each frame, [nFrames][nAtoms]
     * @return the crystallinity, with a threshold of {@value #DEFAULT_THRESHOLD}
     */
    public static Crystallinity of(List<double[]> perAtom) {
        return new Crystallinity(
                DEFAULT_THRESHOLD, perAtom.stream().map(Distribution::boxed).toList());
    }

    /**
     * Another threshold, best half-way between the means of the liquid and of the crystal at the temperature in question.
     *
     * @param smallest k of a crystalline atom, between 0 and 1
     * @return changed copy
     */
    public Crystallinity threshold(double smallest) {
        return new Crystallinity(smallest, perAtom);
    }

    /**
     * Leaves atoms out, such as those that are held.
     *
     * @param atoms their indices, from 0
     * @return changed copy of the other atoms in their order
     */
    public Crystallinity without(Collection<Integer> atoms) {
        var left = new HashSet<>(atoms);
        return new Crystallinity(
                threshold,
                perAtom.stream()
                        .map(frame ->
                                IntStream.range(0, frame.size())
                                        .filter(atom -> !left.contains(atom))
                                        .mapToObj(frame::get)
                                        .toList())
                        .toList());
    }

    /**
     * The mean over the atoms of a frame.
     *
     * @param frame its index, from 0
     * @return between 0 and 1
     */
    public double mean(int frame) {
        return values(frame).average().orElse(0);
    }

    /**
     * The share of crystalline atoms in a frame.
     *
     * @param frame its index, from 0
     * @return between 0 and 1
     */
    public double share(int frame) {
        List<Double> atoms = perAtom.get(frame);
        return atoms.isEmpty()
                ? 0
                : (double) values(frame).filter(k -> k >= threshold).count() / atoms.size();
    }

    /**
     * The mean over atoms and frames.
     *
     * @return with the standard error that the frames' means have
     */
    public BlockAverage average() {
        return BlockAverage.of(
                IntStream.range(0, perAtom.size()).mapToDouble(this::mean).toArray());
    }

    /**
     * How the values are spread.
     *
     * @param bins how many between 0 and 1, at least one
     * @return share of the atoms in each bin by its middle, with standard errors over the frames
     */
    public FrameAverage histogram(int bins) {
        List<double[]> shares =
                IntStream.range(0, perAtom.size()).mapToObj(frame -> shares(frame, bins)).toList();
        return new FrameAverage(
                "similarity",
                IntStream.range(0, bins).mapToObj(bin -> (bin + 0.5) / bins).toList(),
                List.of(FrameAverage.Series.of("share of atoms", shares)));
    }

    private double[] shares(int frame, int bins) {
        double[] shares = new double[bins];
        List<Double> atoms = perAtom.get(frame);
        for (double k : atoms) {
            shares[Math.clamp((int) (k * bins), 0, bins - 1)] += 1.0 / atoms.size();
        }
        return shares;
    }

    /**
     * For colouring a trajectory.
     *
     * @return new arrays, one per frame, [nAtoms]
     */
    public List<double[]> colours() {
        return IntStream.range(0, perAtom.size())
                .mapToObj(frame -> values(frame).toArray())
                .toList();
    }

    /**
     * How the crystal grows.
     *
     * @return one row per frame, counted from 1: mean crystallinity, share of crystalline atoms
     */
    public Table table() {
        int frames = perAtom.size();
        return Table.create(
                "Crystallinity",
                IntColumn.create("frame", IntStream.rangeClosed(1, frames).toArray()),
                DoubleColumn.create(
                        "mean_crystallinity",
                        IntStream.range(0, frames).mapToDouble(this::mean).toArray()),
                DoubleColumn.create(
                        "crystalline_share",
                        IntStream.range(0, frames).mapToDouble(this::share).toArray()));
    }

    private DoubleStream values(int frame) {
        return perAtom.get(frame).stream().mapToDouble(Double::doubleValue);
    }
}
