package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The mass-weighted velocity autocorrelation C(t) = ⟨Σ_i m_i v_i(0)·v_i(t)⟩/⟨Σ_i m_i v_i(0)²⟩ and its cosine transform, the
 * vibrational density of states.
 *
 * @param interval time between values, ps
 * @param values C at 0, 1, 2 … intervals; 1 first
 */
public record VelocityAutocorrelation(double interval, List<Double> values) {
    /**
     * A spectrum.
     *
     * @param frequencies THz
     * @param density states per THz and atom; the integral over all frequencies is 3
     */
    public record Spectrum(List<Double> frequencies, List<Double> density) {
        /** Copies the lists. */
        public Spectrum {
            frequencies = List.copyOf(frequencies);
            density = List.copyOf(density);
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
                    DoubleColumn.create("density_per_THz", density));
        }
    }

    /** Copies the values. */
    public VelocityAutocorrelation {
        values = List.copyOf(values);
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
        double[] sums =
                IntStream.range(0, lags)
                        .parallel()
                        .mapToDouble(lag -> correlation(velocities, masses, lag))
                        .toArray();
        List<Double> values = new ArrayList<>();
        for (double sum : sums) {
            values.add(sum / sums[0]);
        }
        return new VelocityAutocorrelation(interval, values);
    }

    private static double correlation(double[][] velocities, double[] masses, int lag) {
        double sum = 0;
        for (int start = 0; start + lag < velocities.length; start++) {
            double[] from = velocities[start];
            double[] to = velocities[start + lag];
            for (int k = 0; k < from.length; k++) {
                sum += masses[k / 3] * from[k] * to[k];
            }
        }
        return sum / (velocities.length - lag);
    }

    /**
     * The vibrational density of states up to the highest frequency that the interval resolves.
     *
     * @return the cosine transform of C times a Hann window, with one value for each interval
     */
    public Spectrum spectrum() {
        int lags = values.size();
        double highest = 0.5 / interval;
        List<Double> frequencies = new ArrayList<>();
        List<Double> density = new ArrayList<>();
        for (int k = 0; k < lags; k++) {
            double frequency = highest * k / Math.max(1, lags - 1);
            double sum = 0;
            for (int lag = 0; lag < lags; lag++) {
                double window = 0.5 * (1 + Math.cos(Math.PI * lag / (lags - 1)));
                double weight = lag == 0 ? 0.5 : 1;
                sum +=
                        weight
                                * window
                                * values.get(lag)
                                * Math.cos(2 * Math.PI * frequency * lag * interval);
            }
            frequencies.add(frequency);
            // ∫ C cos over all times is twice that over the positive ones; three modes for each
            // atom.
            density.add(3 * 4 * interval * sum);
        }
        return new Spectrum(frequencies, density);
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
                "Velocity autocorrelation", times, DoubleColumn.create("correlation", values));
    }
}
