package io.github.acetune.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
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
        var rows = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < table.rowCount(); row++) {
            var object = new LinkedHashMap<String, Object>();
            for (Column<?> column : table.columns()) {
                object.put(column.name(), column.isMissing(row) ? null : column.get(row));
            }
            rows.add(object);
        }
        return JsonText.pretty(rows);
    }
}
