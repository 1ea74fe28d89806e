package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.io.InputKeys;
import io.github.acetune.ace.io.SectionValue;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.fit.ReferenceChoice;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The {@code data} section: where the structures are.
 *
 * @param files training data, relative to {@code folder} where that is given
 * @param testFiles test data; empty where there are none
 * @param folder the folder of the files ({@code datapath})
 * @param testSize share of the training data (below 1) or number of structures to hold back as test data
 * @param references where the reference energies come from
 * @param ignoreWeights whether weights stored with the structures are ignored
 * @param augmentation factor on the weights of structures whose name begins with {@code augmented}
 */
public record DataSection(
        List<String> files,
        List<String> testFiles,
        Optional<String> folder,
        OptionalDouble testSize,
        ReferenceChoice references,
        boolean ignoreWeights,
        OptionalDouble augmentation) {
    /** Copies the lists. */
    public DataSection {
        files = List.copyOf(files);
        testFiles = List.copyOf(testFiles);
    }

    static DataSection parse(SectionValue section, Consumer<String> warnings) {
        InputKeys.DATA.check(section.entries(), warnings);
        var size = section.find("test_size");
        size.ifPresent(value -> {
            if (value.number() < 0) {
                throw value.expected("a share below 1 or a number of structures");
            }
        });
        return new DataSection(
                names(section.find("filename")),
                names(section.find("test_filename")),
                section.find("datapath").map(SectionValue::text),
                size.map(value -> OptionalDouble.of(value.number()))
                        .orElseGet(OptionalDouble::empty),
                section.find("reference_energy")
                        .map(value -> references(value, warnings))
                        .orElse(ReferenceChoice.AUTOMATIC),
                section.find("ignore_weights").map(FitSection::truth).orElse(false),
                section.find("aug_factor")
                        .map(value -> OptionalDouble.of(FitSection.nonNegative(value)))
                        .orElseGet(OptionalDouble::empty));
    }

    private static List<String> names(Optional<SectionValue> value) {
        return value.map(v -> v.list().stream().map(String::valueOf).toList()).orElse(List.of());
    }

    private static ReferenceChoice references(SectionValue value, Consumer<String> warnings) {
        return switch (value.value()) {
            case Number number when number.doubleValue() == 0 -> ReferenceChoice.NONE;
            case Number _ -> {
                // pacemaker takes any number for 0; the user meant an energy per atom of every
                // element.
                warnings.accept(
                        value.path()
                                + ": a number other than 0 is taken as the energy of an atom of every element; pacemaker"
                                + " ignores it");
                yield new ReferenceChoice.SameForAll(value.number());
            }
            case String text when text.strip().toLowerCase(Locale.ROOT).equals("auto") ->
                    new ReferenceChoice.ExpandedLimit();
            case String text when text.strip().matches("(?i)least[_ ]?squares") ->
                    new ReferenceChoice.LeastSquares();
            case String text when text.strip().matches("(?i)isolated|isolated_atoms?") ->
                    new ReferenceChoice.IsolatedAtoms();
            case java.util.Map<?, ?> _ -> given(value, warnings);
            case null, default ->
                    throw value.expected(
                            "0, auto, least_squares, isolated_atom or the energy of an atom of each element");
        };
    }

    private static ReferenceChoice given(SectionValue value, Consumer<String> warnings) {
        var energies = new TreeMap<Element, Double>();
        double shift = 0;
        for (var entry : value.entries().entrySet()) {
            if (entry.getKey().equals("shift")) {
                shift = entry.getValue().number();
                continue;
            }
            energies.put(element(entry.getKey(), entry.getValue()), entry.getValue().number());
        }
        if (shift != 0) {
            // E − Σe + s·N is the same as energies that are lower by s.
            double amount = shift;
            energies.replaceAll((element, energy) -> energy - amount);
        }
        if (energies.isEmpty()) {
            warnings.accept(value.path() + ": names no element, no energy is subtracted");
            return ReferenceChoice.NONE;
        }
        return new ReferenceChoice.Given(ReferenceEnergies.of(energies));
    }

    private static Element element(String symbol, SectionValue value) {
        return Element.ofSymbol(symbol)
                .orElseThrow(() ->
                        new InvalidInputException(
                                value.path() + ": " + symbol + " is not an element"));
    }
}
