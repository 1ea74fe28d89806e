package io.github.acetune.md;

import io.github.acetune.analysis.BlockAverage;
import java.util.List;
import java.util.Optional;

/**
 * How fast a run gains or loses what it should conserve: the slope of a straight line through the conserved energy. A short run shows
 * the fluctuation of velocity Verlet's energy instead, which its error tells.
 *
 * @param slope eV per atom and ps
 * @param standardError of the slope, from blocks of the residuals
 */
public record EnergyDrift(double slope, double standardError) {
    private static final int FEWEST_ROWS = 3;

    /** Of the rows of a log, where there are enough. */
    static Optional<EnergyDrift> of(List<LogRow> rows, int atoms) {
        int count = rows.size();
        if (count < FEWEST_ROWS) {
            return Optional.empty();
        }
        double[] times = rows.stream().mapToDouble(row -> row.timeFs() / 1000).toArray();
        double[] energies = rows.stream().mapToDouble(row -> row.conserved() / atoms).toArray();
        double middle = BlockAverage.of(times).mean();
        double mean = BlockAverage.of(energies).mean();
        double squares = 0;
        double products = 0;
        for (int k = 0; k < count; k++) {
            squares += (times[k] - middle) * (times[k] - middle);
            products += (times[k] - middle) * (energies[k] - mean);
        }
        double slope = products / squares;
        double[] residuals = new double[count];
        for (int k = 0; k < count; k++) {
            residuals[k] = energies[k] - mean - slope * (times[k] - middle);
        }
        double spread = Math.sqrt(squares / count);
        return Optional.of(
                new EnergyDrift(slope, BlockAverage.of(residuals).standardError() / spread));
    }
}
