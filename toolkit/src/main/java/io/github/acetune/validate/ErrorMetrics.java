package io.github.acetune.validate;

import io.github.acetune.data.Dataset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Errors of energies per atom and of force components, overall and per configuration type.
 *
 * @param name what was predicted
 * @param overall the errors over all structures
 * @param byConfigType the errors of each configuration type, in order of first appearance
 */
public record ErrorMetrics(String name, Errors overall, Map<String, Errors> byConfigType) {
    /**
     * Errors of some structures. Where none of them has a reference, errors are not a number.
     *
     * @param structures how many structures, with or without reference
     * @param energies how many of them have a reference energy
     * @param forceComponents how many reference force components they have
     * @param energyRmse root mean square error of the energy per atom, eV/atom
     * @param energyMae mean absolute error of the energy per atom, eV/atom
     * @param forceRmse root mean square error of the force components, eV/Å
     * @param forceMae mean absolute error of the force components, eV/Å
     * @param virialRmse root mean square error of the virial components per atom, eV/atom
     */
    public record Errors(
            int structures,
            int energies,
            int forceComponents,
            double energyRmse,
            double energyMae,
            double forceRmse,
            double forceMae,
            double virialRmse) {
        private static Errors of(
                int structures, ErrorSums energies, ErrorSums forces, ErrorSums virials) {
            return new Errors(
                    structures,
                    energies.count(),
                    forces.count(),
                    energies.rmse(),
                    energies.mae(),
                    forces.rmse(),
                    forces.mae(),
                    virials.rmse());
        }

        /**
         * The numbers by name, as they go into {@code metrics.json}, in the units people quote.
         *
         * @return {@code structures}, {@code energy_rmse_meV_per_atom}, {@code energy_mae_meV_per_atom}, {@code
         *     force_rmse_meV_per_A}, {@code force_mae_meV_per_A}, {@code virial_rmse_meV_per_atom}; a number that has no value is
         *     left out
         */
        public Map<String, Object> toMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("structures", structures);
            put(map, "energy_rmse_meV_per_atom", energyRmse);
            put(map, "energy_mae_meV_per_atom", energyMae);
            put(map, "force_rmse_meV_per_A", forceRmse);
            put(map, "force_mae_meV_per_A", forceMae);
            put(map, "virial_rmse_meV_per_atom", virialRmse);
            return map;
        }

        private static void put(Map<String, Object> map, String name, double electronvolts) {
            if (Double.isFinite(electronvolts)) {
                map.put(name, 1000 * electronvolts);
            }
        }
    }

    /** Copies the map and keeps its order. */
    public ErrorMetrics {
        byConfigType = Collections.unmodifiableMap(new LinkedHashMap<>(byConfigType));
    }

    /**
     * The errors of predictions; every structure counts once in energies, every component once in forces.
     *
     * @param predictions predictions and reference
     * @return the errors
     */
    public static ErrorMetrics of(Predictions predictions) {
        Dataset dataset = predictions.dataset();
        Pairs energies = predictions.energiesPerAtom();
        Pairs forces = predictions.forceComponents();
        var energySums = energies.errorsByConfigType();
        var forceSums = forces.errorsByConfigType();
        Pairs virials = predictions.virialsPerAtom();
        var virialSums = virials.errorsByConfigType();
        var byType = new LinkedHashMap<String, Errors>();
        dataset.byConfigType()
                .forEach((type, members) ->
                        byType.put(
                                type,
                                Errors.of(
                                        members.size(),
                                        energySums.getOrDefault(type, new ErrorSums()),
                                        forceSums.getOrDefault(type, new ErrorSums()),
                                        virialSums.getOrDefault(type, new ErrorSums()))));
        return new ErrorMetrics(
                dataset.name(),
                Errors.of(dataset.size(), energies.errors(), forces.errors(), virials.errors()),
                byType);
    }

    /**
     * Root mean square error of the energy per atom over all structures.
     *
     * @return eV/atom
     */
    public double energyRmse() {
        return overall.energyRmse();
    }

    /**
     * Mean absolute error of the energy per atom over all structures.
     *
     * @return eV/atom
     */
    public double energyMae() {
        return overall.energyMae();
    }

    /**
     * Root mean square error of the force components over all structures.
     *
     * @return eV/Å
     */
    public double forceRmse() {
        return overall.forceRmse();
    }

    /**
     * Mean absolute error of the force components over all structures.
     *
     * @return eV/Å
     */
    public double forceMae() {
        return overall.forceMae();
    }

    /**
     * The overall errors by name, and those of each configuration type under {@code by_config_type}, as they go into
     * {@code metrics.json}.
     *
     * @return in reading order
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = overall.toMap();
        var types = new LinkedHashMap<String, Object>();
        byConfigType.forEach((type, errors) -> types.put(type, errors.toMap()));
        map.put("by_config_type", types);
        return map;
    }

    /**
     * The errors as a table in meV/atom and meV/Å.
     *
     * @return one row per configuration type and a last one for all
     */
    public Table table() {
        Table table =
                Table.create(
                        "Errors of " + name,
                        StringColumn.create("config type"),
                        IntColumn.create("structures"),
                        DoubleColumn.create("energy RMSE (meV/atom)"),
                        DoubleColumn.create("energy MAE (meV/atom)"),
                        DoubleColumn.create("force RMSE (meV/Å)"),
                        DoubleColumn.create("force MAE (meV/Å)"));
        byConfigType.forEach((type, errors) -> addRow(table, type, errors));
        addRow(table, "all", overall);
        return table;
    }

    /** Not a number is what Tablesaw takes for missing. */
    private static void addRow(Table table, String type, Errors errors) {
        table.stringColumn(0).append(type);
        table.intColumn(1).append(errors.structures());
        table.doubleColumn(2).append(1000 * errors.energyRmse());
        table.doubleColumn(3).append(1000 * errors.energyMae());
        table.doubleColumn(4).append(1000 * errors.forceRmse());
        table.doubleColumn(5).append(1000 * errors.forceMae());
    }
}
