package io.github.acetune.ace.io;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hjson.JsonObject;
import org.hjson.JsonValue;
import org.hjson.ParseException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads input files as trees of maps, lists, texts, numbers and truth values: HJSON (of which JSON is a part) and YAML.
 *
 * <p>Empty texts mean "not set" in XPOT's files; they are left out of maps. Whole numbers become {@link Integer}, others
 * {@link Double}.
 */
public final class InputTree {
    private InputTree() {}

    /**
     * Reads a file, by its ending {@code .yaml} or {@code .yml} as YAML, otherwise as HJSON.
     *
     * @param file the input file
     * @return a new, modifiable tree in the order of the file
     * @throws InvalidInputException where the file is missing or is not such a file
     */
    public static Map<String, Object> read(Path file) {
        String text = text(file);
        return isYaml(file) ? yaml(text, file.toString()) : hjson(text, file.toString());
    }

    /**
     * Whether a file is read as YAML.
     *
     * @param file the input file, which need not be there
     * @return whether its name ends with {@code .yaml} or {@code .yml}
     */
    public static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * The text of an input file.
     *
     * @param file the file
     * @return all of it
     * @throws InvalidInputException naming the file, where it cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file + ": no such file", e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    file + ": is not a text file (expected HJSON or YAML in UTF-8)", e);
        } catch (IOException e) {
            String reason =
                    Files.isDirectory(file)
                            ? "is a folder, expected a file"
                            : "cannot be read: " + e.getMessage();
            throw new InvalidInputException(file + ": " + reason, e);
        }
    }

    /**
     * Reads HJSON.
     *
     * @param text the text
     * @param name what to call it in messages
     * @return a new tree
     */
    public static Map<String, Object> hjson(String text, String name) {
        return withoutEmpty(hjsonAsWritten(text, name));
    }

    /**
     * Reads HJSON as it is written, with the keys whose value is empty: elsewhere these count as not given.
     *
     * @param text the text
     * @param name what to call it in messages
     * @return a new tree, in which nothing and an empty text are both an empty text
     */
    public static Map<String, Object> hjsonAsWritten(String text, String name) {
        try {
            JsonValue value = JsonValue.readHjson(text);
            if (value.isObject()) {
                return map(value.asObject());
            }
        } catch (ParseException e) {
            String reason = e.getMessage().replaceFirst(" at \\d+:\\d+$", "");
            throw new InvalidInputException(
                    name + ":" + e.getLine() + ": is not valid HJSON: " + reason, e);
        }
        throw new InvalidInputException(name + ": expected keys and values in braces");
    }

    /**
     * Leaves out the keys whose value is empty.
     *
     * @param tree as {@link #hjsonAsWritten} gives it
     * @return a new tree
     */
    public static Map<String, Object> withoutEmpty(Map<String, Object> tree) {
        var map = new LinkedHashMap<String, Object>();
        tree.forEach((key, value) -> {
            if (!"".equals(value)) {
                map.put(key, withoutEmpty(value));
            }
        });
        return map;
    }

    @SuppressWarnings("unchecked") // the maps of a tree have texts as keys
    private static Object withoutEmpty(Object value) {
        return switch (value) {
            case Map<?, ?> map -> withoutEmpty((Map<String, Object>) map);
            case List<?> list -> {
                var some = new ArrayList<>();
                list.forEach(element -> some.add(withoutEmpty(element)));
                yield some;
            }
            case null, default -> value;
        };
    }

    private static Map<String, Object> map(JsonObject object) {
        var map = new LinkedHashMap<String, Object>();
        for (JsonObject.Member member : object) {
            Object value = plain(member.getValue());
            map.put(member.getName(), value == null ? "" : value);
        }
        return map;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getType()) {
            case OBJECT -> map(value.asObject());
            case ARRAY -> {
                var list = new ArrayList<>();
                value.asArray().forEach(element -> list.add(plain(element)));
                yield list;
            }
            case NUMBER -> number(value.asDouble());
            case BOOLEAN -> value.asBoolean();
            case STRING -> value.asString();
            default -> null;
        };
    }

    private static Object number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return (int) value;
        }
        return value;
    }

    /**
     * Reads YAML.
     *
     * @param text the text
     * @param name what to call it in messages
     * @return a new tree
     */
    public static Map<String, Object> yaml(String text, String name) {
        try {
            Object value =
                    new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
            if (value instanceof Map<?, ?> map) {
                return textKeys(map);
            }
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new InvalidInputException(
                    name + line + ": is not valid YAML: " + oneLine(e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new InvalidInputException(
                    name + ": is not valid YAML: " + oneLine(e.getMessage()), e);
        }
        throw new InvalidInputException(name + ": expected keys and values");
    }

    private static String oneLine(String message) {
        return message == null ? "" : message.strip().replaceAll("\\s*\\n\\s*", "; ");
    }

    private static Map<String, Object> textKeys(Map<?, ?> map) {
        var result = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            Object plain = textKeys(value);
            if (plain != null && !"".equals(plain)) {
                result.put(String.valueOf(key), plain);
            }
        });
        return result;
    }

    private static Object textKeys(Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> textKeys(map);
            case List<?> list -> {
                var copy = new ArrayList<>();
                list.forEach(element -> copy.add(textKeys(element)));
                yield copy;
            }
            default -> value;
        };
    }

    /**
     * Lays one tree over another: maps are merged key by key, everything else is replaced.
     *
     * @param below what applies where {@code above} is silent
     * @param above what takes precedence
     * @return a new tree; keys in the order of {@code above}, then those only in {@code below}
     */
    public static Map<String, Object> merge(Map<String, Object> below, Map<String, Object> above) {
        var result = new LinkedHashMap<String, Object>();
        above.forEach((key, value) -> {
            Object other = below.get(key);
            if (value instanceof Map<?, ?> upper && other instanceof Map<?, ?> lower) {
                result.put(key, merge(textKeys(lower), textKeys(upper)));
            } else {
                result.put(key, copy(value));
            }
        });
        below.forEach((key, value) -> result.computeIfAbsent(key, absent -> copy(value)));
        return result;
    }

    /**
     * A copy that shares no map and no list.
     *
     * @param value a tree or a leaf
     * @return the copy
     */
    public static Object copy(Object value) {
        return value == null ? null : textKeys(value);
    }

    /**
     * The map under a key.
     *
     * @param tree the tree
     * @param path keys from the root
     * @return that map itself, or an empty one where there is none
     */
    @SuppressWarnings("unchecked") // every map of a tree has text keys: see textKeys
    public static Map<String, Object> section(Map<String, Object> tree, String... path) {
        Map<String, Object> at = tree;
        for (String key : path) {
            if (!(at.get(key) instanceof Map<?, ?> next)) {
                return Map.of();
            }
            at = (Map<String, Object>) next;
        }
        return at;
    }
}
