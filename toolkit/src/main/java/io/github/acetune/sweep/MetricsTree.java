package io.github.acetune.sweep;

import io.github.acetune.validate.ErrorMetrics;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as a tree for {@code metrics.json}, in the units people quote: meV/atom and meV/Å. */
public final class MetricsTree {
    private MetricsTree() {}

    /**
     * The overall errors of a data set.
     *
     * @param metrics the errors
     * @return {@code energy_rmse_meV_per_atom}, {@code energy_mae_meV_per_atom}, {@code force_rmse_meV_per_A},
     *     {@code force_mae_meV_per_A}, {@code structures}; a number that has no value is left out
     */
    public static Map<String, Object> of(ErrorMetrics metrics) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("structures", metrics.overall().structures());
        put(tree, "energy_rmse_meV_per_atom", metrics.energyRmse());
        put(tree, "energy_mae_meV_per_atom", metrics.energyMae());
        put(tree, "force_rmse_meV_per_A", metrics.forceRmse());
        put(tree, "force_mae_meV_per_A", metrics.forceMae());
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, double electronvolts) {
        if (Double.isFinite(electronvolts)) {
            tree.put(name, 1000 * electronvolts);
        }
    }
}
