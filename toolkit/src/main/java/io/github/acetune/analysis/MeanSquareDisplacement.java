package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Mean square displacements, averaged over atoms and over all time origins, of positions that are not folded back into the cell,
 * without the motion of the centre of all atoms.
 *
 * @param times between the two positions, ps; from 0 to half the length of the trajectory
 * @param series first of all atoms, then, where there are several elements, of each element
 */
public record MeanSquareDisplacement(List<Double> times, List<Series> series) {
    /**
     * The displacements of one kind of atom.
     *
     * @param name {@code total} or an element
     * @param values Å², one for each time
     * @param byBlock the same from each fifth of the atoms, from whose scatter errors are taken
     */
    public record Series(String name, List<Double> values, List<List<Double>> byBlock) {
        /** Copies the lists. */
        public Series {
            values = List.copyOf(values);
            byBlock = byBlock.stream().map(List::copyOf).toList();
        }

        /**
         * Standard errors of the values.
         *
         * @return new array, Å²; not a number where there are fewer than five atoms
         */
        public double[] errors() {
            if (byBlock.isEmpty()) {
                return values.stream().mapToDouble(_ -> Double.NaN).toArray();
            }
            return FrameMean.standardErrors(
                    byBlock.stream()
                            .map(block -> block.stream().mapToDouble(Double::doubleValue).toArray())
                            .toList());
        }
    }

    /**
     * How fast atoms of a kind wander.
     *
     * @param name {@code total} or an element
     * @param coefficient D = slope/6 (Einstein), Å²/ps; 1 Å²/ps = 1e-8 m²/s = 1e-4 cm²/s
     * @param standardError Å²/ps
     */
    public record Diffusion(String name, double coefficient, double standardError) {}

    private static final int BLOCKS = 5;

    /** Copies the lists. */
    public MeanSquareDisplacement {
        times = List.copyOf(times);
        series = List.copyOf(series);
    }

    /**
     * From a trajectory.
     *
     * @param frames the same atoms at equal intervals, positions unwrapped, at least four
     * @param interval time between frames, ps
     * @return the displacements
     * @throws InvalidInputException where frames are too few or do not fit together
     */
    public static MeanSquareDisplacement of(List<Structure> frames, double interval) {
        Frames.check("a mean square displacement", frames, interval, 4);
        double[][] positions =
                frames.stream().map(MeanSquareDisplacement::centred).toArray(double[][]::new);
        int lags = frames.size() / 2 + 1;
        List<Element> species = frames.getFirst().species();
        double[][] perAtom =
                IntStream.range(0, species.size())
                        .parallel()
                        .mapToObj(atom -> displacements(positions, atom, lags))
                        .toArray(double[][]::new);
        List<Series> series = new ArrayList<>();
        int[] all = IntStream.range(0, species.size()).toArray();
        series.add(series("total", perAtom, all, lags));
        var elements = new TreeSet<>(species);
        if (elements.size() > 1) {
            for (Element element : elements) {
                int[] atoms = IntStream.of(all).filter(k -> species.get(k) == element).toArray();
                series.add(series(element.symbol(), perAtom, atoms, lags));
            }
        }
        List<Double> times = IntStream.range(0, lags).mapToObj(lag -> lag * interval).toList();
        return new MeanSquareDisplacement(times, series);
    }

    private static double[] centred(Structure frame) {
        double[] positions = frame.positions();
        double mass = 0;
        double[] centre = new double[3];
        for (int atom = 0; atom < frame.size(); atom++) {
            double own = frame.species().get(atom).mass();
            mass += own;
            for (int k = 0; k < 3; k++) {
                centre[k] += own * positions[3 * atom + k];
            }
        }
        for (int k = 0; k < positions.length; k++) {
            positions[k] -= centre[k % 3] / mass;
        }
        return positions;
    }

    private static double[] displacements(double[][] positions, int atom, int lags) {
        double[] means = new double[lags];
        for (int lag = 1; lag < lags; lag++) {
            double sum = 0;
            for (int start = 0; start + lag < positions.length; start++) {
                for (int k = 3 * atom; k < 3 * atom + 3; k++) {
                    double step = positions[start + lag][k] - positions[start][k];
                    sum += step * step;
                }
            }
            means[lag] = sum / (positions.length - lag);
        }
        return means;
    }

    private static Series series(String name, double[][] perAtom, int[] atoms, int lags) {
        List<List<Double>> blocks = new ArrayList<>();
        for (int b = 0; b < BLOCKS && atoms.length >= BLOCKS; b++) {
            int block = b;
            int[] some =
                    IntStream.range(0, atoms.length)
                            .filter(k -> k % BLOCKS == block)
                            .map(k -> atoms[k])
                            .toArray();
            blocks.add(mean(perAtom, some, lags));
        }
        return new Series(name, mean(perAtom, atoms, lags), blocks);
    }

    private static List<Double> mean(double[][] perAtom, int[] atoms, int lags) {
        List<Double> mean = new ArrayList<>();
        for (int lag = 0; lag < lags; lag++) {
            double sum = 0;
            for (int atom : atoms) {
                sum += perAtom[atom][lag];
            }
            mean.add(sum / atoms.length);
        }
        return mean;
    }

    /**
     * Diffusion coefficients from the slopes of straight lines through the second half of the displacements.
     *
     * @return one for each series
     */
    public List<Diffusion> diffusion() {
        return diffusion(times.getLast() / 2, times.getLast());
    }

    /**
     * Diffusion coefficients from the slopes of straight lines.
     *
     * @param from start of the range in which displacements grow linearly, ps
     * @param to its end, ps
     * @return one for each series
     * @throws InvalidInputException where fewer than two times lie in the range
     */
    public List<Diffusion> diffusion(double from, double to) {
        int[] range =
                IntStream.range(0, times.size())
                        .filter(k -> times.get(k) >= from && times.get(k) <= to)
                        .toArray();
        if (range.length < 2) {
            throw new InvalidInputException(
                    "a diffusion coefficient needs at least two times between "
                            + from
                            + " and "
                            + to
                            + " ps");
        }
        return series.stream().map(each -> diffusion(each, range)).toList();
    }

    private Diffusion diffusion(Series each, int[] range) {
        double[] blocks =
                each.byBlock().stream().mapToDouble(block -> slope(block, range) / 6).toArray();
        double error = blocks.length < 2 ? Double.NaN : BlockAverage.of(blocks).standardError();
        return new Diffusion(each.name(), slope(each.values(), range) / 6, error);
    }

    private double slope(List<Double> values, int[] range) {
        double x = 0;
        double y = 0;
        for (int k : range) {
            x += times.get(k) / range.length;
            y += values.get(k) / range.length;
        }
        double xy = 0;
        double xx = 0;
        for (int k : range) {
            xy += (times.get(k) - x) * (values.get(k) - y);
            xx += (times.get(k) - x) * (times.get(k) - x);
        }
        return xy / xx;
    }

    /**
     * The displacements as a table.
     *
     * @return one row per time in ps, displacements and their standard errors in Å²
     */
    public Table table() {
        Table table =
                Table.create("Mean square displacement", DoubleColumn.create("time_ps", times));
        for (Series each : series) {
            table.addColumns(
                    DoubleColumn.create("msd_A2 " + each.name(), each.values()),
                    DoubleColumn.create("error " + each.name(), each.errors()));
        }
        return table;
    }
}
