package io.github.acetune.plot;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON text and the plain maps that stand for it. */
final class Json {
    /** Enough for 0.1 meV in the energy of a large cell, and half the length of a full double. */
    private static final int DIGITS = 9;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** JSON that may stand inside a script element of a web page. */
    static String writeForScript(Object value) {
        return write(value)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** A map in the order of the fields. */
    @SafeVarargs
    static Map<String, Object> object(Map.Entry<String, Object>... fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field : fields) {
            map.put(field.getKey(), field.getValue());
        }
        return map;
    }

    /** A field of an object. */
    static Map.Entry<String, Object> field(String key, Object value) {
        return new AbstractMap.SimpleImmutableEntry<>(key, value);
    }

    /** Numbers rounded to the digits that a figure needs; those that are not finite become null, which leaves a gap. */
    static List<Object> numbers(Values values) {
        List<Object> list = new ArrayList<>(values.size());
        values.stream().forEach(v -> list.add(number(v)));
        return list;
    }

    static Object number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double rounded = Numbers.round(value, DIGITS);
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
                ? (Object) (int) rounded
                : (Object) rounded;
    }
}
