package io.github.acetune.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Errors along one hyperparameter, and beside them the model at the value that the slider has chosen. */
final class ScanPlot {
    private static final double MILLI = 1000;

    private final Scan scan;
    private final Values values;

    ScanPlot(Scan scan) {
        this.scan = scan;
        this.values = Values.of(scan.steps().stream().mapToDouble(Scan.Step::value).toArray());
    }

    Figure figure() {
        int shown = scan.best();
        Panel energy = errors(Axis.of("Energy RMSE", "meV/atom"), energies(shown));
        Panel force = errors(Axis.of("Force RMSE", "meV/Å"), forces(shown));
        Panel view =
                Panel.of(scan.viewX(), scan.viewY())
                        .with(view(scan.steps().get(shown)).toArray(Trace[]::new));
        List<Animation.Frame> frames =
                IntStream.range(0, values.size()).mapToObj(this::frame).toList();
        return Figure.grid(3, energy, force, view)
                .size(1080, 430)
                .animated(new Animation(label(), frames, shown));
    }

    private String label() {
        return scan.unit().isEmpty()
                ? scan.hyperparameter()
                : scan.hyperparameter() + " (" + scan.unit() + ")";
    }

    private Animation.Frame frame(int step) {
        List<Trace> traces = new ArrayList<>(energies(step));
        traces.addAll(forces(step));
        traces.addAll(view(scan.steps().get(step)));
        return new Animation.Frame(text(values.get(step)), traces);
    }

    /** A value as one would write it. */
    private static String text(double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private Panel errors(Axis axis, List<Trace> traces) {
        return Panel.of(Axis.of(scan.hyperparameter(), scan.unit()), axis)
                .with(traces.toArray(Trace[]::new));
    }

    private List<Trace> energies(int step) {
        return traces(step, s -> s.train().energyRmse(), s -> s.validation().energyRmse());
    }

    private List<Trace> forces(int step) {
        return traces(step, s -> s.train().forceRmse(), s -> s.validation().forceRmse());
    }

    private List<Trace> traces(
            int step, ToDoubleFunction<Scan.Step> train, ToDoubleFunction<Scan.Step> validation) {
        Values held = column(validation);
        MarkerStyle ring = MarkerStyle.of(Palette.INK).symbol(Symbol.OPEN_CIRCLE).size(13);
        return List.of(
                curve("training", column(train), Palette.BLUE, Symbol.OPEN_CIRCLE),
                curve("validation", held, Palette.VERMILLION, Symbol.CIRCLE),
                Scatter.points(
                        "shown on the right",
                        Values.of(values.get(step)),
                        Values.of(held.get(step)),
                        ring));
    }

    private Scatter curve(String name, Values errors, Colour colour, Symbol symbol) {
        return Scatter.points(name, values, errors, MarkerStyle.of(colour).symbol(symbol))
                .withLine(LineStyle.of(colour).width(1.6));
    }

    private Values column(ToDoubleFunction<Scan.Step> part) {
        return Values.of(scan.steps().stream().mapToDouble(part).toArray()).times(MILLI);
    }

    private List<Trace> view(Scan.Step step) {
        List<Trace> lines = new ArrayList<>();
        for (int i = 0; i < step.view().size(); i++) {
            PointGroup line = step.view().get(i);
            Colour colour = LinePlots.ordered(i, step.view().size());
            lines.add(Scatter.line("", line.x(), line.y(), LineStyle.of(colour)));
        }
        return lines;
    }
}
