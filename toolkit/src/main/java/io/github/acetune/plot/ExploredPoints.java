package io.github.acetune.plot;

import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import io.github.acetune.sweep.Upfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Where a sweep has looked, and what is worth keeping of it. */
final class ExploredPoints {
    private static final double MILLI = 1000;

    /** Above this ratio a hyperparameter counts by decades. */
    private static final double WIDE = 50;

    /** So many numbers are shown in pairs; more would fill pages. */
    private static final int PAIRED = 5;

    private ExploredPoints() {}

    /** How often each value was tried, and in which order pairs of values were. */
    static Figure evaluations(SweepResult sweep) {
        Table table = sweep.table();
        List<Column<?>> columns = table.columns().subList(1, 1 + sweep.hyperparameters().size());
        var panels = new ArrayList<Panel>();
        columns.forEach(column -> panels.add(counts(column)));
        List<NumericColumn<?>> numbers = new ArrayList<>();
        for (Column<?> column : columns) {
            if (column instanceof NumericColumn<?> numeric && numbers.size() < PAIRED) {
                numbers.add(numeric);
            }
        }
        Values order = Values.of(sweep.trials().stream().map(Trial::iteration).toList());
        for (int a = 0; a < numbers.size(); a++) {
            for (int b = a + 1; b < numbers.size(); b++) {
                panels.add(pair(numbers.get(a), numbers.get(b), order));
            }
        }
        return Figure.grid(Math.min(3, panels.size()), panels.toArray(Panel[]::new));
    }

    private static Panel counts(Column<?> column) {
        if (column instanceof NumericColumn<?> numbers) {
            Values values = values(numbers);
            return Panel.of(axis(column.name(), values), Axis.of("Trials"))
                    .with(Histogram.of("", values, Palette.BLUE));
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < column.size(); i++) {
            counts.merge(column.getString(i), 1, Integer::sum);
        }
        return Panel.of(Axis.categories(column.name()), Axis.of("Trials"))
                .with(
                        Bar.of(
                                "",
                                List.copyOf(counts.keySet()),
                                Values.of(List.copyOf(counts.values())),
                                Palette.BLUE));
    }

    private static Panel pair(NumericColumn<?> x, NumericColumn<?> y, Values order) {
        Values across = values(x);
        Values up = values(y);
        return Panel.of(axis(x.name(), across), axis(y.name(), up))
                .with(
                        Scatter.points("", across, up, MarkerStyle.of(Palette.BLUE))
                                .withShade(new Shade(order, "Iteration", ColourScale.VIRIDIS)));
    }

    private static Values values(NumericColumn<?> column) {
        return Values.of(column.asDoubleArray());
    }

    private static Axis axis(String name, Values values) {
        double low = values.stream().filter(Double::isFinite).min().orElse(0);
        double high = values.stream().filter(Double::isFinite).max().orElse(0);
        return low > 0 && high > WIDE * low ? Axis.of(name).log() : Axis.of(name);
    }

    /** Loss against cost, the best compromises joined. */
    static Figure pareto(SweepResult sweep) {
        List<Trial> all = sweep.trials().stream().filter(t -> !t.failed()).toList();
        List<Trial> front = sweep.paretoFront();
        Scatter trials =
                Scatter.points("trials", cost(all), loss(all), MarkerStyle.of(Palette.GREY));
        Scatter best =
                Scatter.line(
                                "Pareto front",
                                cost(front),
                                loss(front),
                                LineStyle.of(Palette.VERMILLION))
                        .withMarkers(MarkerStyle.of(Palette.VERMILLION))
                        .withLabels(front.stream().map(t -> "iteration " + t.iteration()).toList());
        return Figure.of(
                Panel.of(Axis.of("Cost", "µs per atom").log(), Axis.of("Loss").log())
                        .with(trials, best));
    }

    private static Values cost(List<Trial> trials) {
        return Values.of(
                trials.stream().map(t -> t.fitted().orElseThrow().microseconds()).toList());
    }

    private static Values loss(List<Trial> trials) {
        return Values.of(trials.stream().map(Trial::loss).toList());
    }

    /** Errors on the validation data before and after upfits: the bars of the paper's figure 3. */
    static Figure upfits(List<Upfit> upfits, int initial) {
        var names = new ArrayList<String>();
        var before = new ArrayList<IterationErrors>();
        var after = new ArrayList<IterationErrors>();
        for (Upfit upfit : upfits) {
            int iteration = upfit.start().iteration();
            names.add(iteration <= initial ? "best initial" : "best optimised");
            before.add(IterationErrors.of(upfit.start()));
            after.add(IterationErrors.of(upfit.trial()));
        }
        return Figure.grid(
                2,
                bars(
                        Axis.of("Energy error", "meV/atom"),
                        names,
                        before.stream().map(IterationErrors::testEnergy).toList(),
                        after.stream().map(IterationErrors::testEnergy).toList()),
                bars(
                        Axis.of("Force error", "meV/Å"),
                        names,
                        before.stream().map(IterationErrors::testForce).toList(),
                        after.stream().map(IterationErrors::testForce).toList()));
    }

    private static Panel bars(
            Axis axis, List<String> names, List<Double> before, List<Double> after) {
        return Panel.of(Axis.categories(""), axis)
                .with(
                        Bar.of("sweep", names, Values.of(before).times(MILLI), Palette.BLUE),
                        Bar.of("upfit", names, Values.of(after).times(MILLI), Palette.VERMILLION));
    }
}
