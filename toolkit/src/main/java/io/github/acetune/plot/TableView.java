package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table made readable: numbers aligned with as many digits as they deserve, the first rows and how many there are,
 * sorted by a click on a heading where scripts run.
 *
 * @param table the table
 * @param shownRows how many rows to show at most
 */
public record TableView(Table table, int shownRows) {
    /** How many rows a view shows if not told otherwise. */
    public static final int DEFAULT_ROWS = 50;

    private static final String STYLE =
            """
            <style>table.acetune-table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92em;\
            line-height:1.35;margin:0}table.acetune-table tr th,table.acetune-table tr td{padding:.22em .8em;border:0;\
            white-space:nowrap;text-align:left!important;background:transparent;color:inherit}table.acetune-table tbody tr td{\
            max-width:32em;overflow:hidden;text-overflow:ellipsis}table.acetune-table tr .acetune-number{\
            text-align:right!important}table.acetune-table thead tr th{white-space:normal;max-width:9em;\
            border-bottom:1.5px solid currentColor;cursor:pointer;font-weight:600;vertical-align:bottom}\
            table.acetune-table tbody tr{border-bottom:1px solid rgba(127,127,127,.25);background:transparent}\
            table.acetune-table tbody tr:hover{background:rgba(127,127,127,.12)}.acetune-table th[aria-sort=ascending]\
            ::after{content:" \\25B2";font-size:.7em}.acetune-table th[aria-sort=descending]::after{\
            content:" \\25BC";font-size:.7em}.acetune-count{opacity:.7;font-size:.85em;margin:.3em 0 1em}\
            table.acetune-keys tbody tr th{font-weight:normal;opacity:.75;cursor:auto;vertical-align:top}\
            table.acetune-keys tbody tr td{white-space:normal;max-width:48em;overflow-wrap:anywhere}</style>\
            """;

    private static final String SORT =
            """
            <script>window.acetuneSort=window.acetuneSort||function(h){var t=h.closest("table"),b=t.tBodies[0],\
            i=h.cellIndex,up=h.getAttribute("aria-sort")!=="ascending",k=function(r){var c=r.cells[i],\
            v=c.getAttribute("data-value");return v===null?c.textContent:v===""?null:Number(v)};\
            Array.from(b.rows).sort(function(p,q){var x=k(p),y=k(q);if(x===null||y===null){\
            return(x===null)-(y===null)}var d=typeof x==="number"?x-y:x.localeCompare(y,undefined,{numeric:true});\
            return up?d:-d}).forEach(function(r){b.appendChild(r)});Array.from(t.tHead.rows[0].cells).forEach(\
            function(c){c.removeAttribute("aria-sort")});\
            h.setAttribute("aria-sort",up?"ascending":"descending")};</script>\
            """;

    /** Checks the number of rows. */
    public TableView {
        if (shownRows < 1) {
            throw new IllegalArgumentException(
                    "a table shows at least one row, found " + shownRows);
        }
    }

    /**
     * A view of the first rows.
     *
     * @param table the table
     * @return {@value #DEFAULT_ROWS} rows at most
     */
    public static TableView of(Table table) {
        return new TableView(table, DEFAULT_ROWS);
    }

    /**
     * Shows more or fewer rows.
     *
     * @param rows at most so many
     * @return changed copy
     */
    public TableView rows(int rows) {
        return new TableView(table, rows);
    }

    /**
     * The table for a web page.
     *
     * @return an HTML fragment with its own style and script
     */
    public String toHtml() {
        return STYLE + body() + SORT;
    }

