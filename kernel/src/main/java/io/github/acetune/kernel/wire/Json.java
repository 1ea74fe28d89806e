package io.github.acetune.kernel.wire;

import io.github.acetune.structure.InvalidInputException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON text to and from plain maps, lists, strings, numbers, booleans and null. */
public final class Json {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /**
     * Reads a JSON object.
     *
     * @param json the text, UTF-8
     * @return its members in their order
     */
    public static Map<String, Object> read(byte[] json) {
        return MAPPER.readValue(json, OBJECT);
    }

    /**
     * Reads a JSON value of any kind.
     *
     * @param json the text
     * @return maps, lists, strings, numbers, booleans or null
     * @throws io.github.acetune.structure.InvalidInputException when it is no JSON
     */
    public static Object value(String json) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JacksonException malformed) {
            throw new InvalidInputException(
                    "expected JSON: " + malformed.getOriginalMessage(), malformed);
        }
    }

    /**
     * Writes a value.
     *
     * @param value maps, lists, arrays, strings, numbers, booleans or null
     * @return the text, UTF-8
     */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * Writes a value for people to read.
     *
     * @param value maps, lists, arrays, strings, numbers, booleans or null
     * @return indented text
     */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
