package io.github.acetune.validate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A structure that a potential describes badly.
 *
 * @param structure its name: file and line, or its identifier
 * @param configType its configuration type
 * @param energyError prediction minus reference, eV/atom; not a number without reference
 * @param forceError largest length of the difference of an atom's force to its reference, eV/Å; not a number without reference
 * @param atom the atom with that force, counted from 1; 0 without reference
 */
public record Outlier(
        String structure, String configType, double energyError, double forceError, int atom) {
    private static Outlier of(Predictions predictions, int index) {
        var structure = predictions.dataset().structures().get(index);
        var results = predictions.results(index);
        double energy = Double.NaN;
        if (structure.labels().energy().isPresent() && structure.size() > 0) {
            double error = results.energy() - structure.labels().energy().getAsDouble();
            energy = error / structure.size();
        }
        double largest = Double.NaN;
        int atom = 0;
        if (structure.labels().forces().isPresent()) {
            double[] reference = structure.labels().forces().get();
            for (int i = 0; i < structure.size(); i++) {
                double length = distance(results.forces(), reference, 3 * i);
                if (atom == 0 || length > largest) {
                    largest = length;
                    atom = i + 1;
                }
            }
        }
        return new Outlier(structure.describe(), structure.configType(), energy, largest, atom);
    }

    private static double distance(double[] a, double[] b, int from) {
        double sum = 0;
        for (int c = from; c < from + 3; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return Math.sqrt(sum);
    }

    /**
     * The structures with the largest errors of the energy per atom.
     *
     * @param predictions predictions and reference
     * @param count how many at most
     * @return largest first; structures without a reference energy are left out
     */
    public static List<Outlier> ofEnergies(Predictions predictions, int count) {
        return largest(predictions, count, outlier -> Math.abs(outlier.energyError));
    }

    /**
     * The structures with the largest error of a force.
     *
     * @param predictions predictions and reference
     * @param count how many at most
     * @return largest first; structures without reference forces are left out
     */
    public static List<Outlier> ofForces(Predictions predictions, int count) {
        return largest(predictions, count, Outlier::forceError);
    }

    private static List<Outlier> largest(
            Predictions predictions, int count, ToDoubleFunction<Outlier> error) {
        return IntStream.range(0, predictions.size())
                .mapToObj(k -> of(predictions, k))
                .filter(outlier -> !Double.isNaN(error.applyAsDouble(outlier)))
                .sorted(Comparator.comparingDouble(error).reversed())
                .limit(count)
                .toList();
    }

    /**
     * A table in meV/atom and eV/Å.
     *
     * @param name the title
     * @param outliers its rows
     * @return a new table
     */
    public static Table table(String name, List<Outlier> outliers) {
        var structure = StringColumn.create("structure");
        var type = StringColumn.create("config type");
        var energy = DoubleColumn.create("energy error (meV/atom)");
        var force = DoubleColumn.create("largest force error (eV/Å)");
        var atom = StringColumn.create("at atom");
        for (var outlier : outliers) {
            structure.append(outlier.structure);
            type.append(outlier.configType);
            energy.append(1000 * outlier.energyError);
            force.append(outlier.forceError);
            atom.append(outlier.atom == 0 ? "" : Integer.toString(outlier.atom));
        }
        return Table.create(name, structure, type, energy, force, atom);
    }

    /**
     * The numbers by name, as they go into {@code metrics.json}.
     *
     * @return in reading order; a number that has no value is left out
     */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("structure", structure);
        map.put("config_type", configType);
        if (Double.isFinite(energyError)) {
            map.put("energy_error_meV_per_atom", 1000 * energyError);
        }
        if (atom > 0) {
            map.put("largest_force_error_eV_per_A", forceError);
            map.put("atom", atom);
        }
        return map;
    }
}