    /**
     * The table for a terminal.
     *
     * @return lines of equal width, then a line with the count
     */
    public String toText() {
        List<CellFormat> formats = formats();
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columnNames());
        for (int row = 0; row < shown(); row++) {
            rows.add(cells(formats, row));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(textRow(row, rows, formats)).append('\n');
        }
        return text.append(count()).append('\n').toString();
    }

    /** The table without style and script, for a page that has them already. */
    String body() {
        List<CellFormat> formats = formats();
        StringBuilder html =
                new StringBuilder(
                        "<div style=\"overflow-x:auto\"><table class=\"acetune-table\"><thead><tr>");
        for (int i = 0; i < formats.size(); i++) {
            html.append("<th scope=\"col\"").append(formats.get(i).attributes());
            String type = table.column(i).type().name().toLowerCase(Locale.ROOT);
            html.append(" title=\"").append(type.replace('_', ' ')).append('"');
            html.append(
                    " onclick=\"window.acetuneSort&amp;&amp;acetuneSort(this)\" tabindex=\"0\"");
            html.append(" onkeydown=\"event.key==='Enter'&amp;&amp;this.click()\">");
            // Long names may break after an underscore, and after a dot within a name.
            String name =
                    Html.escape(table.column(i).name())
                            .replaceAll("_|\\.(?=\\p{Alnum})", "$0<wbr>");
            html.append(name).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < shown(); row++) {
            html.append("<tr>");
            for (int i = 0; i < formats.size(); i++) {
                html.append(formats.get(i).htmlCell(table.column(i), row));
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
        return html + "<p class=\"acetune-count\">" + Html.escape(count()) + "</p>";
    }

    static String styleAndScript() {
        return STYLE + SORT;
    }

    private int shown() {
        return Math.min(shownRows, table.rowCount());
    }

    private List<CellFormat> formats() {
        return table.columns().stream().map(CellFormat::of).toList();
    }

    private List<String> cells(List<CellFormat> formats, int row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < formats.size(); i++) {
            cells.add(formats.get(i).text(table.column(i), row));
        }
        return cells;
    }

    private static String textRow(
            List<String> row, List<List<String>> rows, List<CellFormat> formats) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            String padding = " ".repeat(width - row.get(i).length());
            line.append(i == 0 ? "" : "  ");
            line.append(formats.get(i).number() ? padding + row.get(i) : row.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private String count() {
        String size =
                String.format(
                        Locale.ROOT,
                        "%,d %s",
                        table.rowCount(),
                        table.rowCount() == 1 ? "row" : "rows");
        return shown() == table.rowCount() ? size : "first " + shown() + " of " + size;
    }

    /** How the cells of one column are written. */
    private record CellFormat(boolean number, int decimals) {
        static CellFormat of(Column<?> column) {
            if (!(column instanceof NumericColumn<?> numbers)) {
                return new CellFormat(false, 0);
            }
            double largest = 0;
            boolean whole = true;
            for (int row = 0; row < numbers.size(); row++) {
                double value = numbers.getDouble(row);
                if (!numbers.isMissing(row) && Double.isFinite(value)) {
                    largest = Math.max(largest, Math.abs(value));
                    whole &= value == Math.rint(value) && Math.abs(value) < 1e15;
                }
            }
            int before = largest > 0 ? (int) Math.floor(Math.log10(largest)) : 0;
            return new CellFormat(true, whole ? 0 : Math.clamp(4L - before, 1, 8));
        }

        String attributes() {
            // Said at the cell: pages that are not trusted leave the style out and align to the
            // right.
            return number ? " class=\"acetune-number\"" : " style=\"text-align:left\"";
        }

        String htmlCell(Column<?> column, int row) {
            String value = "";
            if (number) {
                value =
                        column.isMissing(row)
                                ? " data-value=\"\""
                                : " data-value=\""
                                        + Html.escape(column.getUnformattedString(row))
                                        + "\"";
            }
            return "<td" + attributes() + value + ">" + Html.escape(text(column, row)) + "</td>";
        }

        String text(Column<?> column, int row) {
            if (column.isMissing(row)) {
                return "–";
            }
            if (!number) {
                return column.getString(row);
            }
            double value = ((NumericColumn<?>) column).getDouble(row);
            boolean vanishes =
                    decimals > 0 && value != 0 && Math.abs(value) < 2 * Math.pow(10, -decimals);
            return vanishes || !Double.isFinite(value) || Math.abs(value) >= 1e9
                    ? Numbers.significant(value, 3)
                    : Numbers.fixed(value, decimals);
        }
    }
}
