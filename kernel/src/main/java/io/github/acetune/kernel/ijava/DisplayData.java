package io.github.acetune.kernel.ijava;

import io.github.acetune.kernel.display.Rich;
import java.util.LinkedHashMap;
import java.util.Map;

/** One thing to show, being put together format by format. */
public final class DisplayData {
    private final Map<String, Object> data = new LinkedHashMap<>();

    /** Creates one without formats. */
    public DisplayData() {}

    /**
     * Creates one with plain text.
     *
     * @param text the text
     */
    public DisplayData(String text) {
        putText(text);
    }

    /**
     * Adds a format.
     *
     * @param type its MIME type
     * @param content text, Base64 text of binary formats, or a JSON value
     */
    public void putData(String type, Object content) {
        Object unpacked =
                content instanceof String text
                        ? new Rich(type, text).mimeBundle().get(type)
                        : content;
        data.put(type, unpacked);
    }

    /**
     * Adds a format.
     *
     * @param type its MIME type
     * @param content text, Base64 text of binary formats, or a JSON value
     */
    public void putData(MIMEType type, Object content) {
        putData(type.name(), content);
    }

    /**
     * Adds plain text.
     *
     * @param text the text
     */
    public void putText(String text) {
        putData(MIMEType.TEXT_PLAIN, text);
    }

    /**
     * Adds hypertext.
     *
     * @param html the markup
     */
    public void putHTML(String html) {
        putData(MIMEType.TEXT_HTML, html);
    }

    /**
     * Adds Markdown.
     *
     * @param markdown the text
     */
    public void putMarkdown(String markdown) {
        putData(MIMEType.TEXT_MARKDOWN, markdown);
    }

    /**
     * Adds TeX.
     *
     * @param latex the text, with its dollar signs
     */
    public void putLatex(String latex) {
        putData(MIMEType.TEXT_LATEX, latex);
    }

    /**
     * Adds a formula.
     *
     * @param math TeX without dollar signs
     */
    public void putMath(String math) {
        putLatex("$$" + math + "$$");
    }

    /**
     * Adds a script that the page runs.
     *
     * @param script JavaScript
     */
    public void putJavaScript(String script) {
        putData(MIMEType.APPLICATION_JAVASCRIPT, script);
    }

    /**
     * Adds JSON.
     *
     * @param json the text
     */
    public void putJSON(String json) {
        putData(MIMEType.APPLICATION_JSON, json);
    }

    /**
     * Adds a vector drawing.
     *
     * @param svg the {@code svg} element
     */
    public void putSVG(String svg) {
        putData(MIMEType.IMAGE_SVG, svg);
    }

    /**
     * Whether it has a format.
     *
     * @param type the format
     * @return true once it was put
     */
    public boolean hasDataForType(MIMEType type) {
        return data.containsKey(type.name());
    }

    /**
     * One of its formats.
     *
     * @param type the format
     * @return its content, or null
     */
    public Object getData(MIMEType type) {
        return data.get(type.name());
    }

    /**
     * Takes over the formats of another.
     *
     * @param other the other
     */
    public void assign(DisplayData other) {
        data.putAll(other.data);
    }

    /**
     * Its formats.
     *
     * @return MIME type to content
     */
    public Map<String, Object> mimeBundle() {
        return Map.copyOf(data);
    }
}
