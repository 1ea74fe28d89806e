package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.InputKeys;
import io.github.acetune.ace.io.InputTree;
import io.github.acetune.ace.io.SectionValue;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What pacemaker's {@code input.yaml}, or the same sections of XPOT's HJSON, say: which potential, which data and how to fit.
 *
 * <p>An empty text means "not given". Keys without effect are ignored, as pacemaker does, but each is reported.
 *
 * @param form the form of the potential; empty where that is a file's
 * @param initial the potential to go on from
 * @param data where the data are
 * @param fit how to fit
 * @param upfits settings of further stages, in order
 * @param metadata free text for the potential's file
 * @param warnings one line for each key that is unknown or has no effect here
 */
public record PacemakerInput(
        Optional<AceSpec> form,
        Optional<InitialPotential> initial,
        DataSection data,
        FitSpec fit,
        List<FitSpec> upfits,
        Map<String, String> metadata,
        List<String> warnings) {
    /** Copies the collections. */
    public PacemakerInput {
        upfits = List.copyOf(upfits);
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
            return parse(tree, name);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(name + ": " + e.getMessage(), e);
        }
    }

    private static PacemakerInput parse(Map<String, ?> tree, String name) {
        var warnings = new ArrayList<String>();
        var root = new LinkedHashMap<String, SectionValue>();
        tree.forEach((key, value) -> root.put(key, new SectionValue(key, value)));
        InputKeys.ROOT.check(root, warnings::add);
        var backend = section(root, "backend");
        InputKeys.BACKEND.check(backend.entries(), warnings::add);
        var data = DataSection.parse(section(root, "data"), warnings::add);
        var fit = new FitSection(section(root, "fit"), data, warnings::add);
        var potential = new PotentialChoice(section(root, "potential"), name, warnings::add);
        return new PacemakerInput(
                potential.form(),
                potential.initial(),
                data,
                fit.spec().seed(seed(root)),
                fit.upfits().stream().map(stage -> stage.seed(seed(root))).toList(),
                metadata(root),
                warnings.stream().distinct().toList());
    }

    /**
     * The form of the potential, where the input itself gives it.
     *
     * @return the specification
     * @throws InvalidInputException where the input names a potential file instead
     */
    public AceSpec potential() {
        return form.orElseThrow(() ->
                new InvalidInputException(
                        "potential: names a file, expected the keys elements, embeddings, bonds and functions"));
    }

    /**
     * The elements of the potential.
     *
     * @return sorted by symbol
     * @throws InvalidInputException where a potential file that is needed to tell cannot be read
     */
    public List<Element> elements() {
        return form.map(AceSpec::elements).orElseGet(() -> initial.orElseThrow().read().elements());
    }

    /**
     * The basis to fit, where the fit begins from nothing.
     *
     * @return the specified one, or that of the potential file
     * @throws InvalidInputException where a potential file cannot be read
     */
    public AceBasis basis() {
        return form.map(AceSpec::basis).orElseGet(() -> initial.orElseThrow().read().basis());
    }

    /**
     * The potential to go on from.
     *
     * @return empty where the fit begins from nothing
     * @throws InvalidInputException where a potential file cannot be read
     */
    public Optional<BBasisPotential> start() {
        return initial.filter(from -> from.use() != InitialPotential.Use.BASIS)
                .map(from ->
                        from.use() == InitialPotential.Use.ALL
                                ? from.read()
                                : from.read().onto(basis()));
    }

    /**
     * Settings of the fit and of the stages after it.
     *
     * @return one at least, in order
     */
    public List<FitSpec> stages() {
        return Stream.concat(Stream.of(fit), upfits.stream()).toList();
    }

    private static SectionValue section(Map<String, SectionValue> root, String key) {
        var found = root.get(key);
        return found == null || SectionValue.isBlank(found.value())
                ? new SectionValue(key, Map.of())
                : found;
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
