package io.github.acetune.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Shows Tablesaw tables: the first rows, numbers to the right, and how many rows there are. */
final class TableRenderer {
    private static final int ROWS = 30;

    private TableRenderer() {}

    static MimeBundle render(Table table) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("text/html", html(table));
        data.put(MimeBundle.TEXT, table.print(ROWS));
        return new MimeBundle(data, Map.of());
    }

    private static String html(Table table) {
        StringBuilder html = new StringBuilder("<table>");
        if (table.name() != null && !table.name().isBlank()) {
            html.append("<caption>").append(escape(table.name())).append("</caption>");
        }
        html.append("<thead><tr>");
        for (Column<?> column : table.columns()) {
            html.append("<th")
                    .append(align(column))
                    .append('>')
                    .append(escape(column.name()))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        int shown = Math.min(ROWS, table.rowCount());
        for (int row = 0; row < shown; row++) {
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append("<td")
                        .append(align(column))
                        .append('>')
                        .append(escape(column.getString(row)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (shown < table.rowCount()) {
            html.append("<p>")
                    .append(shown)
                    .append(" of ")
                    .append(table.rowCount())
                    .append(" rows</p>");
        }
        return html.toString();
    }

    private static String align(Column<?> column) {
        return column instanceof NumericColumn
                ? " style=\"text-align:right\""
                : " style=\"text-align:left\"";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
