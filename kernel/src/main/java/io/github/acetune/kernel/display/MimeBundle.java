package io.github.acetune.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to show, in several formats of which a front end takes the richest that it knows.
 *
 * @param data MIME type to content: text, Base64 text for binary types, or a JSON value
 * @param metadata by MIME type, as Jupyter defines it; often empty
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    /** The plain text that every bundle has. */
    public static final String TEXT = "text/plain";

    /** Copies its arguments. */
    public MimeBundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * A bundle of plain text.
     *
     * @param text the text
     * @return the bundle
     */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    /**
     * This bundle with one more format.
     *
     * @param type MIME type
     * @param content its content
     * @return the larger bundle
     */
    public MimeBundle with(String type, Object content) {
        Map<String, Object> larger = new LinkedHashMap<>(data);
        larger.put(type, content);
        return new MimeBundle(larger, metadata);
    }
}
