package io.github.acetune.sweep;

import io.github.acetune.ace.io.InputTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What applies where an XPOT input is silent. */
final class XpotDefaults {
    private static final int CUTOFF = 6;
    private static final int MAX_ITERATIONS = 100;

    private XpotDefaults() {}

    /**
     * Fills the gaps of an input.
     *
     * <p>Defaults of embeddings, bonds and functions stand under {@code ALL}, the weakest block, so that no block of the
     * input is overruled by one that its author never wrote.
     *
     * @param input the input as read
     * @return a new tree
     */
    static Map<String, Object> under(Map<String, Object> input) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("cutoff", CUTOFF);
        defaults.put("seed", 42);
        defaults.put("potential", Map.of("deltaSplineBins", 0.001));
        defaults.put("fit", Map.of("loss", Map.of("kappa", "auto"), "maxiter", MAX_ITERATIONS));
        Map<String, Object> tree = InputTree.merge(defaults, input);
        Map<String, Object> blocks = new LinkedHashMap<>();
        blocks.put(
                "embeddings",
                Map.of(
                        "ALL",
                        embedding(InputTree.section(tree, "potential", "embeddings", "ALL"))));
        blocks.put("bonds", Map.of("ALL", bond(tree.get("cutoff"))));
        if (InputTree.section(tree, "potential", "functions").values().stream()
                .noneMatch(Map.class::isInstance)) {
            blocks.put("functions", Map.of("ALL", functions()));
        }
        return InputTree.merge(Map.of("potential", blocks), tree);
    }

    /** Two densities, the second with a square root, unless the input settles their number. */
    private static Map<String, Object> embedding(Map<String, Object> given) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("npot", "FinnisSinclairShiftedScaled");
        boolean one = Integer.valueOf(1).equals(given.get("ndensity"));
        block.put("fs_parameters", one ? List.of(1, 1) : List.of(1, 1, 1, 0.5));
        int numbers =
                given.get("fs_parameters") instanceof List<?> list ? list.size() : one ? 2 : 4;
        block.put("ndensity", Math.max(1, numbers / 2));
        return block;
    }

    private static Map<String, Object> bond(Object cutoff) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("radbase", "SBessel");
        block.put("radparameters", List.of(5.25));
        block.put("rcut", cutoff);
        block.put("dcut", 0.01);
        return block;
    }

    private static Map<String, Object> functions() {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("nradmax_by_orders", List.of(15, 6, 4, 2));
        block.put("lmax_by_orders", List.of(0, 4, 3, 1));
        return block;
    }
}
