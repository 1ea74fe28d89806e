package io.github.acetune.kernel.engine;

import java.util.List;
import java.util.Optional;

/**
 * A magic as a cell wrote it.
 *
 * @param name its name, without percent signs
 * @param arguments the words behind it; quotes keep blanks together
 * @param text all that is behind it on its line, unchanged
 * @param body the lines below a cell magic; empty for a line magic
 */
public record MagicCall(String name, List<String> arguments, String text, Optional<String> body) {
    /** Copies its arguments. */
    public MagicCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * A line magic.
     *
     * @param name its name
     * @param text all that is behind it on its line
     * @return the call
     */
    public static MagicCall line(String name, String text) {
        return new MagicCall(name, CellCutter.words(text), text.strip(), Optional.empty());
    }

    /**
     * A cell magic.
     *
     * @param name its name
     * @param text all that is behind it on its line
     * @param body the lines below
     * @return the call
     */
    public static MagicCall cell(String name, String text, String body) {
        return new MagicCall(name, CellCutter.words(text), text.strip(), Optional.of(body));
    }

    /**
     * This call with other arguments.
     *
     * @param words the arguments
     * @return the call
     */
    public MagicCall withArguments(List<String> words) {
        return new MagicCall(name, words, String.join(" ", words), body);
    }
}
