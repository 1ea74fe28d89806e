package io.github.acetune.plot;

/** Text for web pages. */
final class Html {
    private Html() {}

    /** Escapes what has a meaning in HTML, XML and their attributes, and drops characters that XML forbids. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        default -> {
                            if (isAllowed(c)) {
                                escaped.appendCodePoint(c);
                            }
                        }
                    }
                });
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return c == '\n' || c == '\t' || (c >= ' ' && c < 0xFFFE && !surrogate) || c > 0xFFFF;
    }
}
