package io.github.acetune.validate.physical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Properties of several potentials side by side, references beside them. */
public final class PropertyTable {
    private PropertyTable() {}

    /**
     * The table of some checks.
     *
     * @param checks which checks
     * @param potentials a column each
     * @param references a column each, for the properties that a potential has; without one that has none of them
     * @return columns {@code property}, {@code unit} and one per sheet; numbers that a sheet lacks are missing
     */
    public static Table of(
            List<Check> checks, List<PropertySheet> potentials, List<PropertySheet> references) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Check check : checks) {
            for (PropertySheet sheet : potentials) {
                if (sheet.results().containsKey(check)) {
                    sheet.results()
                            .get(check)
                            .properties()
                            .forEach(one -> properties.putIfAbsent(one.name(), one.unit()));
                }
            }
        }
        Table table =
                Table.create(
                        "Physical properties",
                        StringColumn.create("property", List.copyOf(properties.keySet())),
                        StringColumn.create("unit", List.copyOf(properties.values())));
        List<PropertySheet> sheets = new ArrayList<>(potentials);
        references.stream()
                .filter(sheet ->
                        properties.keySet().stream()
                                .anyMatch(name -> sheet.value(name).isPresent()))
                .forEach(sheets::add);
        for (PropertySheet sheet : sheets) {
            table.addColumns(
                    DoubleColumn.create(
                            sheet.name(),
                            properties.keySet().stream()
                                    .mapToDouble(name -> sheet.value(name).orElse(Double.NaN))
                                    .toArray()));
        }
        return table;
    }

    /**
     * The table of one potential and its references.
     *
     * @param potential from {@link PhysicalChecks#run}
     * @param references a column each
     * @return all its properties
     */
    public static Table of(PropertySheet potential, List<PropertySheet> references) {
        return of(List.of(Check.values()), List.of(potential), references);
    }
}
