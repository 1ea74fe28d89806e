package io.github.acetune.ace.io;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file that knows where it stands, so that every complaint names file, line and key.
 *
 * @param file the file, for messages
 * @param key the keys that lead here
 * @param node what was read
 */
record YamlValue(Path file, String key, Node node) {
    /**
     * Reads a file.
     *
     * @param file a YAML file
     * @return its content
     * @throws InvalidInputException where there is no such file or it is not YAML
     */
    static YamlValue read(Path file) {
        var settings =
                LoadSettings.builder()
                        .setLabel(file.toString())
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .setAllowNonScalarKeys(true)
                        .build();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new Compose(settings)
                    .composeReader(reader)
                    .map(node -> new YamlValue(file, "", node))
                    .orElseThrow(() -> new InvalidInputException(file + ": the file is empty"));
        } catch (NoSuchFileException missing) {
            throw new InvalidInputException(file + ": no such file", missing);
        } catch (IOException failure) {
            throw new InvalidInputException(
                    file + ": cannot be read: " + failure.getMessage(), failure);
        } catch (MarkedYamlEngineException broken) {
            String line =
                    broken.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new InvalidInputException(
                    file + line + ": not valid YAML: " + broken.getProblem(), broken);
        } catch (YamlEngineException broken) {
            throw new InvalidInputException(
                    file + ": not valid YAML: " + oneLine(broken.getMessage()), broken);
        }
    }

    private static String oneLine(String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }

    /** A complaint about this value. */
    InvalidInputException error(String message) {
        String line = node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        String where = key.isEmpty() ? "" : key + ": ";
        return new InvalidInputException(file + line + ": " + where + message);
    }

    /** The entry of a key that must be there. */
    YamlValue get(String name) {
        return find(name).orElseThrow(() -> error("the key '" + name + "' is missing"));
    }

    /** The entry of a key that may be missing. */
    Optional<YamlValue> find(String name) {
        for (NodeTuple tuple : mapping().getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(name)) {
                return Optional.of(child(name, tuple.getValueNode()));
            }
        }
        return Optional.empty();
    }

    /** All entries of a mapping, by key; a sequence as key is given as its items joined by a space. */
    Map<String, YamlValue> entries() {
        var entries = new LinkedHashMap<String, YamlValue>();
        for (NodeTuple tuple : mapping().getValue()) {
            Node keyNode = tuple.getKeyNode();
            String name =
                    keyNode instanceof ScalarNode scalar
                            ? scalar.getValue()
                            : String.join(
                                    " ",
                                    new YamlValue(file, key, keyNode)
                                            .items().stream().map(YamlValue::text).toList());
            entries.put(name, child(name, tuple.getValueNode()));
        }
        return entries;
    }

    /** The items of a sequence. */
    List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("expected a list, found " + kind());
        }
        var items = new ArrayList<YamlValue>(sequence.getValue().size());
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(file, key, item));
        }
        return items;
    }

    /** Whether this is a list. */
    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text of a scalar. */
    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw error("expected a single value, found " + kind());
        }
        return scalar.getValue();
    }

    /** A finite real number. */
    double number() {
        String text = text();
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw error("expected a number, found '" + text + "'");
        }
        throw error("expected a finite number, found '" + text + "'");
    }

    /** A whole number. */
    int integer() {
        String text = text();
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw error("expected a whole number, found '" + text + "'");
        }
    }

    /** Real numbers, from a list. */
    double[] numbers() {
        return items().stream().mapToDouble(YamlValue::number).toArray();
    }

    /** Whole numbers, from a list. */
    int[] integers() {
        return items().stream().mapToInt(YamlValue::integer).toArray();
    }

    private YamlValue child(String name, Node value) {
        return new YamlValue(file, key.isEmpty() ? name : key + "." + name, value);
    }

    private MappingNode mapping() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("expected keys with values, found " + kind());
        }
        return mapping;
    }

    private String kind() {
        return switch (node) {
            case ScalarNode scalar when scalar.getValue().isEmpty() -> "nothing";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            case SequenceNode sequence -> "a list of " + sequence.getValue().size();
            default -> "keys with values";
        };
    }
}
