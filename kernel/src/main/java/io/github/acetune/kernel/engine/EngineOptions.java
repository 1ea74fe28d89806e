package io.github.acetune.kernel.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * Settings of an engine.
 *
 * @param compilerOptions options of the Java compiler
 * @param classPath libraries beyond the application's class path
 * @param timeLimitMilliseconds after which a cell is stopped; none when zero or less
 */
public record EngineOptions(
        List<String> compilerOptions, List<Path> classPath, long timeLimitMilliseconds) {
    /** Copies its arguments. */
    public EngineOptions {
        compilerOptions = List.copyOf(compilerOptions);
        classPath = List.copyOf(classPath);
    }
}
