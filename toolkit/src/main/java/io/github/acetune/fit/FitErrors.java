package io.github.acetune.fit;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Calculator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Errors of a potential on labelled structures, overall and per configuration type.
 *
 * @param overall all structures together
 * @param byConfigType configuration type → its structures, alphabetically
 */
public record FitErrors(Errors overall, Map<String, Errors> byConfigType) {
    /**
     * Errors of some structures; NaN where there is nothing to compare with.
     *
     * @param structures number of structures
     * @param atoms number of atoms
     * @param energyRmse root mean square error of the energy per atom, meV
     * @param energyMae mean absolute error of the energy per atom, meV
     * @param forceRmse root mean square error of the force components, meV/Å
     * @param forceMae mean absolute error of the force components, meV/Å
     * @param virialRmse root mean square error of the virial components per atom, meV
     */
    public record Errors(
            int structures,
            int atoms,
            double energyRmse,
            double energyMae,
            double forceRmse,
            double forceMae,
            double virialRmse) {
        /**
         * The numbers by name, as they go into {@code metrics.json}.
         *
         * @return in reading order; numbers that do not exist are left out
         */
        public Map<String, Object> toMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("structures", structures);
            map.put("atoms", atoms);
            putFinite(map, "energy_rmse_meV_per_atom", energyRmse);
            putFinite(map, "energy_mae_meV_per_atom", energyMae);
            putFinite(map, "force_rmse_meV_per_A", forceRmse);
            putFinite(map, "force_mae_meV_per_A", forceMae);
            putFinite(map, "virial_rmse_meV_per_atom", virialRmse);
            return map;
        }

        private static void putFinite(Map<String, Object> map, String key, double value) {
            if (Double.isFinite(value)) {
                map.put(key, value);
            }
        }
    }

    /**
     * Computes the errors.
     *
     * @param calculator what is judged
     * @param data labelled structures; what a structure has no label for is passed over
     * @return its errors
     */
    public static FitErrors of(Calculator calculator, Dataset data) {
        var overall = new Sums();
        var types = new TreeMap<String, Sums>();
        for (var structure : data.structures()) {
            var results = calculator.calculate(structure);
            var own = new Sums();
            own.add(structure, results);
            overall.add(own);
            types.computeIfAbsent(structure.configType(), type -> new Sums()).add(own);
        }
        var byType = new LinkedHashMap<String, Errors>();
        types.forEach((type, sums) -> byType.put(type, sums.errors()));
        return new FitErrors(overall.errors(), byType);
    }

    /**
     * A table with one row per configuration type and a last one for all.
     *
     * @return a new table
     */
    public Table table() {
        var rows = new LinkedHashMap<>(byConfigType);
        rows.put("all", overall);
        var type = StringColumn.create("config_type");
        var structures = IntColumn.create("structures");
        var atoms = IntColumn.create("atoms");
        var energyRmse = DoubleColumn.create("E RMSE (meV/atom)");
        var energyMae = DoubleColumn.create("E MAE (meV/atom)");
        var forceRmse = DoubleColumn.create("F RMSE (meV/Å)");
        var forceMae = DoubleColumn.create("F MAE (meV/Å)");
        rows.forEach((name, errors) -> {
            type.append(name);
            structures.append(errors.structures);
            atoms.append(errors.atoms);
            energyRmse.append(errors.energyRmse);
            energyMae.append(errors.energyMae);
            forceRmse.append(errors.forceRmse);
            forceMae.append(errors.forceMae);
        });
        return Table.create(
                "errors", type, structures, atoms, energyRmse, energyMae, forceRmse, forceMae);
    }
}
