package io.github.acetune.plot;

import io.github.acetune.optimize.Analysis;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What a sweep did or learnt along its hyperparameters and in every pair of them: a triangle of panels, one hyperparameter on the
 * diagonal, two below it.
 */
final class HyperparameterMatrix {
    /** More hyperparameters than these would not be readable: the most important ones are shown. */
    private static final int MOST = 6;

    private static final int CURVE = 30;
    private static final int BINS = 10;

    private final SweepResult sweep;
    private final List<Trial> trials;
    private final List<HyperparameterAxis> axes;

    private HyperparameterMatrix(SweepResult sweep, List<HyperparameterAxis> axes) {
        this.sweep = sweep;
        this.trials = sweep.trials();
        this.axes = axes;
    }

    /** How often each value was tried, and in which order pairs of values were. */
    static Figure evaluations(SweepResult sweep) {
        List<HyperparameterAxis> all = HyperparameterAxis.of(sweep);
        return new HyperparameterMatrix(sweep, all.subList(0, Math.min(MOST, all.size())))
                .evaluations();
    }

    /** The loss that the surrogate expects along each hyperparameter and in every pair. */
    static Figure dependence(SweepResult sweep) {
        Analysis analysis = sweep.analysis();
        Map<String, Double> importance = analysis.importance();
        List<HyperparameterAxis> all = HyperparameterAxis.of(sweep);
        List<String> shown =
                importance.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .limit(MOST)
                        .map(Map.Entry::getKey)
                        .toList();
        return new HyperparameterMatrix(
                        sweep, all.stream().filter(axis -> shown.contains(axis.name())).toList())
                .dependence(analysis);
    }

    private Figure evaluations() {
        var bar = new ColourBar("Iteration", 1, Math.max(2, trials.size()), ColourScale.VIRIDIS);
        Values order = Values.of(trials.stream().map(Trial::iteration).toList());
        List<Panel> diagonal = axes.stream().map(this::counts).toList();
        return figure(
                diagonal,
                bar,
                (x, y) ->
                        List.of(
                                tried("", x, y, trials, MarkerStyle.of(Palette.BLUE).size(6))
                                        .withShade(new Shade(order, "", bar.scale()))));
    }

    private Panel counts(HyperparameterAxis axis) {
        Values places = axis.ofTrials(trials);
        if (axis.isOfNames()) {
            double[] counts = new double[axis.axis().names().size()];
            places.stream().filter(Double::isFinite).forEach(place -> counts[(int) place]++);
            return Panel.of(axis.axis(), fromZero(Values.of(counts), axis))
                    .with(Bar.of("", axis.axis().names(), Values.of(counts), Palette.BLUE));
        }
        double[] edges = edges(axis.axis());
        double[] counts = new double[BINS];
        places.stream()
                .filter(Double::isFinite)
                .forEach(place -> counts[Math.clamp(bin(edges, place), 0, BINS - 1)]++);
        return Panel.of(axis.axis(), fromZero(Values.of(counts), axis)).with(steps(edges, counts));
    }

    /** The axis of the counts, named on the first panel only: there is no room between the others. */
    private Axis fromZero(Values counts, HyperparameterAxis of) {
        double most = Math.max(1, counts.stream().max().orElse(1));
        return Axis.integers(of.equals(axes.getFirst()) ? "Trials" : "").range(0, 1.08 * most);
    }

    private static double[] edges(Axis axis) {
        boolean decades = axis.scale() == AxisScale.LOG;
        double low = decades ? Math.log(axis.low()) : axis.low();
        double high = decades ? Math.log(axis.high()) : axis.high();
        double[] edges = new double[BINS + 1];
        for (int i = 0; i <= BINS; i++) {
            double place = low + i * (high - low) / BINS;
            edges[i] = decades ? Math.exp(place) : place;
        }
        return edges;
    }

    private static int bin(double[] edges, double place) {
        int found = Arrays.binarySearch(edges, place);
        return found >= 0 ? found : -found - 2;
    }

    private static Area steps(double[] edges, double[] counts) {
        double[] x = new double[2 * BINS];
        double[] y = new double[2 * BINS];
        for (int i = 0; i < BINS; i++) {
            x[2 * i] = edges[i];
            x[2 * i + 1] = edges[i + 1];
            y[2 * i] = counts[i];
            y[2 * i + 1] = counts[i];
        }
        return new Area(
                "", Values.of(x), Values.of(new double[2 * BINS]), Values.of(y), Palette.BLUE);
    }

