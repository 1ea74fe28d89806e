package io.github.acetune.plot;

import java.util.List;

/** Draws the legend of a static picture. */
final class SvgLegend {
    private final SvgCanvas canvas;
    private final SvgTheme theme;

    SvgLegend(SvgCanvas canvas, SvgTheme theme) {
        this.canvas = canvas;
        this.theme = theme;
    }

    void rows(Legend legend, double left, double top) {
        double y = top + Legend.ROW_HEIGHT / 2;
        for (List<Trace> row : legend.rows()) {
            double x = left;
            for (Trace entry : row) {
                entry(entry, x, y);
                x += Legend.entryWidth(entry);
            }
            y += Legend.ROW_HEIGHT;
        }
    }

    void column(Legend legend, double left, double top) {
        double y = top + Legend.ROW_HEIGHT / 2;
        for (Trace entry : legend.entries()) {
            entry(entry, left, y);
            y += Legend.ROW_HEIGHT;
        }
        if (legend.more() > 0) {
            label("and " + legend.more() + " more", left, y);
        }
    }

    private void entry(Trace trace, double x, double y) {
        switch (trace) {
            case Scatter scatter -> scatter(scatter, x, y);
            case Dots dots -> marker(dots.marker(), x, y);
            case Area area -> block(area.fill(), x, y);
            case Bar bar -> block(bar.fill(), x, y);
            case Histogram histogram -> block(histogram.fill(), x, y);
            case Box box -> block(box.colour(), x, y);
            case Heatmap _, Surface _, ColourBar _, ParallelCoordinates _ -> {
                // Their colour bar says what they show.
            }
        }
        label(Legend.label(trace), x, y);
    }

    private void label(String text, double x, double y) {
        canvas.text(x + 30, y + 4, text, Legend.FONT, SvgCanvas.Anchor.START, theme.ink());
    }

    private void scatter(Scatter scatter, double x, double y) {
        LineStyle line = scatter.line();
        if (line.visible()) {
            canvas.line(
                    x,
                    y,
                    x + 24,
                    y,
                    theme.css(line.colour()),
                    line.width(),
                    line.dash().svgPattern());
        }
        if (scatter.marker().visible()) {
            marker(scatter.marker(), x, y);
        }
    }

    private void marker(MarkerStyle marker, double x, double y) {
        new SvgSymbols(canvas, theme)
                .draw(
                        marker.size(Math.clamp(marker.size(), 6, 9)),
                        marker.colour().withOpacity(1),
                        x + 12,
                        y);
    }

    private void block(Colour fill, double x, double y) {
        canvas.raw("<g fill-opacity=\"" + Numbers.plain(fill.opacity(), 2) + "\">");
        canvas.rectangle(x + 4, y - 5, 16, 10, theme.css(fill), "");
        canvas.raw("</g>");
    }
}
