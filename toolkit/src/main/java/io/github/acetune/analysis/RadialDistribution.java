package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Radial distribution functions. Bin k holds the pairs with k·w ≤ r &lt; (k+1)·w; every periodic image counts. With n_k ordered
 * pairs in bin k, v_k the volume of its shell, V that of the cell: g_k = V n_k/(N² v_k) for all atoms, and
 * g_ab,k = V n_ab,k/(N_a N_b v_k) for pairs of elements (Allen and Tildesley, Computer Simulation of Liquids, ch. 2.6).
 *
 * @param binWidth w, Å
 * @param total of all atoms
 * @param partials of each pair of elements; empty where there is only one element
 */
public record RadialDistribution(double binWidth, Distribution total, List<Distribution> partials) {
    private static final double DEFAULT_WIDTH = 0.02;
    private static final int FROM_THE_OTHER_SIDE = -1;
    private static final int HEAVIEST = 118;

    /** Copies the list. */
    public RadialDistribution {
        partials = List.copyOf(partials);
    }

    /**
     * Of one structure, in bins of 0.02 Å.
     *
     * @param structure the atoms; periodic in all directions
     * @param maximum largest distance, Å
     * @return the functions
     */
    public static RadialDistribution of(Structure structure, double maximum) {
        return of(List.of(structure), maximum, DEFAULT_WIDTH);
    }

    /**
     * The mean over frames.
     *
     * @param frames structures of the same elements, periodic in all directions
     * @param maximum largest distance, Å
     * @param binWidth Å
     * @return the functions; with standard errors where there are at least five frames
     * @throws InvalidInputException where there is no frame, one has no volume, or the lengths make no bins
     */
    public static RadialDistribution of(List<Structure> frames, double maximum, double binWidth) {
        if (!(binWidth > 0) || !(maximum >= binWidth) || Double.isInfinite(maximum)) {
            throw new InvalidInputException(
                    "a radial distribution needs 0 < bin width <= maximum, found "
                            + binWidth
                            + " and "
                            + maximum
                            + " Å");
        }
        Set<Element> elements = elements(frames);
        List<BondCutoff.Pair> pairs = pairs(elements);
        int bins = (int) Math.round(maximum / binWidth);
        List<long[][]> counts =
                frames.parallelStream().map(frame -> count(frame, pairs, bins, binWidth)).toList();
        List<Distribution> partials = new ArrayList<>();
        for (int p = 0; p < pairs.size() && elements.size() > 1; p++) {
            partials.add(
                    distribution(
                            pairs.get(p).toString(), frames, counts, p, pairs.get(p), binWidth));
        }
        return new RadialDistribution(
                binWidth,
                distribution("total", frames, counts, pairs.size(), null, binWidth),
                partials);
    }

    private static Set<Element> elements(List<Structure> frames) {
        if (frames.isEmpty()) {
            throw new InvalidInputException("a radial distribution needs at least one structure");
        }
        Set<Element> elements = new TreeSet<>();
        for (Structure frame : frames) {
            var directions = frame.periodicity();
            if (!(directions.a() && directions.b() && directions.c())) {
                throw new InvalidInputException(
                        frame.describe()
                                + ": a radial distribution needs a cell that repeats in all directions");
            }
            elements.addAll(frame.species());
        }
        return elements;
    }

    private static List<BondCutoff.Pair> pairs(Set<Element> elements) {
        Set<BondCutoff.Pair> pairs = new LinkedHashSet<>();
        for (Element first : elements) {
            for (Element second : elements) {
                pairs.add(new BondCutoff.Pair(first, second));
            }
        }
        return List.copyOf(pairs);
    }

    /** Pairs from the first to the second element by pair of elements and bin; the last row holds all ordered pairs. */
    private static long[][] count(
            Structure frame, List<BondCutoff.Pair> pairs, int bins, double width) {
        long[][] counts = new long[pairs.size() + 1][bins];
        int[][] row = new int[HEAVIEST + 1][HEAVIEST + 1];
        for (int p = 0; p < pairs.size(); p++) {
            BondCutoff.Pair pair = pairs.get(p);
            row[pair.second().atomicNumber()][pair.first().atomicNumber()] = FROM_THE_OTHER_SIDE;
            row[pair.first().atomicNumber()][pair.second().atomicNumber()] = p;
        }
        NeighbourList list = NeighbourList.of(frame, bins * width);
        for (int atom = 0; atom < frame.size(); atom++) {
            int[] rows = row[frame.species().get(atom).atomicNumber()];
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                int bin = (int) (list.distance(slot) / width);
                if (bin >= bins) {
                    continue;
                }
                counts[pairs.size()][bin]++;
                int p = rows[frame.species().get(list.index(slot)).atomicNumber()];
                if (p != FROM_THE_OTHER_SIDE) {
                    counts[p][bin]++;
                }
            }
        }
        return counts;
    }

    private static Distribution distribution(
            String name,
            List<Structure> frames,
            List<long[][]> counts,
            int row,
            BondCutoff.Pair pair,
            double width) {
        List<long[]> ofPair = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int f = 0; f < frames.size(); f++) {
            long[] ordered = counts.get(f)[row];
            ofPair.add(ordered);
            values.add(normalised(frames.get(f), ordered, pair, width));
        }
        return Distribution.of(name, ofPair, values);
    }

    private static double[] normalised(
            Structure frame, long[] counts, BondCutoff.Pair pair, double width) {
        double possible =
                pair == null
                        ? (double) frame.size() * frame.size()
                        : (double) number(frame, pair.first()) * number(frame, pair.second());
        double[] values = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            // (k + 1)³ − k³ without the loss of digits.
            double shell = 4 * Math.PI / 3 * Math.pow(width, 3) * (3.0 * k * (k + 1) + 1);
            values[k] = possible == 0 ? 0 : frame.cell().volume() * counts[k] / (possible * shell);
        }
        return values;
    }

    private static long number(Structure frame, Element element) {
        return frame.species().stream().filter(element::equals).count();
    }

    /**
     * The middles of the bins.
     *
     * @return new array, Å
     */
    public double[] distances() {
        double[] distances = new double[total.values().size()];
        for (int k = 0; k < distances.length; k++) {
            distances[k] = (k + 0.5) * binWidth;
        }
        return distances;
    }

    /**
     * The functions as a table.
     *
     * @return one row per bin: its middle in Å, g of all atoms and of each pair of elements, standard errors where known
     */
    public Table table() {
        Table table = Table.create("Radial distribution", DoubleColumn.create("r_A", distances()));
        addColumns(table, total);
        partials.forEach(partial -> addColumns(table, partial));
        return table;
    }

    private static void addColumns(Table table, Distribution distribution) {
        table.addColumns(DoubleColumn.create("g " + distribution.name(), distribution.values()));
        if (distribution.hasErrors()) {
            table.addColumns(
                    DoubleColumn.create("error " + distribution.name(), distribution.errors()));
        }
    }
}
