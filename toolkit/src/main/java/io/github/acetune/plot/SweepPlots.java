package io.github.acetune.plot;

import io.github.acetune.optimize.Analysis;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What a sweep has learnt about its hyperparameters. */
final class SweepPlots {
    /** Above this ratio a hyperparameter counts by decades. */
    private static final double WIDE = 50;

    private SweepPlots() {}

    static Figure parallelCoordinates(
            List<ParallelCoordinates.Coordinate> hyperparameters, Values losses) {
        int width = Math.clamp(220 + 110L * hyperparameters.size(), 640, 1200);
        // Dark is low, and so good: the lines that matter stand out on paper.
        Shade shade = new Shade(losses, "Loss", ColourScale.VIRIDIS);
        return Figure.of(Panel.of(new ParallelCoordinates(hyperparameters, shade)))
                .size(width, 400);
    }

    static Figure parallelCoordinates(SweepResult sweep) {
        List<Trial> trials = sweep.trials();
        List<ParallelCoordinates.Coordinate> axes = new ArrayList<>();
        Table table = sweep.table();
        // The table's columns: the iteration, the hyperparameters, what came out.
        for (int i = 1; i <= sweep.hyperparameters().size(); i++) {
            axes.add(coordinate(table.column(i)));
        }
        return parallelCoordinates(axes, Values.of(trials.stream().map(Trial::loss).toList()));
    }

    private static ParallelCoordinates.Coordinate coordinate(Column<?> column) {
        String name = column.name();
        if (!(column instanceof NumericColumn<?> numbers)) {
            return ParallelCoordinates.Coordinate.names(
                    name, IntStream.range(0, column.size()).mapToObj(column::getString).toList());
        }
        Values values = Values.of(numbers.asDoubleArray());
        double low = values.stream().filter(Double::isFinite).min().orElse(0);
        double high = values.stream().filter(Double::isFinite).max().orElse(0);
        return low > 0 && high > WIDE * low
                ? ParallelCoordinates.Coordinate.logarithmic(name, values)
                : ParallelCoordinates.Coordinate.numbers(name, values);
    }

    static Figure partialDependence(Analysis analysis) {
        Panel[] panels =
                analysis.importance().keySet().stream()
                        .map(name -> dependence(analysis.partialDependence(name, 40)))
                        .toArray(Panel[]::new);
        return Figure.grid(Math.min(3, panels.length), panels);
    }

    /** A line over numbers, points with error bars over names. */
    private static Panel dependence(Analysis.PartialDependence dependence) {
        Values means = Values.of(dependence.means());
        Values spreads = Values.of(dependence.deviations());
        if (dependence.values().stream().allMatch(Number.class::isInstance)) {
            Values x = Values.of(dependence.values().stream().map(Number.class::cast).toList());
            return dependence(new Curve(dependence.name(), x, means, spreads));
        }
        List<String> names = dependence.values().stream().map(Object::toString).toList();
        return Panel.of(Axis.categories(dependence.name()), Axis.of("Mean loss"))
                .with(Bar.of("", names, means, Palette.BLUE).withErrors(spreads));
    }

    static Figure partialDependence(List<Curve> curves) {
        Panel[] panels = curves.stream().map(SweepPlots::dependence).toArray(Panel[]::new);
        return Figure.grid(Math.min(3, panels.length), panels);
    }

    static Figure importance(Map<String, Double> importances) {
        List<Map.Entry<String, Double>> sorted =
                importances.entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                                (Map.Entry<String, Double> e) -> e.getValue())
                                        .reversed())
                        .toList();
        Bar bars =
                Bar.of(
                                "",
                                sorted.stream().map(Map.Entry::getKey).toList(),
                                Values.of(sorted.stream().map(Map.Entry::getValue).toList()),
                                Palette.BLUE)
                        .lying();
        Panel panel =
                Panel.of(Axis.of("Share of the variance of the loss"), Axis.categories(""))
                        .with(bars);
        return Figure.of(panel).size(640, 110 + 30 * sorted.size());
    }

    private static Panel dependence(Curve curve) {
        Panel panel = Panel.of(Axis.of(curve.name()), Axis.of("Mean loss"));
        if (!curve.spread().isEmpty()) {
            panel =
                    panel.with(
                            new Area(
                                    "± one standard deviation",
                                    curve.x(),
                                    curve.low(),
                                    curve.high(),
                                    Palette.BLUE.withOpacity(0.2)));
        }
        return panel.with(
                Scatter.line(
                        "mean of the surrogate",
                        curve.x(),
                        curve.mean(),
                        LineStyle.of(Palette.BLUE)));
    }
}
