package io.github.acetune.sweep;

import io.github.acetune.data.Split;
import io.github.acetune.optimize.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What a sweep found. */
public final class SweepResult {
    private final List<Trial> trials;
    private final boolean interrupted;
    private final int initial;
    private final Split data;
    private final List<String> names;
    private final Function<Point, List<Object>> row;

    SweepResult(SweepLoop.Outcome outcome, int initial, Split data, TrialSetups setups) {
        this.trials = outcome.trials();
        this.interrupted = outcome.interrupted();
        this.initial = initial;
        this.data = data;
        this.names = setups.names();
        this.row = setups::row;
    }

    /**
     * All finished trials, failed ones included.
     *
     * @return in the order of iterations
     */
    public List<Trial> trials() {
        return trials;
    }

    /**
     * Whether the sweep was ended before its time; what is here was finished before that.
     *
     * @return true for an interrupted sweep
     */
    public boolean interrupted() {
        return interrupted;
    }

    /**
     * How many trials sampled the space before the optimiser took over.
     *
     * @return at least 2
     */
    public int initial() {
        return initial;
    }

    /**
     * What was fitted to and judged on.
     *
     * @return training and validation data
     */
    public Split data() {
        return data;
    }

    /**
     * The names of the hyperparameters.
     *
     * @return columns of the tables
     */
    public List<String> hyperparameters() {
        return names;
    }

    /**
     * The trial with the lowest loss; of equal ones the earliest.
     *
     * @return the trial
     * @throws IllegalStateException where no fit succeeded, naming the first reason
     */
    public Trial best() {
        return SweepLoop.best(trials).orElseThrow(() -> new IllegalStateException(firstFailure()));
    }

    private String firstFailure() {
        Optional<String> reason =
                trials.stream()
                        .map(Trial::outcome)
                        .filter(Trial.Outcome.Failed.class::isInstance)
                        .map(outcome -> ((Trial.Outcome.Failed) outcome).reason())
                        .findFirst();
        return reason.map(text ->
                        "none of "
                                + trials.size()
                                + " fits succeeded; the first failed because: "
                                + text)
                .orElse("no fit was finished");
    }

    /**
     * The trials as a table.
     *
     * @return one row per trial: hyperparameters by the end of their names, loss, errors on the validation data
     */
    public Table table() {
        Table table = Table.create("Trials", IntColumn.create("iteration"));
        trials.forEach(trial -> table.intColumn(0).append(trial.iteration()));
        List<String> shortNames = ShortNames.of(names);
        for (int i = 0; i < names.size(); i++) {
            table.addColumns(column(shortNames.get(i), i));
        }
        DoubleColumn loss = DoubleColumn.create("loss");
        DoubleColumn energy = DoubleColumn.create("energy (meV/atom)");
        DoubleColumn force = DoubleColumn.create("force (meV/Å)");
        DoubleColumn seconds = DoubleColumn.create("seconds");
        for (Trial trial : trials) {
            loss.append(trial.loss());
            energy.append(1000 * test(trial, PartErrors::energy));
            force.append(1000 * test(trial, PartErrors::force));
            seconds.append(trial.seconds());
        }
        return table.addColumns(loss, energy, force, seconds);
    }

    private static double test(Trial trial, Function<PartErrors, Double> part) {
        return trial.fitted()
                .map(fitted -> part.apply(fitted.errors().testPerAtom()))
                .orElse(Double.NaN);
    }

    private Column<?> column(String name, int index) {
        List<Object> values =
                trials.stream().map(trial -> row.apply(trial.point()).get(index)).toList();
        boolean numbers =
                values.stream().allMatch(value -> value instanceof Number || "".equals(value));
        if (!numbers) {
            return StringColumn.create(name, values.stream().map(Object::toString).toList());
        }
        DoubleColumn column = DoubleColumn.create(name);
        values.forEach(value ->
                column.append(value instanceof Number number ? number.doubleValue() : Double.NaN));
        return column;
    }
}
