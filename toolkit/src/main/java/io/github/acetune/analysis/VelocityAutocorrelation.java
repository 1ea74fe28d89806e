package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The mass-weighted velocity autocorrelation C(t) = ⟨Σ_i m_i v_i(0)·v_i(t)⟩/⟨Σ_i m_i v_i(0)²⟩ and its cosine transform, the
 * vibrational density of states.
 *
 * @param interval time between values, ps
 * @param values C at 0, 1, 2 … intervals; 1 first
 * @param byBlock the same from each fifth of the atoms, from whose scatter errors are taken; empty where there are fewer than five
 */
public record VelocityAutocorrelation(
        double interval, List<Double> values, List<List<Double>> byBlock) {
    private static final int BLOCKS = 5;

    /**
     * A spectrum.
     *
     * @param frequencies THz
     * @param density states per THz and atom; the integral over all frequencies is 3
     * @param errors standard errors of the density; not a number where there are fewer than five atoms
     */
    public record Spectrum(List<Double> frequencies, List<Double> density, List<Double> errors) {
        /** Copies the lists. */
        public Spectrum {
            frequencies = List.copyOf(frequencies);
            density = List.copyOf(density);
            errors = List.copyOf(errors);
        }

        /**
         * The spectrum as a table.
         *
         * @return one row per frequency
         */
        public Table table() {
            return Table.create(
                    "Vibrational density of states",
                    DoubleColumn.create("frequency_THz", frequencies),
                    DoubleColumn.create("density_per_THz", density),
                    DoubleColumn.create("error", errors));
        }
    }

    /** Copies the values. */
    public VelocityAutocorrelation {
        values = List.copyOf(values);
        byBlock = byBlock.stream().map(List::copyOf).toList();
    }

    /**
     * From a trajectory with velocities.
     *
     * @param frames the same atoms at equal intervals, with a column {@code velocities} in Å/ps
     * @param interval time between frames, ps
     * @return the correlation up to half the length of the trajectory
     * @throws InvalidInputException where velocities are missing or frames are fewer than four
     */
    public static VelocityAutocorrelation of(List<Structure> frames, double interval) {
        Frames.check("a velocity autocorrelation", frames, interval, 4);
        double[][] velocities = frames.stream().map(Frames::velocities).toArray(double[][]::new);
        double[] masses =
                frames.getFirst().species().stream().mapToDouble(each -> each.mass()).toArray();
        int lags = frames.size() / 2 + 1;
        double[][] byBlock =
                IntStream.range(0, lags)
                        .parallel()
                        .mapToObj(lag -> correlations(velocities, masses, lag))
                        .toArray(double[][]::new);
        List<List<Double>> blocks = new ArrayList<>();
        for (int b = 0; b < BLOCKS && masses.length >= BLOCKS; b++) {
            int block = b;
            blocks.add(normalised(byBlock, sums -> sums[block]));
        }
        return new VelocityAutocorrelation(
                interval, normalised(byBlock, sums -> Arrays.stream(sums).sum()), blocks);
    }

    private static List<Double> normalised(double[][] byLag, ToDoubleFunction<double[]> part) {
        double first = part.applyAsDouble(byLag[0]);
        return Arrays.stream(byLag).map(sums -> part.applyAsDouble(sums) / first).toList();
    }

    /** Of each fifth of the atoms. */
    private static double[] correlations(double[][] velocities, double[] masses, int lag) {
        double[] sums = new double[BLOCKS];
        for (int start = 0; start + lag < velocities.length; start++) {
            double[] from = velocities[start];
            double[] to = velocities[start + lag];
            for (int k = 0; k < from.length; k++) {
                sums[k / 3 % BLOCKS] += masses[k / 3] * from[k] * to[k];
            }
        }
        for (int block = 0; block < BLOCKS; block++) {
            sums[block] /= velocities.length - lag;
        }
        return sums;
    }

    /**
     * Standard errors of the values.
     *
     * @return new array, one per value; not a number where there are fewer than five atoms
     */
    public double[] errors() {
        return errors(
                values.size(),
                byBlock.stream()
                        .map(block -> block.stream().mapToDouble(Double::doubleValue).toArray())
                        .toList());
    }

    private static double[] errors(int count, List<double[]> blocks) {
        if (blocks.isEmpty()) {
            double[] unknown = new double[count];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        }
        return FrameMean.standardErrors(blocks);
    }

    /**
     * The vibrational density of states up to the highest frequency that the interval resolves.
     *
     * @return the cosine transform of C times a Hann window, with one value for each interval
     */
    public Spectrum spectrum() {
        int lags = values.size();
        double highest = 0.5 / interval;
        List<Double> frequencies =
                IntStream.range(0, lags)
                        .mapToObj(k -> highest * k / Math.max(1, lags - 1))
                        .toList();
        List<double[]> blocks = byBlock.stream().map(block -> density(block, frequencies)).toList();
        return new Spectrum(
                frequencies,
                Distribution.boxed(density(values, frequencies)),
                Distribution.boxed(errors(lags, blocks)));
    }

    private double[] density(List<Double> correlation, List<Double> frequencies) {
        int lags = correlation.size();
        double[] density = new double[lags];
        for (int k = 0; k < lags; k++) {
            double frequency = frequencies.get(k);
            double sum = 0;
            for (int lag = 0; lag < lags; lag++) {
                double window = 0.5 * (1 + Math.cos(Math.PI * lag / (lags - 1)));
                double weight = lag == 0 ? 0.5 : 1;
                sum +=
                        weight
                                * window
                                * correlation.get(lag)
                                * Math.cos(2 * Math.PI * frequency * lag * interval);
            }
            // ∫ C cos over all times is twice that over the positive ones; three modes for each
            // atom.
            density[k] = 3 * 4 * interval * sum;
        }
        return density;
    }

    /**
     * The correlation as a table.
     *
     * @return one row per time in ps
     */
    public Table table() {
        var times = DoubleColumn.create("time_ps");
        for (int lag = 0; lag < values.size(); lag++) {
            times.append(lag * interval);
        }
        return Table.create(
                "Velocity autocorrelation",
                times,
                DoubleColumn.create("correlation", values),
                DoubleColumn.create("error", errors()));
    }
}
