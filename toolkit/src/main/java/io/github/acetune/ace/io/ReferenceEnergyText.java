package io.github.acetune.ace.io;

import io.github.acetune.structure.Element;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reference energies as a B-basis file keeps them: a JSON object of eV per element, perhaps with a shift per atom. */
final class ReferenceEnergyText {
    private static final String SHIFT = "shift";

    private ReferenceEnergyText() {}

    /** E0 per element; what is not such an object counts as zero. */
    static double[] parse(YamlValue value, List<Element> elements, Consumer<String> warnings) {
        Map<String, Double> energies;
        try {
            energies =
                    JsonMapper.shared()
                            .readValue(value.text().replace('\'', '"'), new TypeReference<>() {});
        } catch (JacksonException notAnObject) {
            warnings.accept(
                    value.error(
                                    "'"
                                            + value.text()
                                            + "' is no JSON object of energies: taken as zero")
                            .getMessage());
            return new double[elements.size()];
        }
        double shift = energies == null ? 0 : energies.getOrDefault(SHIFT, 0.0);
        return elements.stream()
                .mapToDouble(element ->
                        energies == null ? 0 : energies.getOrDefault(element.symbol(), 0.0) - shift)
                .toArray();
    }

    static String format(List<Element> elements, double[] energies) {
        return IntStream.range(0, elements.size())
                .mapToObj(i -> "\"" + elements.get(i) + "\": " + YamlNumber.format(energies[i]))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
