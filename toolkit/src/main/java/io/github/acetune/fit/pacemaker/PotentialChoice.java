package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.io.InputKeys;
import io.github.acetune.ace.io.PotentialSection;
import io.github.acetune.ace.io.SectionValue;
import io.github.acetune.fit.pacemaker.InitialPotential.Use;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The {@code potential} section: a specification, the file of a potential, or both. */
final class PotentialChoice {
    private static final String FILE = "filename";
    private static final String INITIAL = "initial_potential";
    private static final String FUNCTIONS = "functions";

    private final SectionValue section;
    private final Path folder;
    private final Consumer<String> warnings;

    /**
     * Creates the choice.
     *
     * @param section the section
     * @param input the input's file, to whose folder relative names refer
     * @param warnings told of every key that is unknown or without effect
     */
    PotentialChoice(SectionValue section, String input, Consumer<String> warnings) {
        this.section = section;
        Path parent = Path.of(input).getParent();
        this.folder = parent == null ? Path.of("") : parent;
        this.warnings = warnings;
    }

    private boolean isFile() {
        return section.value() instanceof String || section.find(FILE).isPresent();
    }

    /** What the section specifies; empty where it names a file instead. */
    Optional<AceSpec> form() {
        if (isFile()) {
            return Optional.empty();
        }
        if (!(section.value() instanceof Map<?, ?> map) || map.isEmpty()) {
            throw section.error(
                    "expected the keys elements, embeddings, bonds and functions, or the file of a potential");
        }
        var specification = new LinkedHashMap<String, Object>();
        section.entries().forEach((key, value) -> specification.put(key, value.value()));
        specification.remove(INITIAL);
        // XPOT's files have the key one level deeper.
        section.find(FUNCTIONS)
                .filter(value -> value.value() instanceof Map<?, ?>)
                .ifPresent(value -> {
                    var functions = new LinkedHashMap<String, Object>();
                    value.entries().forEach((key, item) -> functions.put(key, item.value()));
                    functions.remove(INITIAL);
                    specification.put(FUNCTIONS, functions);
                });
        return Optional.of(PotentialSection.parse(specification, warnings));
    }

    /** The potential that the fit goes on from. */
    Optional<InitialPotential> initial() {
        if (section.value() instanceof String text) {
            return Optional.of(new InitialPotential(folder.resolve(text.strip()), Use.ALL));
        }
        var file = section.find(FILE);
        if (file.isPresent()) {
            InputKeys.POTENTIAL_FILE.check(section.entries(), warnings);
            boolean reset = section.find("reset").map(FitSection::truth).orElse(false);
            return Optional.of(
                    new InitialPotential(
                            folder.resolve(file.get().text()), reset ? Use.BASIS : Use.ALL));
        }
        return section.find(INITIAL)
                .or(() ->
                        section.find(FUNCTIONS)
                                .filter(value -> value.value() instanceof Map<?, ?>)
                                .flatMap(value -> value.find(INITIAL)))
                .map(value -> new InitialPotential(folder.resolve(value.text()), Use.COEFFICIENTS));
    }
}
