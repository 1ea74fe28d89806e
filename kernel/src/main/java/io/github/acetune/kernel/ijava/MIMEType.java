package io.github.acetune.kernel.ijava;

/**
 * The name of a format.
 *
 * @param name such as {@code text/html}
 */
public record MIMEType(String name) {
    /** Plain text. */
    public static final MIMEType TEXT_PLAIN = new MIMEType("text/plain");

    /** Hypertext. */
    public static final MIMEType TEXT_HTML = new MIMEType("text/html");

    /** Markdown. */
    public static final MIMEType TEXT_MARKDOWN = new MIMEType("text/markdown");

    /** TeX. */
    public static final MIMEType TEXT_LATEX = new MIMEType("text/latex");

    /** Style sheets. */
    public static final MIMEType TEXT_CSS = new MIMEType("text/css");

    /** JSON. */
    public static final MIMEType APPLICATION_JSON = new MIMEType("application/json");

    /** A script that the page runs. */
    public static final MIMEType APPLICATION_JAVASCRIPT = new MIMEType("application/javascript");

    /** Pixels without loss. */
    public static final MIMEType IMAGE_PNG = new MIMEType("image/png");

    /** Photographs. */
    public static final MIMEType IMAGE_JPEG = new MIMEType("image/jpeg");

    /** Moving pixels. */
    public static final MIMEType IMAGE_GIF = new MIMEType("image/gif");

    /** Vector drawings. */
    public static final MIMEType IMAGE_SVG = new MIMEType("image/svg+xml");

    /**
     * A format by its name.
     *
     * @param name such as {@code text/html}
     * @return the format
     */
    public static MIMEType parse(String name) {
        return new MIMEType(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
