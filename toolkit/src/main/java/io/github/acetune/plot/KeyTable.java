package io.github.acetune.plot;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and what they stand for, in two columns. */
final class KeyTable {
    private final Map<String, String> rows = new LinkedHashMap<>();

    KeyTable row(String name, String value) {
        rows.put(name, value);
        return this;
    }

    String toHtml() {
        StringBuilder html =
                new StringBuilder("<table class=\"acetune-table acetune-keys\"><tbody>");
        rows.forEach((name, value) ->
                html.append("<tr><th scope=\"row\">")
                        .append(Html.escape(name))
                        .append("</th><td>")
                        .append(Html.escape(value))
                        .append("</td></tr>"));
        return TableView.styleAndScript() + html.append("</tbody></table>");
    }

    String toText() {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        rows.forEach((name, value) ->
                text.append(name)
                        .append(" ".repeat(width - name.length() + 2))
                        .append(value)
                        .append('\n'));
        return text.toString();
    }
}
