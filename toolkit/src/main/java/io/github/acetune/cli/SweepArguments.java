package io.github.acetune.cli;

import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.sweep.SweepStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a sweep was started, kept in its folder so that other processes can help with it.
 *
 * @param directory where the command was given
 * @param arguments of the command
 */
record SweepArguments(Path directory, List<String> arguments) {
    private static final String FILE = "command.json";

    static SweepArguments ofProcess(List<String> arguments) {
        return new SweepArguments(Path.of("").toAbsolutePath(), arguments);
    }

    static SweepArguments of(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
            return new SweepArguments(
                    Path.of(tree.path("directory").asString()),
                    StreamSupport.stream(tree.path("arguments").spliterator(), false)
                            .map(JsonNode::asString)
                            .toList());
        } catch (IOException | JacksonException e) {
            throw new InvalidInputException(
                    folder + ": holds no sweep to join (" + FILE + " is missing or damaged)", e);
        }
    }

    /**
     * Keeps the arguments; a folder that holds another sweep is left as it is.
     *
     * @param folder the sweep's
     * @param resumed whether the sweep is there already
     */
    void write(Path folder, boolean resumed) {
        if (Files.exists(folder.resolve(SweepStore.FILE_NAME)) != resumed) {
            return;
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("directory", directory.toString());
        tree.put("arguments", arguments);
        byte[] text = JsonText.pretty(tree).getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    folder + ": cannot be made as a folder for the sweep", e);
        }
        if (!Files.isWritable(folder)) {
            throw new InvalidInputException(folder + ": may not be written");
        }
        AtomicFile.write(folder.resolve(FILE), out -> out.write(text));
    }

    /** The command that these arguments started. */
    SweepCommand command(Console console) {
        var command = new SweepCommand(console);
        List<String> own =
                arguments.isEmpty() || !arguments.getFirst().equals("sweep")
                        ? arguments
                        : arguments.subList(1, arguments.size());
        new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(own.toArray(String[]::new));
        command.resolve(directory);
        return command;
    }
}
