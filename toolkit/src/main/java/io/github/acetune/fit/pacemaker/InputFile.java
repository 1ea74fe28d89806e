package io.github.acetune.fit.pacemaker;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hjson.JsonObject;
import org.hjson.JsonValue;
import org.hjson.ParseException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML and HJSON files into maps, lists, texts, numbers and truth values. */
final class InputFile {
    private InputFile() {}

    static Map<String, Object> read(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String text = text(file);
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? yaml(text, file)
                : hjson(text, file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file + ": no such file", e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + ": is not a text in UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> yaml(String text, Path file) {
        try {
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            return root(new Load(settings).loadFromString(text), file);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new InvalidInputException(file + line + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new InvalidInputException(file + ": is not valid YAML: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> hjson(String text, Path file) {
        try {
            return root(plain(JsonValue.readHjson(text)), file);
        } catch (ParseException e) {
            throw new InvalidInputException(
                    file + ":" + e.getLine() + ": is not valid HJSON: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> root(Object value, Path file) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidInputException(
                    file + ": expected keys such as potential, data and fit");
        }
        var result = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> result.put(String.valueOf(key), item));
        return result;
    }

    private static Object plain(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var map = new LinkedHashMap<String, Object>();
                object.forEach(member -> map.put(member.getName(), plain(member.getValue())));
                yield map;
            }
            case JsonValue array when array.isArray() -> {
                List<Object> list = new ArrayList<>();
                array.asArray().forEach(item -> list.add(plain(item)));
                yield list;
            }
            case JsonValue text when text.isString() -> text.asString();
            case JsonValue number when number.isNumber() -> number.asDouble();
            case JsonValue truth when truth.isBoolean() -> truth.asBoolean();
            default -> "";
        };
    }
}
