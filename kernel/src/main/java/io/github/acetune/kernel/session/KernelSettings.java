package io.github.acetune.kernel.session;

import io.github.acetune.kernel.engine.EngineOptions;
import io.github.acetune.kernel.engine.VectorModule;
import io.github.acetune.structure.InvalidInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Settings of a kernel, from the environment variables that IJava introduced. JJava calls them {@code JJAVA_…}; where
 * both are set, IJava's counts.
 *
 * @param engine compiler options, class path and time limit
 * @param startupScripts Java code to run before the first cell
 */
public record KernelSettings(EngineOptions engine, List<String> startupScripts) {
    /** Copies its arguments. */
    public KernelSettings {
        startupScripts = List.copyOf(startupScripts);
    }

    /**
     * Reads the settings.
     *
     * @param environment the environment variables: {@code IJAVA_CLASSPATH}, {@code IJAVA_COMPILER_OPTS}, {@code
     *     IJAVA_TIMEOUT} (milliseconds, or a number and a unit such as {@code 30 SECONDS}), {@code IJAVA_STARTUP_SCRIPTS_PATH} and {@code IJAVA_STARTUP_SCRIPT}
     * @return the settings
     */
    public static KernelSettings from(Map<String, String> environment) {
        Map<String, String> named = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("JJAVA_")) {
                named.put("I" + name.substring(1), value);
            }
        });
        named.putAll(environment);
        return fromIJava(named);
    }

    private static KernelSettings fromIJava(Map<String, String> environment) {
        List<String> options = new ArrayList<>(List.of("--add-modules", VectorModule.name()));
        options.addAll(
                List.of(environment.getOrDefault("IJAVA_COMPILER_OPTS", "").strip().split("\\s+")));
        options.removeIf(String::isEmpty);
        List<Path> classPath = new ArrayList<>();
        for (String entry : paths(environment.get("IJAVA_CLASSPATH"))) {
            classPath.addAll(Globs.expand(entry));
        }
        List<String> scripts = new ArrayList<>();
        for (String entry : paths(environment.get("IJAVA_STARTUP_SCRIPTS_PATH"))) {
            for (Path script : Globs.expand(entry)) {
                scripts.addAll(read(script));
            }
        }
        String script = environment.getOrDefault("IJAVA_STARTUP_SCRIPT", "");
        if (!script.isBlank()) {
            scripts.add(script);
        }
        EngineOptions engine =
                new EngineOptions(
                        options, classPath, milliseconds(environment.get("IJAVA_TIMEOUT")));
        return new KernelSettings(engine, scripts);
    }

    private static List<String> paths(String value) {
        if (value == null) {
            return List.of();
        }
        return java.util.Arrays.stream(value.split(File.pathSeparator, -1))
                .filter(p -> !p.isBlank())
                .toList();
    }

    private static List<String> read(Path script) {
        try {
            if (!Files.isDirectory(script)) {
                return List.of(Files.readString(script));
            }
            List<Path> files = new ArrayList<>();
            try (DirectoryStream<Path> entries =
                    Files.newDirectoryStream(script, "*.{java,jshell,jsh}")) {
                entries.forEach(files::add);
            }
            files.sort(null);
            List<String> all = new ArrayList<>();
            for (Path file : files) {
                all.add(Files.readString(file));
            }
            return all;
        } catch (IOException unreadable) {
            throw new InvalidInputException(
                    "IJAVA_STARTUP_SCRIPTS_PATH: "
                            + script
                            + " cannot be read: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static long milliseconds(String value) {
        if (value == null || value.isBlank()) {
            return 0;
        }
        try {
            String[] words = value.strip().split("\\s+", 2);
            TimeUnit unit =
                    words.length == 1
                            ? TimeUnit.MILLISECONDS
                            : TimeUnit.valueOf(words[1].toUpperCase(Locale.ROOT));
            return unit.toMillis(Long.parseLong(words[0]));
        } catch (IllegalArgumentException noTime) {
            throw new InvalidInputException(
                    "IJAVA_TIMEOUT: found '"
                            + value
                            + "'; expected a number of milliseconds, or a number and a unit such as 30 SECONDS",
                    noTime);
        }
    }
}
