package io.github.acetune.plot;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a sweep has learnt about its hyperparameters. */
final class SweepPlots {
    private SweepPlots() {}

    static Figure parallelCoordinates(
            List<ParallelCoordinates.Coordinate> hyperparameters, Values losses) {
        int width = Math.clamp(220 + 110L * hyperparameters.size(), 640, 1200);
        // Dark is low, and so good: the lines that matter stand out on paper.
        Shade shade = new Shade(losses, "Loss", ColourScale.VIRIDIS);
        return Figure.of(Panel.of(new ParallelCoordinates(hyperparameters, shade)))
                .size(width, 400);
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
