package io.github.acetune.sweep;

import io.github.acetune.ace.io.InputKeys;
import io.github.acetune.ace.io.InputTree;
import io.github.acetune.ace.io.KnownKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which keys of an input file mean something, section by section, and which key a misspelt one may have meant. */
final class XpotKeys {
    /** The section that only sweeps read. */
    private static final KnownKeys XPOT =
            KnownKeys.of(
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

    private static final KnownKeys POTENTIAL =
            InputKeys.POTENTIAL.and(InputKeys.POTENTIAL_FILE).and(KnownKeys.of("metadata"));

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
        check(unknown, tree, InputKeys.ROOT, false);
        check(unknown, tree, XPOT, false, "xpot");
        check(unknown, tree, InputKeys.DATA, false, "data");
        check(unknown, tree, POTENTIAL, false, "potential");
        checkBlocks(unknown, tree, InputKeys.EMBEDDING, "embeddings");
        checkBlocks(unknown, tree, InputKeys.BOND, "bonds");
        check(unknown, tree, InputKeys.FUNCTIONS, true, "potential", "functions");
        checkBlocks(unknown, tree, InputKeys.FUNCTION_BLOCK, "functions");
        check(unknown, tree, InputKeys.FIT, false, "fit");
        check(unknown, tree, InputKeys.LOSS, false, "fit", "loss");
        check(unknown, tree, InputKeys.WEIGHTING, false, "fit", "weighting");
        return unknown;
    }

    /** Checks the maps under {@code potential <section>}, one per block of species. */
    private static void checkBlocks(
            List<Unknown> unknown, Map<String, Object> tree, KnownKeys known, String section) {
        for (String block : InputTree.section(tree, "potential", section).keySet()) {
            check(unknown, tree, known, false, "potential", section, block);
        }
    }

    private static void check(
            List<Unknown> unknown,
            Map<String, Object> tree,
            KnownKeys known,
            boolean blocks,
            String... section) {
        InputTree.section(tree, section)
                .forEach((key, value) -> {
                    boolean block = blocks && value instanceof Map<?, ?>;
                    if (!known.names().contains(key) && !block) {
                        var path = new ArrayList<>(List.of(section));
                        path.add(key);
                        unknown.add(new Unknown(List.copyOf(path), known.nearest(key)));
                    }
                });
    }
}
