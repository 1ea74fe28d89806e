package io.github.acetune.plot;

import java.util.List;
import java.util.Map;

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
            // The ends of the scale are too light for thin lines on white and too dark for them on
            // black.
            Colour colour =
                    functions.size() <= Palette.SERIES.size()
                            ? Palette.series(i)
                            : ColourScale.VIRIDIS.at(0.15 + 0.75 * i / (functions.size() - 1));
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
}
