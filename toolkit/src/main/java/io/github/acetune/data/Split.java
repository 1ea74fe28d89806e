package io.github.acetune.data;

import io.github.acetune.structure.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A data set divided into what a potential is fitted to, what hyperparameters are chosen by, and what it is judged by.
 *
 * @param train fitted to
 * @param validation chosen by; may be empty
 * @param test judged by, by name; may be empty
 */
public record Split(Dataset train, Dataset validation, Map<String, Dataset> test) {
    /** Copies the map and keeps its order. */
    public Split {
        test = Collections.unmodifiableMap(new LinkedHashMap<>(test));
    }

    /**
     * A division without test sets.
     *
     * @param train fitted to
     * @param validation chosen by
     * @return the parts
     */
    public static Split of(Dataset train, Dataset validation) {
        return new Split(train, validation, Map.of());
    }

    /**
     * One test set.
     *
     * @param name for example {@code "test_rss"}
     * @return the set
     * @throws InvalidInputException where there is none of this name
     */
    public Dataset test(String name) {
        Dataset found = test.get(name);
        if (found == null) {
            throw new InvalidInputException(
                    "no test set '" + name + "', expected one of " + test.keySet());
        }
        return found;
    }

    /**
     * The size of each part.
     *
     * @return one row per part
     */
    public Table summary() {
        Table table =
                Table.create(
                        "Split",
                        StringColumn.create("part"),
                        IntColumn.create("structures"),
                        IntColumn.create("atoms"));
        addRow(table, "train", train);
        addRow(table, "validation", validation);
        test.forEach((name, part) -> addRow(table, name, part));
        return table;
    }

    private static void addRow(Table table, String name, Dataset part) {
        table.stringColumn(0).append(name);
        table.intColumn(1).append(part.size());
        table.intColumn(2).append(part.atoms());
    }
}
