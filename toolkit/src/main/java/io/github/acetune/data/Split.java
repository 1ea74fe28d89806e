package io.github.acetune.data;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * Looks all parts over as one set; see {@link Dataset#audit()}.
     *
     * @return the report
     */
    public Audit audit() {
        var structures = new ArrayList<>(train.structures());
        var parts = new ArrayList<>(Collections.nCopies(train.size(), "train"));
        add("validation", validation, structures, parts);
        test.forEach((name, part) -> add(name, part, structures, parts));
        return AuditRun.of(Dataset.of(train.name(), structures), parts);
    }

    private static void add(
            String name, Dataset part, List<Structure> structures, List<String> parts) {
        structures.addAll(part.structures());
        parts.addAll(Collections.nCopies(part.size(), name));
    }

    private static void addRow(Table table, String name, Dataset part) {
        table.stringColumn(0).append(name);
        table.intColumn(1).append(part.size());
        table.intColumn(2).append(part.atoms());
    }
}
