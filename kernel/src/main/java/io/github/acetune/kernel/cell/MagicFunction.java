package io.github.acetune.kernel.cell;

import java.util.List;
import java.util.Optional;

/** A percent command that a cell has added. */
@FunctionalInterface
public interface MagicFunction {
    /**
     * Runs it.
     *
     * @param arguments the words behind its name
     * @param body the lines below it; empty for a line magic
     * @return its value, or null
     * @throws Exception as it likes
     */
    Object run(List<String> arguments, Optional<String> body) throws Exception;
}
