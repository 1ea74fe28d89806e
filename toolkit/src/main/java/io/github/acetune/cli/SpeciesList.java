package io.github.acetune.cli;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Atoms on the command line, such as {@code Sb:144,Te:216}. */
final class SpeciesList {
    private SpeciesList() {}

    /** One element per atom. */
    static List<Element> parse(List<String> parts) {
        return parts.stream().flatMap(SpeciesList::atoms).toList();
    }

    private static Stream<Element> atoms(String part) {
        try {
            String[] words = part.split(":", -1);
            int count = Integer.parseInt(words[1]);
            if (words.length == 2 && count > 0) {
                return Collections.nCopies(count, Element.ofSymbol(words[0]).orElseThrow())
                        .stream();
            }
        } catch (RuntimeException e) {
            // the message below says what was expected
        }
        throw new InvalidInputException(
                "--species: expected an element and a number such as Si:216, found '" + part + "'");
    }
}
