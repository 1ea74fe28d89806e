package io.github.acetune.cli;

import io.github.acetune.validate.BenchmarkTable;
import io.github.acetune.validate.physical.PropertySheet;

/**
 * What is known of a potential; kept in {@code validate.json}.
 *
 * @param name for tables and figures
 * @param sha256 of its file
 * @param elements their symbols
 * @param sheet its physical properties
 * @param benchmark errors, cost and robustness; null where not asked for or not finished
 * @param benchmarkSettings what the benchmark was made with; empty where there is none
 */
record ValidationResult(
        String name,
        String sha256,
        String elements,
        PropertySheet sheet,
        BenchmarkTable.Row benchmark,
        String benchmarkSettings) {
    ValidationResult withSheet(PropertySheet newSheet) {
        return new ValidationResult(name, sha256, elements, newSheet, benchmark, benchmarkSettings);
    }

    ValidationResult withBenchmark(BenchmarkTable.Row row, String settings) {
        return new ValidationResult(name, sha256, elements, sheet, row, settings);
    }
}
