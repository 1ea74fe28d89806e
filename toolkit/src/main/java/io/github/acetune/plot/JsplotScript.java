package io.github.acetune.plot;

import static io.github.acetune.plot.Json.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the script that tablesaw-jsplot 0.44 writes: variables with JavaScript objects, in the schema of an older plotly.js,
 * with numbers and missing values as strings.
 */
final class JsplotScript {
    private static final Pattern VARIABLE =
            Pattern.compile("var (layout|config|trace\\d+)\\s*=\\s*");

    private static final JsonMapper JAVASCRIPT =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsplotScript() {}

    /** The figure in the schema of today's plotly.js. */
    static Map<String, Object> read(String script) {
        List<Object> data = new ArrayList<>();
        Map<String, Object> layout = new LinkedHashMap<>();
        Map<String, Object> config =
                Json.object(field("responsive", true), field("displaylogo", false));
        Matcher variable = VARIABLE.matcher(script);
        int from = 0;
        while (variable.find(from)) {
            Map<String, Object> value = object(script.substring(variable.end()));
            switch (variable.group(1)) {
                case "layout" -> layout.putAll(modern(value));
                case "config" -> config.putAll(value);
                default -> data.add(trace(value));
            }
            from = variable.end();
        }
        // Numbers given for a page of jsplot's own; ours follows the width of the notebook.
        layout.remove("width");
        house().forEach(layout::putIfAbsent);
        return Json.object(field("data", data), field("layout", layout), field("config", config));
    }

    /** Our own look, where the figure does not say otherwise. */
    private static Map<String, Object> house() {
        return Json.object(
                field("autosize", true),
                field("colorway", Palette.SERIES.stream().map(Colour::toHex).toList()),
                field("paper_bgcolor", "#ffffff"),
                field("plot_bgcolor", "rgba(0,0,0,0)"),
                field("modebar", PlotlyLayout.modeBar()),
                field("font", PlotlyLayout.font()));
    }

    @SuppressWarnings("unchecked") // Jackson reads objects as maps of strings
    private static Map<String, Object> object(String text) {
        return JAVASCRIPT.readValue(text, Map.class);
    }

    private static Map<String, Object> trace(Map<String, Object> trace) {
        Map<String, Object> result = new LinkedHashMap<>();
        trace.forEach((key, value) ->
                result.put(key, value instanceof List<?> list ? numbers(list) : value));
        // Zero bins stand for "not set".
        result.values().removeIf(value -> value instanceof Integer number && number == 0);
        return modern(result);
    }

    /** Numbers that jsplot wrote as strings; what is missing becomes null, which leaves a gap. */
    private static List<Object> numbers(List<?> values) {
        List<Object> numbers = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof List<?> row) {
                numbers.add(numbers(row));
            } else if (value instanceof Number number) {
                numbers.add(Json.number(number.doubleValue()));
            } else if (isMissing(value)) {
                numbers.add(null);
            } else {
                try {
                    numbers.add(Json.number(Double.parseDouble(value.toString())));
                } catch (NumberFormatException _) {
                    return new ArrayList<>(values);
                }
            }
        }
        return numbers;
    }

    private static boolean isMissing(Object value) {
        return value == null || value.equals("null") || value.equals("NaN");
    }

    /** Since version 3 a title is an object that holds its font. */
    private static Map<String, Object> modern(Map<String, Object> json) {
        Map<String, Object> result = new LinkedHashMap<>();
        json.forEach((key, value) -> result.put(key, modernValue(value)));
        if (result.get("title") instanceof String title) {
            Map<String, Object> object = Json.object(field("text", title));
            if (result.remove("titlefont") instanceof Map<?, ?> font) {
                object.put("font", font);
            }
            result.put("title", object);
        }
        return result;
    }

    @SuppressWarnings("unchecked") // Jackson reads objects as maps of strings
    private static Object modernValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> modern((Map<String, Object>) map);
            // Plotly reads the other entities that jsplot writes, but not these.
            case String text -> text.replace("&quot;", "\"").replace("&#39;", "'");
            case null, default -> value;
        };
    }
}
