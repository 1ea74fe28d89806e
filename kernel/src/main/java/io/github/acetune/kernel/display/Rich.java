package io.github.acetune.kernel.display;

import io.github.acetune.kernel.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Text in a rich format, to be the value of a cell or the argument of {@code display}.
 *
 * @param type its MIME type
 * @param content the text
 */
public record Rich(String type, String content) {
    /**
     * Hypertext.
     *
     * @param html the markup
     * @return something to show
     */
    public static Rich html(String html) {
        return new Rich("text/html", html);
    }

    /**
     * Markdown.
     *
     * @param markdown the text
     * @return something to show
     */
    public static Rich markdown(String markdown) {
        return new Rich("text/markdown", markdown);
    }

    /**
     * A vector drawing.
     *
     * @param svg the {@code svg} element
     * @return something to show
     */
    public static Rich svg(String svg) {
        return new Rich("image/svg+xml", svg);
    }

    /**
     * A formula.
     *
     * @param latex TeX, with its dollar signs
     * @return something to show
     */
    public static Rich latex(String latex) {
        return new Rich("text/latex", latex);
    }

    /** The protocol sends JSON as what it stands for, not as a text that holds it. */
    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    /**
     * Its formats.
     *
     * @return MIME type to content
     */
    public Map<String, Object> mimeBundle() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(MimeBundle.TEXT, type.equals("image/svg+xml") ? "(a drawing)" : content);
        data.put(type, isJson(type) ? Json.value(content) : content);
        return data;
    }
}
