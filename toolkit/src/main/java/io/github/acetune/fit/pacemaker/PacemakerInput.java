package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.io.InputTree;
import io.github.acetune.ace.io.KnownKeys;
import io.github.acetune.ace.io.PotentialSection;
import io.github.acetune.ace.io.SectionValue;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pacemaker's {@code input.yaml}, or the same sections of XPOT's HJSON, say: which potential, which data and how to fit.
 *
 * <p>An empty text means "not given". Keys without effect are ignored, as pacemaker does, but each is reported.
 *
 * @param potential the form of the potential
 * @param data where the data are
 * @param fit how to fit
 * @param metadata free text for the potential's file
 * @param warnings one line for each key that is unknown or has no effect here
 */
public record PacemakerInput(
        AceSpec potential,
        DataSection data,
        FitSpec fit,
        Map<String, String> metadata,
        List<String> warnings) {
    private static final KnownKeys ROOT =
            KnownKeys.of(
                    "cutoff", "seed", "metadata", "data", "potential", "fit", "backend", "xpot");

    private static final KnownKeys BACKEND =
            KnownKeys.of(
                    "evaluator",
                    "batch_size",
                    "batch_size_reduction",
                    "batch_size_reduction_factor",
                    "display_step",
                    "parallel_mode",
                    "n_workers",
                    "gpu_config");

    /** Copies the collections. */
    public PacemakerInput {
        metadata = Map.copyOf(metadata);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file, by its ending as YAML ({@code .yaml}, {@code .yml}) or as HJSON, of which JSON is a part.
     *
     * @param file the input
     * @return what it says
     * @throws InvalidInputException where the file cannot be read or understood; the message names file and line, or the key
     */
    public static PacemakerInput read(Path file) {
        return of(InputTree.read(file), file.toString());
    }

    /**
     * Understands a parsed input.
     *
     * @param tree its sections as maps, lists, texts, numbers and truth values
     * @param name what to call it in messages
     * @return what it says
     * @throws InvalidInputException where a value is wrong or a needed one is missing; the message names its keys
     */
    public static PacemakerInput of(Map<String, ?> tree, String name) {
        try {
            return parse(tree);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(name + ": " + e.getMessage(), e);
        }
    }

    private static PacemakerInput parse(Map<String, ?> tree) {
        var warnings = new ArrayList<String>();
        var root = new LinkedHashMap<String, SectionValue>();
        tree.forEach((key, value) -> root.put(key, new SectionValue(key, value)));
        ROOT.check(root, warnings::add);
        var backend = section(root, "backend");
        BACKEND.check(backend.entries(), warnings::add);
        var potential = PotentialSection.parse(potentialTree(root), warnings::add);
        var data = DataSection.parse(section(root, "data"), warnings::add);
        var fit = new FitSection(section(root, "fit"), data, warnings::add).spec().seed(seed(root));
        return new PacemakerInput(potential, data, fit, metadata(root), warnings);
    }

    private static SectionValue section(Map<String, SectionValue> root, String key) {
        var found = root.get(key);
        return found == null || SectionValue.isBlank(found.value())
                ? new SectionValue(key, Map.of())
                : found;
    }

    private static Map<String, ?> potentialTree(Map<String, SectionValue> root) {
        var section = section(root, "potential");
        if (!(section.value() instanceof Map<?, ?>)) {
            throw section.error(
                    "expected the keys elements, embeddings, bonds and functions; to go on from a potential file, give it as "
                            + "functions.initial_potential or use upfit");
        }
        var result = new LinkedHashMap<String, Object>();
        section.entries().forEach((key, value) -> result.put(key, value.value()));
        return result;
    }

    private static long seed(Map<String, SectionValue> root) {
        var found = root.get("seed");
        return found == null || SectionValue.isBlank(found.value()) ? 42 : found.integer();
    }

    private static Map<String, String> metadata(Map<String, SectionValue> root) {
        var result = new LinkedHashMap<String, String>();
        section(root, "metadata")
                .entries()
                .forEach((key, value) -> result.put(key, String.valueOf(value.value())));
        return result;
    }
}
