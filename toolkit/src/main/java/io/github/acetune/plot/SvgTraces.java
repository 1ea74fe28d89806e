package io.github.acetune.plot;

import io.github.acetune.plot.SvgCanvas.HalfPixel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws the series of a panel. */
final class SvgTraces {
    /** Above this many points a series is drawn as one path of dots, thinned to what can be told apart. */
    private static final int MANY = 150;

    private final SvgCanvas canvas;
    private final SvgTheme theme;
    private final PlotArea area;

    SvgTraces(SvgCanvas canvas, SvgTheme theme, PlotArea area) {
        this.canvas = canvas;
        this.theme = theme;
        this.area = area;
    }

    void draw(List<Trace> traces) {
        List<Bar> bars =
                traces.stream().filter(Bar.class::isInstance).map(Bar.class::cast).toList();
        for (Trace trace : traces) {
            switch (trace) {
                case Scatter scatter -> scatter(scatter);
                case Area spread -> spread(spread);
                case Bar bar ->
                        new SvgBars(canvas, theme, area).draw(bar, bars.indexOf(bar), bars.size());
                case Histogram histogram -> new SvgBars(canvas, theme, area).draw(histogram);
                case Dots dots -> dots(dots);
                case Box box -> new SvgBoxes(canvas, theme, area).draw(box);
                case Heatmap heatmap -> heatmap(heatmap);
                case Surface surface -> surface(surface);
                case ColourBar _, ParallelCoordinates _ -> {
                    // Drawn by SvgAxes and SvgParallel, beside axes or without.
                }
            }
        }
    }

    private void dots(Dots dots) {
        SvgSymbols symbols = new SvgSymbols(canvas, theme);
        for (int i = 0; i < dots.values().size(); i++) {
            double x = area.pixelX(dots.values().get(i));
            double y = area.pixelY(area.y().names().indexOf(dots.categories().get(i)));
            if (Double.isFinite(x)) {
                symbols.draw(dots.marker(), dots.marker().colour(), x, y);
            }
        }
    }

    private void scatter(Scatter scatter) {
        if (scatter.line().visible()) {
            line(scatter);
        }
        if (!scatter.error().isEmpty()) {
            errorBars(scatter);
        }
        if (scatter.marker().visible()) {
            markers(scatter);
        }
    }

