package io.github.acetune.kernel.engine;

import java.util.List;

/**
 * Why a cell failed, as a front end shows it.
 *
 * @param name class of the exception, or {@code CompilationError}
 * @param message its message
 * @param traceback lines to show, with ANSI colours
 */
public record Failure(String name, String message, List<String> traceback) {}
