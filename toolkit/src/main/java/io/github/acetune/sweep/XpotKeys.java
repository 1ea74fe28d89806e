package io.github.acetune.sweep;

import io.github.acetune.ace.io.InputTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which keys of an input file mean something, section by section, and which key a misspelt one may have meant. */
final class XpotKeys {
    private static final Set<String> ROOT =
            Set.of("xpot", "cutoff", "seed", "metadata", "data", "potential", "fit", "backend");
    private static final Set<String> XPOT =
            Set.of(
                    "fitting_executable",
                    "lammps_executable",
                    "base_directory",
                    "atomic_numbers",
                    "project_name",
                    "sweep_name",
                    "mpi_nodes",
                    "mpi_cores_per_node",
                    "error_method",
                    "alpha",
                    "error_energy_ratio",
                    "xval_sets");
    private static final Set<String> DATA =
            Set.of(
                    "filename",
                    "test_filename",
                    "test_size",
                    "datapath",
                    "reference_energy",
                    "ignore_weights",
                    "aug_factor");
    private static final Set<String> POTENTIAL =
            Set.of(
                    "deltaSplineBins",
                    "elements",
                    "embeddings",
                    "bonds",
                    "functions",
                    "initial_potential",
                    "filename",
                    "reset",
                    "metadata");
    private static final Set<String> EMBEDDING =
            Set.of("npot", "fs_parameters", "ndensity", "rho_core_cut", "drho_core_cut");
    private static final Set<String> BOND =
            Set.of(
                    "radbase",
                    "radparameters",
                    "rcut",
                    "dcut",
                    "r_in",
                    "delta_in",
                    "inner_cutoff_type",
                    "core-repulsion",
                    "NameOfCutoffFunction",
                    "nradbase",
                    "nradmax",
                    "lmax");
    private static final Set<String> FUNCTIONS =
            Set.of("number_of_functions_per_element", "initial_potential");
    private static final Set<String> FUNCTION_BLOCK =
            Set.of("nradmax_by_orders", "lmax_by_orders", "coefs_init");
    private static final Set<String> FIT =
            Set.of(
                    "loss",
                    "weighting",
                    "optimizer",
                    "options",
                    "maxiter",
                    "trainable_parameters",
                    "fit_cycles",
                    "noise_relative_sigma",
                    "noise_absolute_sigma",
                    "randomize_func_coeffs",
                    "ladder_step",
                    "ladder_type",
                    "repulsion",
                    "min_relative_train_loss_per_iter",
                    "min_relative_test_loss_per_iter",
                    "early_stopping_patience",
                    "callbacks",
                    "upfit",
                    "smoothness_prior",
                    "relative_ridge",
                    "evidence",
                    "learn_radials",
                    "pursuit");
    private static final Set<String> LOSS =
            Set.of(
                    "kappa",
                    "L1_coeffs",
                    "L2_coeffs",
                    "w0_rad",
                    "w1_rad",
                    "w2_rad",
                    "w_orth",
                    "w_virial");

    /** How many letters a misspelt key may differ by from the key that is suggested for it. */
    private static final int MAX_MISSPELT_LETTERS = 3;

    /**
     * A key that means nothing where it stands.
     *
     * @param path keys from the root of the file
     * @param suggestion a key that would mean something there and is spelt alike
     */
    record Unknown(List<String> path, Optional<String> suggestion) {
        String message() {
            String hint = suggestion.map(key -> " (did you mean " + key + "?)").orElse("");
            return String.join(" ", path) + ": unknown key, ignored" + hint;
        }
    }

    private XpotKeys() {}

    /**
     * The keys that mean nothing.
     *
     * @param tree an input file
     * @return in the order of the file
     */
    static List<Unknown> unknown(Map<String, Object> tree) {
        var unknown = new ArrayList<Unknown>();
        check(unknown, tree, ROOT, false);
        check(unknown, tree, XPOT, false, "xpot");
        check(unknown, tree, DATA, false, "data");
        check(unknown, tree, POTENTIAL, false, "potential");
        checkBlocks(unknown, tree, EMBEDDING, "embeddings");
        checkBlocks(unknown, tree, BOND, "bonds");
        check(unknown, tree, FUNCTIONS, true, "potential", "functions");
        checkBlocks(unknown, tree, FUNCTION_BLOCK, "functions");
        check(unknown, tree, FIT, false, "fit");
        check(unknown, tree, LOSS, false, "fit", "loss");
        return unknown;
    }

    /** Checks the maps under {@code potential <section>}, one per block of species. */
    private static void checkBlocks(
            List<Unknown> unknown, Map<String, Object> tree, Set<String> known, String section) {
        for (String block : InputTree.section(tree, "potential", section).keySet()) {
            check(unknown, tree, known, false, "potential", section, block);
        }
    }

    private static void check(
            List<Unknown> unknown,
            Map<String, Object> tree,
            Set<String> known,
            boolean blocks,
            String... section) {
        InputTree.section(tree, section)
                .forEach((key, value) -> {
                    boolean block = blocks && value instanceof Map<?, ?>;
                    if (!known.contains(key) && !block) {
                        var path = new ArrayList<>(List.of(section));
                        path.add(key);
                        unknown.add(new Unknown(List.copyOf(path), nearest(key, known)));
                    }
                });
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        var distances = new LinkedHashMap<String, Integer>();
        known.stream()
                .sorted()
                .forEach(candidate -> distances.put(candidate, distance(key, candidate)));
        return distances.entrySet().stream()
                .filter(entry ->
                        entry.getValue() <= Math.min(MAX_MISSPELT_LETTERS, key.length() / 3))
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Levenshtein's distance without regard to upper and lower case. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same =
                        Character.toLowerCase(a.charAt(i - 1))
                                == Character.toLowerCase(b.charAt(j - 1));
                current[j] =
                        Math.min(
                                previous[j - 1] + (same ? 0 : 1),
                                1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