    private void line(Scatter scatter) {
        LineStyle style = scatter.line();
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < scatter.x().size(); i++) {
            double x = area.pixelX(scatter.x().get(i));
            double y = area.pixelY(scatter.y().get(i));
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                down = false;
                continue;
            }
            if (down && style.step()) {
                path.append('H').append(SvgCanvas.number(x));
            }
            path.append(down ? 'L' : 'M')
                    .append(SvgCanvas.number(x))
                    .append(' ')
                    .append(SvgCanvas.number(y));
            down = true;
        }
        canvas.raw("<g stroke-opacity=\"" + Numbers.plain(style.colour().opacity(), 2) + "\">");
        canvas.path(
                path.toString(),
                "none",
                theme.css(style.colour()),
                style.width(),
                style.dash().svgPattern());
        canvas.raw("</g>");
    }

    private void errorBars(Scatter scatter) {
        String colour =
                theme.css(
                        scatter.marker().visible()
                                ? scatter.marker().colour()
                                : scatter.line().colour());
        for (int i = 0; i < scatter.x().size(); i++) {
            double x = area.pixelX(scatter.x().get(i));
            double error = scatter.error().get(i);
            double y = scatter.y().get(i);
            double top = area.pixelY(y + error);
            double bottom = area.pixelY(y - error);
            if (Double.isFinite(x) && Double.isFinite(top)) {
                // On a logarithmic axis a bar that reaches below zero runs out at the bottom.
                double end = Double.isFinite(bottom) ? bottom : area.bottom();
                canvas.line(x, top, x, end, colour, 1.2, "");
                canvas.line(x - 3, top, x + 3, top, colour, 1.2, "");
                canvas.line(x - 3, end, x + 3, end, colour, 1.2, "");
            }
        }
    }

    private void markers(Scatter scatter) {
        if (scatter.shade().visible()) {
            shadedMarkers(scatter);
        } else if (scatter.x().size() > MANY && scatter.marker().symbol() != Symbol.OPEN_CIRCLE) {
            canvas.dots(
                    distinguishable(scatter),
                    scatter.marker().size(),
                    theme.css(scatter.marker().colour()),
                    scatter.marker().colour().opacity());
        } else {
            SvgSymbols symbols = new SvgSymbols(canvas, theme);
            for (HalfPixel place : distinguishable(scatter)) {
                symbols.draw(
                        scatter.marker(),
                        scatter.marker().colour(),
                        place.x() / 2.0,
                        place.y() / 2.0);
            }
        }
    }

    private void shadedMarkers(Scatter scatter) {
        Shade shade = scatter.shade();
        double low = shade.values().stream().filter(Double::isFinite).min().orElse(0);
        double high = shade.values().stream().filter(Double::isFinite).max().orElse(1);
        SvgSymbols symbols = new SvgSymbols(canvas, theme);
        for (int i = 0; i < scatter.x().size(); i++) {
            double x = area.pixelX(scatter.x().get(i));
            double y = area.pixelY(scatter.y().get(i));
            if (Double.isFinite(x) && Double.isFinite(y)) {
                double fraction = high > low ? (shade.values().get(i) - low) / (high - low) : 0.5;
                Colour colour =
                        Double.isFinite(fraction) ? shade.scale().at(fraction) : Palette.GREY;
                symbols.draw(
                        scatter.marker(),
                        colour.withOpacity(scatter.marker().colour().opacity()),
                        x,
                        y);
            }
        }
    }

    /** The places of the points, each once. */
    private Set<HalfPixel> distinguishable(Scatter scatter) {
        Set<HalfPixel> places = new LinkedHashSet<>();
        for (int i = 0; i < scatter.x().size(); i++) {
            double x = area.pixelX(scatter.x().get(i));
            double y = area.pixelY(scatter.y().get(i));
            if (Double.isFinite(x) && Double.isFinite(y)) {
                places.add(HalfPixel.of(x, y));
            }
        }
        return places;
    }

    private void spread(Area spread) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < spread.x().size(); i++) {
            append(path, spread.x().get(i), spread.high().get(i));
        }
        for (int i = spread.x().size() - 1; i >= 0; i--) {
            append(path, spread.x().get(i), spread.low().get(i));
        }
        canvas.raw("<g fill-opacity=\"" + Numbers.plain(spread.fill().opacity(), 2) + "\">");
        canvas.path(path.append('Z').toString(), theme.css(spread.fill()), "", 0, "");
        canvas.raw("</g>");
    }

    private void append(StringBuilder path, double x, double y) {
        double pixelX = area.pixelX(x);
        double pixelY = area.pixelY(y);
        if (Double.isFinite(pixelX) && Double.isFinite(pixelY)) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(SvgCanvas.number(pixelX))
                    .append(' ')
                    .append(SvgCanvas.number(pixelY));
        }
    }

    private void surface(Surface surface) {
        double[] x = Surface.edges(surface.x(), area.x().axis().scale() == AxisScale.LOG);
        double[] y = Surface.edges(surface.y(), area.y().axis().scale() == AxisScale.LOG);
        for (int row = 0; row < surface.y().size(); row++) {
            double one = area.pixelY(y[row]);
            double other = area.pixelY(y[row + 1]);
            int first = 0;
            for (int column = 1; column <= surface.x().size(); column++) {
                int level = surface.level(row, first);
                if (column < surface.x().size() && surface.level(row, column) == level) {
                    continue;
                }
                if (level >= 0) {
                    double left = area.pixelX(x[first]);
                    canvas.rectangle(
                            left,
                            Math.min(one, other),
                            area.pixelX(x[column]) - left + 0.4,
                            Math.abs(one - other) + 0.4,
                            surface.colour(level).toHex(),
                            "");
                }
                first = column;
            }
        }
    }

    private void heatmap(Heatmap heatmap) {
        double low = heatmap.values().stream().filter(Double::isFinite).min().orElse(0);
        double high = heatmap.values().stream().filter(Double::isFinite).max().orElse(1);
        double width = area.width() / heatmap.columns().size();
        double height = area.height() / heatmap.rows().size();
        for (int row = 0; row < heatmap.rows().size(); row++) {
            for (int column = 0; column < heatmap.columns().size(); column++) {
                double value = heatmap.get(row, column);
                if (Double.isFinite(value)) {
                    double fraction = high > low ? (value - low) / (high - low) : 0.5;
                    canvas.rectangle(
                            area.left() + column * width,
                            area.top() + row * height,
                            width + 0.4,
                            height + 0.4,
                            heatmap.scale().at(fraction).toHex(),
                            "");
                }
            }
        }
    }
}