    private Figure dependence(Analysis analysis) {
        List<Analysis.PartialDependence> lines =
                axes.stream().map(axis -> analysis.partialDependence(axis.name(), CURVE)).toList();
        double[] range = range(lines);
        List<Panel> diagonal = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Axis loss = Axis.of(i == 0 ? "Mean loss" : "").range(range[0], range[1]);
            diagonal.add(line(axes.get(i), lines.get(i), loss));
        }
        List<List<Analysis.PairDependence>> pairs = new ArrayList<>();
        for (int row = 0; row < axes.size(); row++) {
            List<Analysis.PairDependence> line = new ArrayList<>();
            for (int column = 0; column < row; column++) {
                line.add(
                        analysis.partialDependence(
                                axes.get(row).name(),
                                axes.get(column).name(),
                                HyperparameterAxis.CELLS));
            }
            pairs.add(line);
        }
        ColourBar bar = bar(pairs);
        return figure(
                diagonal,
                bar,
                (x, y) -> {
                    var surface =
                            surface(pairs.get(axes.indexOf(y)).get(axes.indexOf(x)), x, y, bar);
                    MarkerStyle small = MarkerStyle.of(Palette.VERMILLION).size(4);
                    return List.of(surface, tried("", x, y, trials, small));
                });
    }

    /** One range for all lines, so that those that matter look as if they did. */
    private static double[] range(List<Analysis.PartialDependence> lines) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Analysis.PartialDependence line : lines) {
            for (int i = 0; i < line.means().size(); i++) {
                double mean = line.means().get(i);
                double spread = line.deviations().get(i);
                if (Double.isFinite(mean + spread)) {
                    low = Math.min(low, mean - spread);
                    high = Math.max(high, mean + spread);
                }
            }
        }
        double room = high > low ? 0.05 * (high - low) : 1;
        return high >= low ? new double[] {low - room, high + room} : new double[] {0, 1};
    }

    private static Panel line(
            HyperparameterAxis axis, Analysis.PartialDependence dependence, Axis loss) {
        Values x = axis.places(dependence.values());
        Values means = Values.of(dependence.means());
        Values spreads = Values.of(dependence.deviations());
        Panel panel = Panel.of(axis.axis(), loss);
        if (axis.isOfNames()) {
            return panel.with(
                    Scatter.points("", x, means, MarkerStyle.of(Palette.BLUE)).withErrors(spreads));
        }
        Curve curve = new Curve("", x, means, spreads);
        return panel.with(
                new Area("", x, curve.low(), curve.high(), Palette.BLUE.withOpacity(0.2)),
                Scatter.line("", x, means, LineStyle.of(Palette.BLUE)));
    }

    private static ColourBar bar(List<List<Analysis.PairDependence>> pairs) {
        double[] means =
                pairs.stream()
                        .flatMap(List::stream)
                        .flatMap(pair -> pair.means().stream())
                        .flatMapToDouble(row -> row.stream().mapToDouble(Double::doubleValue))
                        .filter(Double::isFinite)
                        .toArray();
        return new ColourBar(
                "Mean loss",
                DoubleStream.of(means).min().orElse(0),
                DoubleStream.of(means).max().orElse(1),
                ColourScale.VIRIDIS);
    }

    private static Surface surface(
            Analysis.PairDependence pair,
            HyperparameterAxis x,
            HyperparameterAxis y,
            ColourBar bar) {
        double[] cells =
                pair.means().stream()
                        .flatMapToDouble(row -> row.stream().mapToDouble(Double::doubleValue))
                        .toArray();
        return new Surface(
                "",
                x.places(pair.secondValues()),
                y.places(pair.firstValues()),
                Values.of(cells),
                bar);
    }

    /** Where trials lie in a pair of hyperparameters. */
    private static Scatter tried(
            String name,
            HyperparameterAxis x,
            HyperparameterAxis y,
            List<Trial> trials,
            MarkerStyle marker) {
        return Scatter.points(name, x.ofTrials(trials), y.ofTrials(trials), marker)
                .withLabels(trials.stream().map(t -> "iteration " + t.iteration()).toList());
    }

    /** What a pair of hyperparameters shows. */
    @FunctionalInterface
    private interface Pair {
        List<Trace> of(HyperparameterAxis x, HyperparameterAxis y);
    }

    private Figure figure(List<Panel> diagonal, ColourBar bar, Pair pair) {
        int size = axes.size();
        List<Panel> panels = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (column == row) {
                    panels.add(diagonal.get(row));
                } else if (column < row) {
                    panels.add(pair(axes.get(column), axes.get(row), pair));
                } else {
                    boolean corner = row == 0 && column == size - 1;
                    panels.add(corner ? Panel.blank(bar) : Panel.blank());
                }
            }
        }
        return Figure.grid(size, panels.toArray(Panel[]::new))
                .withSharedX()
                .size(Math.clamp(200L + 170L * size, 480, 1150), 90 + 155 * size);
    }

    private Panel pair(HyperparameterAxis x, HyperparameterAxis y, Pair pair) {
        Panel panel = Panel.of(x.axis(), y.axis()).with(pair.of(x, y).toArray(Trace[]::new));
        boolean found = trials.stream().anyMatch(trial -> !trial.failed());
        return found
                ? panel.with(
                        tried(
                                "",
                                x,
                                y,
                                List.of(sweep.best()),
                                MarkerStyle.of(Palette.VERMILLION).symbol(Symbol.STAR).size(13)))
                : panel;
    }
}
