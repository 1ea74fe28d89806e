package io.github.acetune.plot;

import io.github.acetune.optimize.Analysis;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import io.github.acetune.sweep.Upfit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The figures of a sweep, one per question: how it went, where it looked, what it has learnt about its hyperparameters. */
public final class SweepPlots {
    /** Above this ratio a hyperparameter counts by decades. */
    private static final double WIDE = 50;

    private SweepPlots() {}

    /**
     * How did the errors fall over a sweep? Energy and force errors of each iteration on the training and the test
     * set, and the best on the test set so far, in the style of Figure 3 of D. F. Thomas du Toit et al., J. Chem.
     * Theory Comput. 2024, 20, 10103.
     *
     * @param errors one per iteration
     * @param initial how many iterations sampled the space before the optimiser took over; they are shaded
     * @return two panels over one axis of iterations
     */
    public static Figure convergence(List<IterationErrors> errors, int initial) {
        return convergence(errors, initial, List.of());
    }

    /**
     * The convergence of a sweep with the errors of iterations that were fitted again with other weights ("upfit").
     *
     * @param errors one per iteration
     * @param initial how many iterations sampled the space at first
     * @param upfits the errors after the new fit, by the iteration that it started from
     * @return two panels over one axis of iterations
     */
    public static Figure convergence(
            List<IterationErrors> errors, int initial, List<IterationErrors> upfits) {
        return new ConvergencePlot(errors, initial, upfits).figure();
    }

    /**
     * The convergence of a sweep from XPOT's table of errors.
     *
     * @param errors columns {@code Iteration}, {@code Train Δ Energy}, {@code Test Δ Energy}, {@code Train Δ Force},
     *     {@code Test Δ Force}; eV/atom and eV/Å
     * @param initial how many iterations sampled the space at first
     * @return two panels over one axis of iterations
     * @throws io.github.acetune.structure.InvalidInputException if a column is missing
     */
    public static Figure convergence(Table errors, int initial) {
        return convergence(ConvergencePlot.rows(errors), initial);
    }

    /**
     * The convergence of a sweep from its trials.
     *
     * @param trials in order; failed ones leave gaps
     * @param initial how many trials sampled the space at first
     * @return two panels over one axis of iterations
     */
    public static Figure convergenceOfTrials(List<Trial> trials, int initial) {
        List<IterationErrors> errors = trials.stream().map(IterationErrors::of).toList();
        return convergence(errors, initial);
    }

    /**
     * The convergence of a sweep.
     *
     * @param sweep its result; failed trials leave gaps
     * @return two panels over one axis of iterations
     */
    public static Figure convergence(SweepResult sweep) {
        return convergenceOfTrials(sweep.trials(), sweep.initial());
    }

    /**
     * How did the loss fall over a sweep?
     *
     * @param losses one per iteration; not-a-number where a fit failed
     * @param initial how many iterations sampled the space at first; they are shaded
     * @return the loss and the lowest so far against the iteration
     */
    public static Figure lossConvergence(Values losses, int initial) {
        return ConvergencePlot.loss(losses, initial);
    }

    /**
     * How did the loss fall over a sweep?
     *
     * @param sweep its result; failed trials leave gaps
     * @return the loss and the lowest so far against the iteration
     */
    public static Figure lossConvergence(SweepResult sweep) {
        Values losses = Values.of(sweep.trials().stream().map(Trial::loss).toList());
        return lossConvergence(losses, sweep.initial());
    }

    /**
     * What does the loss do along each hyperparameter, and in every pair of them, averaged over the others? On the diagonal the
     * mean of the surrogate with one standard deviation, below it the mean over two hyperparameters as colours, with the trials as
     * points and a star at the best. At most six hyperparameters are shown, those that matter most.
     *
     * @param sweep its result, with two or more trials that did not fail
     * @return a triangle of panels
     */
    public static Figure partialDependence(SweepResult sweep) {
        return HyperparameterMatrix.dependence(sweep);
    }

    /**
     * Which hyperparameters matter?
     *
     * @param sweep its result, with two or more trials that did not fail
     * @return bars, the largest first
     */
    public static Figure importance(SweepResult sweep) {
        Map<String, Double> shares = new LinkedHashMap<>();
        sweep.analysis()
                .importance()
                .forEach((name, share) -> shares.put(sweep.shortName(name), share));
        return importance(shares);
    }

