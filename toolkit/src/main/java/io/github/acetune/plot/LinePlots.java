package io.github.acetune.plot;

import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.RadialFunctions;
import io.github.acetune.fit.FitStep;
import io.github.acetune.fit.SizePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Lines: histories of fits, learning curves, radial functions. */
final class LinePlots {
    private LinePlots() {}

    static Figure fitHistory(Map<String, Values> parts) {
        Panel panel = Panel.of(Axis.integers("Iteration of the fit"), Axis.of("Loss").log());
        int series = 0;
        for (Map.Entry<String, Values> part : parts.entrySet()) {
            Colour colour = series == 0 ? Palette.INK : Palette.series(series - 1);
            LineStyle line = LineStyle.of(colour).width(series == 0 ? 2.2 : 1.6);
            panel =
                    panel.with(
                            Scatter.line(
                                    part.getKey(),
                                    Values.counting(0, part.getValue().size()),
                                    part.getValue(),
                                    line));
            series++;
        }
        return Figure.of(panel);
    }

    /** The loss of each step and its parts, without those that are zero or unknown throughout. */
    static Map<String, Values> parts(List<FitStep> steps) {
        Map<String, Values> parts = new LinkedHashMap<>();
        put(parts, "loss", steps, step -> step.loss().total());
        put(parts, "energies", steps, step -> step.loss().energy());
        put(parts, "forces", steps, step -> step.loss().forces());
        put(parts, "virials", steps, step -> step.loss().virial());
        put(parts, "regularisation", steps, step -> step.loss().total() - step.loss().data());
        put(parts, "loss on validation data", steps, FitStep::validationLoss);
        return parts;
    }

    private static void put(
            Map<String, Values> parts,
            String name,
            List<FitStep> steps,
            ToDoubleFunction<FitStep> part) {
        double[] values = steps.stream().mapToDouble(part).toArray();
        if (Arrays.stream(values).anyMatch(value -> value > 0)) {
            parts.put(name, Values.of(values));
        }
    }

    /** The radial basis functions g_k of a bond from where no two atoms come closer to a little beyond its cutoff. */
    static List<PointGroup> sampled(Bond bond) {
        RadialFunctions functions = RadialFunctions.of(bond);
        Values distances = Values.linear(0.18 * bond.cutoff(), 1.05 * bond.cutoff(), 300);
        double[][] columns = new double[functions.size()][distances.size()];
        double[] values = new double[functions.size()];
        double[] derivatives = new double[functions.size()];
        for (int i = 0; i < distances.size(); i++) {
            functions.evaluate(distances.get(i), values, derivatives);
            for (int k = 0; k < values.length; k++) {
                columns[k][i] = values[k];
            }
        }
        List<PointGroup> groups = new ArrayList<>();
        for (int k = 0; k < columns.length; k++) {
            groups.add(new PointGroup("k = " + (k + 1), distances, Values.of(columns[k])));
        }
        return groups;
    }

    static Figure learningCurve(String size, String error, String unit, List<Curve> curves) {
        Panel panel = Panel.of(Axis.of(size).log(), Axis.of(error, unit).log());
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            Colour colour = Palette.series(i);
            panel =
                    panel.with(
                            Scatter.points(
                                            curve.name(),
                                            curve.x(),
                                            curve.mean(),
                                            MarkerStyle.of(colour)
                                                    .symbol(
                                                            Palette.SYMBOLS.get(
                                                                    i % Palette.SYMBOLS.size())))
                                    .withLine(LineStyle.of(colour))
                                    .withErrors(curve.spread()));
        }
        return Figure.of(panel);
    }

    static Figure radialFunctions(List<PointGroup> functions, double cutoff) {
        LineStyle guide = LineStyle.of(Palette.GREY).width(1.2).dash(Dash.DASHED);
        Panel panel =
                Panel.of(Axis.of("Distance", "Å"), Axis.of("Radial function"))
                        .with(new Mark.Guide(Mark.Direction.VERTICAL, cutoff, guide, "cutoff"));
        for (int i = 0; i < functions.size(); i++) {
            PointGroup function = functions.get(i);
            Colour colour = ordered(i, functions.size());
            panel =
                    panel.with(
                            Scatter.line(
                                    function.name(),
                                    function.x(),
                                    function.y(),
                                    LineStyle.of(colour)));
        }
        return Figure.of(panel);
    }

    /** The radial functions of several bonds, one per position of a slider; all need as many functions. */
    static Figure radialFunctions(String parameter, Map<String, Bond> bonds) {
        double cutoff = bonds.values().stream().mapToDouble(Bond::cutoff).max().orElseThrow();
        List<Animation.Frame> frames = new ArrayList<>();
        bonds.forEach((label, bond) -> {
            Figure one = radialFunctions(sampled(bond), cutoff);
            frames.add(new Animation.Frame(label, one.panels().getFirst().traces()));
        });
        Bond first = bonds.values().iterator().next();
        return radialFunctions(sampled(first), cutoff).animated(new Animation(parameter, frames));
    }

    /** The colour of one of several lines in an order: few stand apart, many form a scale. */
    static Colour ordered(int index, int count) {
        // The ends of the scale are too light for thin lines on white and too dark for them on
        // black.
        return count <= Palette.SERIES.size()
                ? Palette.series(index)
                : ColourScale.VIRIDIS.at(0.15 + 0.75 * index / (count - 1));
    }

    static Figure sizePath(SizePath path) {
        Values sizes = sizes(path, SizePath.Point::functions);
        LineStyle guide = LineStyle.of(Palette.GREY).width(1.2).dash(Dash.DASHED);
        double chosen = path.chosen().functions();
        Panel losses =
                Panel.of(Axis.of("Number of functions").log(), Axis.of("Loss").log())
                        .with(new Mark.Guide(Mark.Direction.VERTICAL, chosen, guide, "chosen size"))
                        .with(
                                Scatter.line(
                                        "training",
                                        sizes,
                                        sizes(path, SizePath.Point::trainLoss),
                                        LineStyle.of(Palette.series(0))))
                        .with(
                                Scatter.line(
                                        "validation",
                                        sizes,
                                        sizes(path, SizePath.Point::validationLoss),
                                        LineStyle.of(Palette.series(1))));
        Panel evidence =
                Panel.of(Axis.of("Number of functions").log(), Axis.of("Log-evidence", "nats"))
                        .with(
                                Scatter.line(
                                        "log-evidence",
                                        sizes,
                                        sizes(path, SizePath.Point::logEvidence),
                                        LineStyle.of(Palette.series(2))));
        return Figure.grid(1, losses, evidence);
    }

    private static Values sizes(SizePath path, ToDoubleFunction<SizePath.Point> value) {
        return Values.of(path.points().stream().mapToDouble(value).toArray());
    }
}
