package io.github.acetune.cli;

import io.github.acetune.structure.Element;
import io.github.acetune.validate.BenchmarkTable;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.physical.Check;
import io.github.acetune.validate.physical.PropertySheet;
import io.github.acetune.validate.physical.PropertyTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The numbers of a validation in one table, a column for each potential and each reference.
 *
 * @param plan what was asked for
 * @param results by potential
 */
record ValidationTable(ValidationPlan plan, List<ValidationResult> results) {
    /** References that fit one of the potentials. */
    List<PropertySheet> references() {
        List<Element> elements =
                results.stream()
                        .flatMap(result -> List.of(result.elements().split(" ")).stream())
                        .distinct()
                        .flatMap(symbol -> Element.ofSymbol(symbol).stream())
                        .toList();
        return elements.equals(List.of(Element.Si))
                ? PropertySheet.references(elements)
                : List.of();
    }

    List<PropertySheet> sheets() {
        return results.stream().map(ValidationResult::sheet).toList();
    }

    /** The potentials whose benchmark is finished. */
    BenchmarkTable benchmark() {
        return new BenchmarkTable(
                results.stream()
                        .filter(result -> result.benchmark() != null)
                        .map(result -> result.benchmark().named(result.name()))
                        .toList());
    }

    /** Columns check, property, unit, one per potential, one per reference; texts. */
    Table table() {
        List<String> names = new ArrayList<>(results.stream().map(ValidationResult::name).toList());
        names.addAll(references().stream().map(PropertySheet::name).toList());
        Table table =
                Table.create(
                        "validation",
                        StringColumn.create("check"),
                        StringColumn.create("property"),
                        StringColumn.create("unit"));
        names.forEach(name -> table.addColumns(StringColumn.create(name)));
        add(table, "provenance", "program", "", _ -> "acetune " + Version.number());
        add(table, "provenance", "SHA-256 of the file", "", ValidationResult::sha256);
        add(table, "provenance", "elements", "", ValidationResult::elements);
        addBenchmark(table);
        for (Check check : plan.checks()) {
            addCheck(table, check);
            add(table, check.key(), "faults", "", result -> faults(result, check));
        }
        return table;
    }

    private void addBenchmark(Table table) {
        if (!plan.benchmark()) {
            return;
        }
        Set<String> tests = new LinkedHashSet<>();
        benchmark().rows().forEach(row -> tests.addAll(row.errors().keySet()));
        addRow(table, "functions", "", row -> Integer.toString(row.functions()));
        for (String test : tests) {
            addRow(
                    table,
                    test + " energy RMSE",
                    "meV/atom",
                    row -> milli(row, test, ErrorMetrics.Errors::energyRmse));
            addRow(
                    table,
                    test + " force RMSE",
                    "meV/Å",
                    row -> milli(row, test, ErrorMetrics.Errors::forceRmse));
        }
        addRow(table, "cost", "µs per atom and step", row -> Double.toString(row.microseconds()));
        addRow(table, "robustness", "", BenchmarkTable.Row::verdict);
    }

    private static String milli(
            BenchmarkTable.Row row, String test, Function<ErrorMetrics.Errors, Double> error) {
        ErrorMetrics.Errors errors = row.errors().get(test);
        return errors == null ? "" : Double.toString(1000 * error.apply(errors));
    }

    private void addRow(
            Table table, String property, String unit, Function<BenchmarkTable.Row, String> value) {
        add(
                table,
                "benchmark",
                property,
                unit,
                result -> result.benchmark() == null ? "" : value.apply(result.benchmark()));
    }

    private void add(
            Table table,
            String check,
            String property,
            String unit,
            Function<ValidationResult, String> value) {
        Row row = table.appendRow();
        row.setString(0, check);
        row.setString(1, property);
        row.setString(2, unit);
        for (ValidationResult result : results) {
            row.setString(result.name(), value.apply(result));
        }
    }

    private void addCheck(Table table, Check check) {
        Table numbers = PropertyTable.of(List.of(check), sheets(), references());
        for (Row number : numbers) {
            Row row = table.appendRow();
            row.setString(0, check.key());
            row.setString(1, number.getString(0));
            row.setString(2, number.getString(1));
            for (int column = 2; column < numbers.columnCount(); column++) {
                double value = number.getDouble(column);
                row.setString(
                        numbers.column(column).name(),
                        Double.isNaN(value) ? "" : Double.toString(value));
            }
        }
    }

    private static String faults(ValidationResult result, Check check) {
        return result.sheet().results().containsKey(check)
                ? String.join("; ", result.sheet().results().get(check).faults())
                : "not done";
    }
}