    /**
     * Which hyperparameters matter?
     *
     * @param analysis of the optimiser
     * @return bars, the largest first
     */
    public static Figure importance(Analysis analysis) {
        return importance(analysis.importance());
    }

    /**
     * Where a sweep has looked: on the diagonal how often each value was tried, below it in which order pairs of values were, with
     * a star at the best. At most six hyperparameters are shown.
     *
     * @param sweep a finished or interrupted sweep
     * @return the figure
     */
    public static Figure evaluations(SweepResult sweep) {
        return HyperparameterMatrix.evaluations(sweep);
    }

    /**
     * The loss of a sweep's trials against the cost of evaluating their potentials, with the best compromises joined.
     *
     * @param sweep a sweep for {@link io.github.acetune.sweep.Sweep#lossAndCost}
     * @return the figure
     */
    public static Figure paretoFront(SweepResult sweep) {
        return ExploredPoints.pareto(sweep);
    }

    /**
     * Errors on the validation data before and after upfits: the bars of figure 3 of the paper.
     *
     * @param upfits usually of the best initial and the best optimised trial
     * @param initial how many trials of the sweep were initial
     * @return the figure
     */
    public static Figure upfits(List<Upfit> upfits, int initial) {
        return ExploredPoints.upfits(upfits, initial);
    }

    /**
     * Which hyperparameters go with a low loss? Each trial is a line across the axes of its hyperparameters.
     *
     * @param hyperparameters one axis each, one value per trial
     * @param losses one per trial; the colour
     * @return parallel coordinates
     */
    public static Figure parallelCoordinates(
            List<ParallelCoordinates.Coordinate> hyperparameters, Values losses) {
        int width = Math.clamp(220 + 110L * (hyperparameters.size() + 1), 640, 1200);
        List<ParallelCoordinates.Coordinate> axes = new ArrayList<>(hyperparameters);
        axes.add(coordinate("loss", losses));
        // By rank: a few fits that went wrong would else take all the colours.
        Shade shade = new Shade(ranks(losses), "Rank by loss", ColourScale.HIGHLIGHT);
        return Figure.of(Panel.of(new ParallelCoordinates(axes, shade))).size(width, 400);
    }

    /**
     * Which hyperparameters go with a low loss?
     *
     * @param sweep its result; failed trials are left out, hyperparameters without effect in a trial lie at "–"
     * @return parallel coordinates
     */
    public static Figure parallelCoordinates(SweepResult sweep) {
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
        return coordinate(name, Values.of(numbers.asDoubleArray()));
    }

    /** The lowest loss has rank 1; trials that failed have none. */
    private static Values ranks(Values losses) {
        double[] sorted = losses.stream().filter(Double::isFinite).sorted().toArray();
        return losses.map(
                loss -> Double.isFinite(loss) ? 1 + Arrays.binarySearch(sorted, loss) : Double.NaN);
    }

    private static ParallelCoordinates.Coordinate coordinate(String name, Values values) {
        double low = values.stream().filter(Double::isFinite).min().orElse(0);
        double high = values.stream().filter(Double::isFinite).max().orElse(0);
        return low > 0 && high > WIDE * low
                ? ParallelCoordinates.Coordinate.logarithmic(name, values)
                : ParallelCoordinates.Coordinate.numbers(name, values);
    }

    /**
     * What does the loss do along each hyperparameter, averaged over the others?
     *
     * @param analysis of the optimiser
     * @return one panel per hyperparameter
     */
    public static Figure partialDependence(Analysis analysis) {
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

    /**
     * What does the loss do along one hyperparameter, averaged over the others?
     *
     * @param curves by hyperparameter: its name, values, mean loss and standard deviation of the surrogate
     * @return one panel per hyperparameter
     */
    public static Figure partialDependence(List<Curve> curves) {
        Panel[] panels = curves.stream().map(SweepPlots::dependence).toArray(Panel[]::new);
        return Figure.grid(Math.min(3, panels.length), panels);
    }

    /**
     * Which hyperparameters matter?
     *
     * @param importances share of the loss' variance by hyperparameter, 0 to 1
     * @return bars, the largest first
     */
    public static Figure importance(Map<String, Double> importances) {
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
