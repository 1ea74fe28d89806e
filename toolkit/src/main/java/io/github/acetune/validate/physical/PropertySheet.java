package io.github.acetune.validate.physical;

import io.github.acetune.structure.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The physical properties that a potential predicts, or that a reference has.
 *
 * @param name of the potential or reference
 * @param source where the numbers come from, for references with its citation
 * @param results by check; checks that were not done are missing
 */
public record PropertySheet(String name, String source, Map<Check, CheckResult> results) {
    private static final String SILICON = "silicon-references.json";

    /** Copies the map, in the order of the checks. */
    public PropertySheet {
        var ordered = new EnumMap<Check, CheckResult>(Check.class);
        ordered.putAll(results);
        results = Collections.unmodifiableMap(ordered);
    }

    /**
     * The references that come with the program: for silicon DFT and three potentials (A. P. Bartók, J. Kermode, N. Bernstein and G.
     * Csányi, Phys. Rev. X 2018, 8, 041048).
     *
     * @param elements of the potential
     * @return DFT first; empty where there are none
     */
    public static List<PropertySheet> references(List<Element> elements) {
        if (!elements.contains(Element.Si)) {
            return List.of();
        }
        try (InputStream in = PropertySheet.class.getResourceAsStream(SILICON)) {
            if (in == null) {
                throw new IllegalStateException(SILICON + " is missing from the program");
            }
            return JsonMapper.shared()
                    .readValue(in.readAllBytes(), new TypeReference<List<PropertySheet>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A number.
     *
     * @param property its name
     * @return empty where the sheet lacks it
     */
    public OptionalDouble value(String property) {
        return results.values().stream()
                .flatMap(result -> result.properties().stream())
                .filter(one -> one.name().equals(property))
                .mapToDouble(Property::value)
                .findFirst();
    }

    /**
     * What is unphysical or could not be done.
     *
     * @return one line each
     */
    public List<String> faults() {
        return results.values().stream().flatMap(result -> result.faults().stream()).toList();
    }

    /**
     * The curves of a check.
     *
     * @param check which
     * @return empty where it was not done
     */
    public List<PropertyCurve> curves(Check check) {
        return results.containsKey(check) ? results.get(check).curves() : List.of();
    }
}
