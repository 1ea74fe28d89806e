package io.github.acetune.validate;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.data.Dataset;
import io.github.acetune.md.MdBenchmark;
import io.github.acetune.md.SimulationListener;
import io.github.acetune.md.Stability;
import io.github.acetune.md.Trajectory;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Potentials side by side: errors on test sets, cost and robustness (Table 1 of D. F. Thomas du Toit et al., J. Chem. Theory Comput.
 * 2024, 20, 10103).
 *
 * @param rows one for each potential
 */
public record BenchmarkTable(List<Row> rows) {
    private static final int TIMED_ATOMS = 200;
    private static final int TIMED_STEPS = 50;

    /**
     * One potential.
     *
     * @param potential its name
     * @param functions how many basis functions it has
     * @param errors on each test set, by its name
     * @param shifted whether a constant for each element was taken off the energies, because the potential counts them from other
     *     free atoms than the test sets
     * @param microseconds of processor time per atom and step of molecular dynamics, on one core of this machine
     * @param stable whether it survived the run
     * @param verdict of the run, in one line
     */
    public record Row(
            String potential,
            int functions,
            Map<String, ErrorMetrics.Errors> errors,
            boolean shifted,
            double microseconds,
            boolean stable,
            String verdict) {
        /** Copies the map and keeps its order. */
        public Row {
            errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        }

        /**
         * The same row for a potential of another name.
         *
         * @param name the name
         * @return changed copy
         */
        public Row named(String name) {
            return new Row(name, functions, errors, shifted, microseconds, stable, verdict);
        }
    }

    /** Copies the list. */
    public BenchmarkTable {
        rows = List.copyOf(rows);
    }

    /**
     * Judges potentials.
     *
     * @param potentials by name
     * @param tests labelled structures, told apart by their names
     * @param robustness the run that they have to survive; its start, repeated, is also what the cost is measured on
     * @return a row for each potential
     * @throws InvalidInputException where a potential cannot treat a structure
     * @throws CancellationException where the thread was interrupted
     */
    public static BenchmarkTable of(
            Map<String, AcePotential> potentials, List<Dataset> tests, StabilityRun robustness) {
        List<Row> rows = new ArrayList<>();
        potentials.forEach((name, potential) ->
                rows.add(row(name, potential, tests, robustness, SimulationListener.NONE)));
        return new BenchmarkTable(rows);
    }

    /**
     * Judges one potential.
     *
     * @param name of the potential
     * @param potential any ACE potential
     * @param tests labelled structures, told apart by their names
     * @param robustness the run that it has to survive
     * @param listener told how far the run is
     * @return its row
     * @throws InvalidInputException where the potential cannot treat a structure
     * @throws CancellationException where the thread was interrupted
     */
    public static Row row(
            String name,
            AcePotential potential,
            List<Dataset> tests,
            StabilityRun robustness,
            SimulationListener listener) {
        var calculator = AceCalculator.of(potential);
        Map<String, ErrorMetrics.Errors> errors = new LinkedHashMap<>();
        boolean shifted = false;
        for (Dataset test : tests) {
            if (Thread.interrupted()) {
                throw new CancellationException();
            }
            Predictions predictions = Predictions.of(calculator.withThreads(1), test);
            if (EnergyZero.differs(predictions)) {
                predictions = EnergyZero.aligned(predictions);
                shifted = true;
            }
            errors.put(test.name(), ErrorMetrics.of(predictions).overall());
        }
        Trajectory run = robustness.run(calculator, listener);
        if (run.end() == Trajectory.End.INTERRUPTED) {
            Thread.interrupted();
            throw new CancellationException();
        }
        Stability stability = run.stability();
        return new Row(
                name,
                functions(potential),
                errors,
                shifted,
                microseconds(calculator, robustness.start()),
                stability.stable(),
                stability.line());
    }

    private static int functions(AcePotential potential) {
        return switch (potential) {
            case BBasisPotential b -> b.basis().functions().size();
            case CTildePotential c -> c.functions().size();
        };
    }

    private static double microseconds(AceCalculator calculator, Structure start) {
        int repeats = 1;
        while (repeats * repeats * repeats * start.size() < TIMED_ATOMS) {
            repeats++;
        }
        Structure timed = Deformations.supercell(start, repeats, repeats, repeats);
        return MdBenchmark.measure(calculator.withThreads(1), timed, TIMED_STEPS).step().cpu();
    }

    /**
     * The table.
     *
     * @return a row for each potential: functions, energy (meV/atom) and force (meV/Å) errors on each test set, µs per atom and
     *     step, robustness
     */
    public Table table() {
        Table table =
                Table.create(
                        "Benchmark",
                        StringColumn.create(
                                "potential", rows.stream().map(Row::potential).toList()),
                        IntColumn.create(
                                "functions", rows.stream().mapToInt(Row::functions).toArray()));
        rows.stream()
                .flatMap(row -> row.errors().keySet().stream())
                .distinct()
                .forEach(test -> {
                    table.addColumns(
                            column(
                                    test + " energy RMSE (meV/atom)",
                                    test,
                                    ErrorMetrics.Errors::energyRmse),
                            column(
                                    test + " force RMSE (meV/Å)",
                                    test,
                                    ErrorMetrics.Errors::forceRmse));
                });
        table.addColumns(
                DoubleColumn.create(
                        "µs per atom and step",
                        rows.stream().mapToDouble(Row::microseconds).toArray()),
                StringColumn.create(
                        "robustness", rows.stream().map(BenchmarkTable::mark).toList()));
        return table;
    }

    private static String mark(Row row) {
        return row.stable() ? "stable" : row.verdict();
    }

    private DoubleColumn column(
            String title,
            String test,
            java.util.function.ToDoubleFunction<ErrorMetrics.Errors> error) {
        return DoubleColumn.create(
                title,
                rows.stream()
                        .mapToDouble(row ->
                                row.errors().containsKey(test)
                                        ? 1000 * error.applyAsDouble(row.errors().get(test))
                                        : Double.NaN)
                        .toArray());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "benchmark of %d potentials", rows.size());
    }
}
