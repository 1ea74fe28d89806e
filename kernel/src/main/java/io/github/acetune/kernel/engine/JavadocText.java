package io.github.acetune.kernel.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Javadoc comments as plain text and as hypertext. */
final class JavadocText {
    private static final int SHORT = 600;
    private static final Pattern CODE =
            Pattern.compile("\\{@(?:code|literal|value)\\s+([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}");
    private static final Pattern LINK =
            Pattern.compile(
                    "\\{@link(?:plain)?\\s+([^\\s{}]+(?:\\([^)]*\\))?)(?:\\s+([^{}]*))?\\}");
    private static final Pattern OTHER = Pattern.compile("\\{@\\w+\\s*([^{}]*)\\}");
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");

    private JavadocText() {}

    static Map<String, Object> bundle(
            List<Documentation> found, JavadocFinder finder, boolean whole) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (Documentation each : found) {
            String comment =
                    each.javadoc() != null
                            ? each.javadoc()
                            : finder.find(each.signature()).orElse("");
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            text.append(each.signature());
            html.append("<p><code><b>").append(escape(each.signature())).append("</b></code></p>");
            if (!comment.isBlank()) {
                text.append('\n').append(indent(shorten(plain(comment), whole)));
                html.append("<div>").append(html(comment)).append("</div>");
            }
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("text/plain", text.toString());
        data.put("text/html", html.toString());
        return data;
    }

    static String plain(String comment) {
        String text =
                LINK.matcher(comment)
                        .replaceAll(m -> replacement(m.group(2) != null ? m.group(2) : m.group(1)));
        text = CODE.matcher(text).replaceAll("$1");
        text = OTHER.matcher(text).replaceAll("$1");
        text = BLOCK.matcher(text).replaceAll("\n$1: ");
        text =
                text.replaceAll("<li>", "\n  - ")
                        .replaceAll("</?(p|br|pre|ul|ol|h\\d|table|tr)\\b[^>]*>", "\n");
        text = text.replaceAll("<[^>]+>", "");
        text =
                text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&nbsp;", " ")
                        .replace("&amp;", "&");
        return text.replaceAll("(?m)[ \\t]+$", "").replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static String html(String comment) {
        String text =
                LINK.matcher(comment)
                        .replaceAll(m ->
                                replacement(
                                        "<code>"
                                                + escape(
                                                        m.group(2) != null
                                                                ? m.group(2)
                                                                : m.group(1))
                                                + "</code>"));
        text =
                CODE.matcher(text)
                        .replaceAll(m -> replacement("<code>" + escape(m.group(1)) + "</code>"));
        text = OTHER.matcher(text).replaceAll("$1");
        return BLOCK.matcher(text).replaceAll("<br><b>$1</b> ");
    }

    private static String replacement(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private static String shorten(String text, boolean whole) {
        return whole || text.length() <= SHORT ? text : text.substring(0, SHORT) + " …";
    }

    private static String indent(String text) {
        return text.lines()
                .map(line -> "  " + line.strip())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
