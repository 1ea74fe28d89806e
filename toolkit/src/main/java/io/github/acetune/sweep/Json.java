package io.github.acetune.sweep;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plain trees as JSON text, every number with all its digits. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String compact(Object tree) {
        return MAPPER.writeValueAsString(tree);
    }

    static String pretty(Object tree) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    }

    static Map<String, Object> map(String text) {
        return MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
    }
}
