package io.github.acetune.cli;

import io.github.acetune.data.Checksums;
import io.github.acetune.md.Ramp;
import io.github.acetune.md.SimulationListener;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the files of a folder come from, kept in the folder as settings.json: the program's version, the command, each of its
 * options with its value, and name and SHA-256 of each file it reads. The same folder is not continued with others.
 */
final class RunRecord {
    static final String FILE = "settings.json";

    /** What changes no result. */
    private static final Set<String> SILENT =
            Set.of("--output", "--resume", "--json", "--threads", "--debug", "--help", "--version");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SHOWN_DIGITS = 12;

    private final Map<String, Object> settings = new TreeMap<>();
    private final String command;
    private final Set<String> free;

    /**
     * What a command was asked to do.
     *
     * @param spec the command, after its line was parsed
     * @param free options that may differ when it is given again: they change no stage that is kept
     */
    RunRecord(CommandSpec spec, Set<String> free) {
        this.command = spec.name();
        this.free = Set.copyOf(free);
        spec.options().forEach(option -> add(option.longestName(), option));
        spec.positionalParameters().forEach(input -> add(input.paramLabel(), input));
    }

    private void add(String name, ArgSpec argument) {
        Object value = argument.getValue();
        if (isGiven(value) && !SILENT.contains(name)) {
            settings.put(name, plain(value));
        }
    }

    /** A flag that is off and a list without entries say nothing. */
    private static boolean isGiven(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case Object[] several -> several.length > 0;
            case int[] several -> several.length > 0;
            case Collection<?> several -> !several.isEmpty();
            default -> true;
        };
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean flag -> flag;
            case Path file -> file(file);
            case Ramp ramp -> ramp.from() + ":" + ramp.to();
            case long[] numbers -> LongStream.of(numbers).boxed().toList();
            case int[] numbers -> IntStream.of(numbers).boxed().toList();
            case Object[] several -> Arrays.stream(several).map(Object::toString).toList();
            case Collection<?> several -> several.stream().map(Object::toString).toList();
            default -> value.toString();
        };
    }

    private static Map<String, String> file(Path file) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("file", file.getFileName().toString());
        facts.put("sha256", Checksums.sha256(file));
        return facts;
    }

    /**
     * Refuses a folder that holds what was made otherwise.
     *
     * @throws InvalidInputException with the first difference
     */
    void check(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        Map<?, ?> before = read(file);
        var names = new TreeSet<String>(settings.keySet());
        before.keySet().forEach(name -> names.add(name.toString()));
        names.removeAll(free);
        for (String name : names) {
            if (!text(settings.get(name)).equals(text(before.get(name)))) {
                throw new InvalidInputException(
                        file
                                + ": the folder holds a run with "
                                + shown(name, before.get(name))
                                + ", asked for is "
                                + shown(name, settings.get(name))
                                + "; name another folder");
            }
        }
    }

    private static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static String shown(String name, Object value) {
        return switch (value) {
            case null -> "no " + name;
            case Map<?, ?> file ->
                    name + " " + file.get("file") + " (SHA-256 " + digits(file) + ")";
            default -> name + " " + value;
        };
    }

    private static String digits(Map<?, ?> file) {
        return String.valueOf(file.get("sha256")).substring(0, SHOWN_DIGITS);
    }

    private static Map<?, ?> read(Path file) {
        try {
            if (MAPPER.readValue(Files.readAllBytes(file), Map.class).get("settings")
                    instanceof Map<?, ?> settings) {
                return settings;
            }
        } catch (IOException | JacksonException damaged) {
            throw new InvalidInputException(
                    file + ": cannot be read as the settings of a run: " + damaged.getMessage(),
                    damaged);
        }
        throw new InvalidInputException(
                file + ": cannot be read as the settings of a run: it has no \"settings\"");
    }

    /** Writes it when the run begins: bad input leaves no folder behind. */
    SimulationListener writtenBy(SimulationListener listener, Path folder) {
        return new SimulationListener() {
            private boolean written;

            @Override
            public void advanced(Progress progress) {
                if (!written) {
                    write(folder);
                    written = true;
                }
                listener.advanced(progress);
            }

            @Override
            public void ended() {
                listener.ended();
            }
        };
    }

    void write(Path folder) {
        JsonText.write(folder.resolve(FILE), facts());
    }

    /** For a file of results. */
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("program", "acetune " + Version.number());
        facts.put("command", command);
        facts.put("settings", settings);
        return facts;
    }

    /** For a report: version, files and settings in one line. */
    String line() {
        var line = new StringBuilder("acetune " + Version.number());
        settings.forEach((name, value) -> line.append("; ").append(shown(name, value)));
        return line.toString();
    }
}
