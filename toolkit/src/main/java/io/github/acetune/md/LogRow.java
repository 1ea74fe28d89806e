package io.github.acetune.md;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The state of a run at one step, as its log has it.
 *
 * @param step number of the step, from 0
 * @param timeFs simulated time, fs
 * @param temperature 2K/(N k_B), K, N being the number of degrees of freedom
 * @param pressure (2K + W)/(3V), GPa; not a number where the structure is not periodic throughout
 * @param volume Å³; not a number likewise
 * @param potential eV
 * @param kinetic eV
 * @param conserved total energy, with PV and the cell's own energy where it is free, less the heat and work received from
 *     thermostat and barostat, eV
 */
public record LogRow(
        long step,
        double timeFs,
        double temperature,
        double pressure,
        double volume,
        double potential,
        double kinetic,
        double conserved) {
    static final List<String> COLUMNS =
            List.of(
                    "step",
                    "time_fs",
                    "temperature_K",
                    "pressure_GPa",
                    "volume_A3",
                    "potential_eV",
                    "kinetic_eV",
                    "conserved_eV");

    String csv() {
        return step
                + ","
                + values().stream()
                        .map(value -> Double.isNaN(value) ? "" : Double.toString(value))
                        .collect(Collectors.joining(","));
    }

    List<Double> values() {
        return List.of(timeFs, temperature, pressure, volume, potential, kinetic, conserved);
    }

    /** Reads a line that {@link #csv} wrote. */
    static LogRow parse(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != COLUMNS.size()) {
            throw new NumberFormatException("expected " + COLUMNS.size() + " fields");
        }
        double[] values = new double[fields.length];
        for (int k = 1; k < fields.length; k++) {
            values[k] = fields[k].isEmpty() ? Double.NaN : Double.parseDouble(fields[k]);
        }
        return new LogRow(
                Long.parseLong(fields[0]),
                values[1],
                values[2],
                values[3],
                values[4],
                values[5],
                values[6],
                values[7]);
    }
}
