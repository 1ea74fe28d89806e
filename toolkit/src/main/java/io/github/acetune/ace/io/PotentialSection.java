package io.github.acetune.ace.io;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BlockSelector;
import io.github.acetune.ace.BondSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.SpeciesBlock;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The {@code potential} section of pacemaker's {@code input.yaml} and XPOT's HJSON.
 *
 * <p>Settings for all elements yield to those for a number of elements, and these to those for given elements: ALL &lt; UNARY
 * &lt; BINARY &lt; TERNARY &lt; QUATERNARY &lt; QUINARY &lt; {@code AlNi}, key by key. An empty text means that nothing was
 * said.
 */
public final class PotentialSection {
    private static final String COUNT = "number_of_functions_per_element";
    private static final String INITIAL = "initial_potential";

    /** A settings block: whom it is for, and what it says. */
    private record Settings(BlockSelector selector, Map<String, SectionValue> values) {}

    private final SectionValue section;
    private final Consumer<String> warnings;
    private final List<Element> elements;

    private PotentialSection(SectionValue section, Consumer<String> warnings) {
        this.section = section;
        this.warnings = warnings;
        InputKeys.POTENTIAL.check(section.entries(), warnings);
        this.elements = elements();
    }

    /**
     * Reads the section.
     *
     * @param potential the section as maps, lists, texts and numbers
     * @return the specification
     * @throws InvalidInputException where a value is wrong or a needed one is missing; the message names its keys
     */
    public static AceSpec parse(Map<String, ?> potential) {
        return parse(potential, warning -> {});
    }

    /**
     * Reads the section and says what in it has no effect.
     *
     * @param potential the section as maps, lists, texts and numbers
     * @param warnings told of every key that is unknown or without effect, one line each
     * @return the specification
     * @throws InvalidInputException where a value is wrong or a needed one is missing; the message names its keys
     */
    public static AceSpec parse(Map<String, ?> potential, Consumer<String> warnings) {
        return new PotentialSection(new SectionValue("potential", potential), warnings).spec();
    }

    private AceSpec spec() {
        var functions = section.find("functions");
        return new AceSpec(
                elements,
                section.find("deltaSplineBins")
                        .map(SectionValue::number)
                        .orElse(AceSpec.DEFAULT_SPLINE_BIN_WIDTH),
                embeddings(),
                bonds(),
                orders(functions),
                count(functions));
    }

    private List<Element> elements() {
        var value =
                section.find("elements")
                        .orElseThrow(() ->
                                section.error(
                                        "the key 'elements' is missing, expected a list of element symbols"));
        var symbols = value.list().stream().map(String::valueOf).toList();
        try {
            return AceSpec.of(symbols.toArray(String[]::new)).elements();
        } catch (InvalidInputException wrong) {
            throw value.error(wrong.getMessage());
        }
    }

    private List<Embedding> embeddings() {
        var settings = settings(section.find("embeddings"), InputKeys.EMBEDDING, List.of());
        return elements.stream()
                .map(element ->
                        merged("embeddings", settings, selector -> selector.matches(element)))
                .map(PotentialSectionParts::embedding)
                .toList();
    }

    private List<BondSpec> bonds() {
        var settings = settings(section.find("bonds"), InputKeys.BOND, List.of());
        PotentialSectionParts.warnOfSizes(
                settings.stream().map(Settings::values).toList(), warnings);
        var bonds = new ArrayList<BondSpec>();
        for (var centre : elements) {
            for (var neighbour : elements) {
                var merged =
                        merged("bonds", settings, selector -> selector.matches(centre, neighbour));
                bonds.add(PotentialSectionParts.bond(merged, centre + " " + neighbour));
            }
        }
        return bonds;
    }

    private Map<SpeciesBlock, Orders> orders(Optional<SectionValue> functions) {
        var settings = settings(functions, InputKeys.FUNCTION_BLOCK, InputKeys.FUNCTIONS.names());
        var orders = new LinkedHashMap<SpeciesBlock, Orders>();
        for (var block : SpeciesBlock.all(elements)) {
            if (settings.isEmpty()) {
                orders.put(block, Orders.DEFAULT);
            } else {
                var merged = merged("functions", settings, selector -> selector.matches(block));
                PotentialSectionParts.orders(merged).ifPresent(limits -> orders.put(block, limits));
            }
        }
        if (orders.isEmpty()) {
            throw section.error(
                    "functions gives no block its nradmax_by_orders and lmax_by_orders");
        }
        settings.forEach(one -> PotentialSectionParts.warnOfLimits(one.values(), warnings));
        return orders;
    }

    private OptionalInt count(Optional<SectionValue> functions) {
        functions
                .flatMap(value -> value.find(INITIAL))
                .ifPresent(value ->
                        warnings.accept(value.path() + ": ignored, it belongs in 'potential'"));
        var count = functions.flatMap(value -> value.find(COUNT));
        if (count.isEmpty()) {
            return OptionalInt.empty();
        }
        if (count.get().integer() < 1) {
            throw count.get().expected("a positive number of functions");
        }
        return OptionalInt.of(count.get().integer());
    }

    /** The settings of a part, those that yield first. */
    private List<Settings> settings(
            Optional<SectionValue> part, KnownKeys known, Collection<String> others) {
        var result = new ArrayList<Settings>();
        if (part.isEmpty()) {
            return result;
        }
        part.get()
                .entries()
                .forEach((key, value) -> {
                    if (!others.contains(key) && !SectionValue.isBlank(value.value())) {
                        checkBlock(part.get(), key, value, others);
                        known.check(value.entries(), warnings);
                        result.add(new Settings(selector(part.get(), key), value.entries()));
                    }
                });
        result.sort(Comparator.comparingInt(one -> one.selector().precedence()));
        return result;
    }

    /** A key with a single value where blocks stand is a misspelt one, not a block. */
    private static void checkBlock(
            SectionValue part, String key, SectionValue value, Collection<String> others) {
        if (!others.isEmpty() && !(value.value() instanceof Map<?, ?>)) {
            var known = new KnownKeys(List.copyOf(others));
            throw part.error(
                    "unknown key '"
                            + key
                            + "', expected a block such as ALL with its keys; "
                            + known.suggestion(key));
        }
    }

    private BlockSelector selector(SectionValue part, String key) {
        BlockSelector selector;
        try {
            selector = BlockSelector.parse(key);
        } catch (InvalidInputException unknown) {
            throw part.error(unknown.getMessage());
        }
        if (!elements.containsAll(selector.explicit())) {
            throw part.error(
                    "'" + key + "' names elements other than potential.elements " + elements);
        }
        return selector;
    }

    private static SectionValue merged(
            String part, List<Settings> settings, Predicate<BlockSelector> isMeant) {
        var merged = new LinkedHashMap<String, Object>();
        for (var one : settings) {
            if (isMeant.test(one.selector())) {
                one.values()
                        .forEach((key, value) -> {
                            if (!SectionValue.isBlank(value.value())) {
                                merged.put(key, value.value());
                            }
                        });
            }
        }
        return new SectionValue("potential." + part, merged);
    }
}
