package io.github.acetune.cli;

import io.github.acetune.structure.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Shows tables to programs; to people {@link io.github.acetune.plot.TableView} does. */
final class Tables {
    private Tables() {}

    /**
     * A table as a JSON list of objects, one per row.
     *
     * @param table any table
     * @return JSON text, ended by a line break
     */
    static String json(Table table) {
        return JsonText.pretty(rows(table));
    }

    /** The rows of a table as objects. */
    static List<Map<String, Object>> rows(Table table) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < table.rowCount(); row++) {
            var object = new LinkedHashMap<String, Object>();
            for (Column<?> column : table.columns()) {
                object.put(column.name(), column.isMissing(row) ? null : column.get(row));
            }
            rows.add(object);
        }
        return rows;
    }

    /** A table as comma-separated values with its column names; values that hold commas or quotes are quoted. */
    static String csv(Table table) {
        var text = new StringBuilder();
        text.append(
                        table.columnNames().stream()
                                .map(Tables::quoted)
                                .collect(Collectors.joining(",")))
                .append('\n');
        for (int row = 0; row < table.rowCount(); row++) {
            for (int column = 0; column < table.columnCount(); column++) {
                Column<?> values = table.column(column);
                text.append(column == 0 ? "" : ",");
                text.append(values.isMissing(row) ? "" : quoted(values.get(row).toString()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Writes it as a whole, or not at all. */
    static void writeCsv(Path file, Table table) {
        byte[] bytes = csv(table).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    private static String quoted(String value) {
        return value.matches("(?s).*[,\"\\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
