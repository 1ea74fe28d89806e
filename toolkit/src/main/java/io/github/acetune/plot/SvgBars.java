package io.github.acetune.plot;

/** Draws bars and histograms. */
final class SvgBars {
    private static final double FILLED = 0.75;

    private final SvgCanvas canvas;
    private final SvgTheme theme;
    private final PlotArea area;

    SvgBars(SvgCanvas canvas, SvgTheme theme, PlotArea area) {
        this.canvas = canvas;
        this.theme = theme;
        this.area = area;
    }

    void draw(Bar bar, int index, int count) {
        double each = FILLED / count;
        canvas.raw("<g fill-opacity=\"" + Numbers.plain(bar.fill().opacity(), 2) + "\">");
        for (int i = 0; i < bar.categories().size(); i++) {
            double value = bar.values().get(i);
            if (!Double.isFinite(value)) {
                continue;
            }
            Scale names = bar.horizontal() ? area.y() : area.x();
            double from =
                    names.names().indexOf(bar.categories().get(i)) - FILLED / 2 + index * each;
            double error = bar.error().isEmpty() ? Double.NaN : bar.error().get(i);
            if (bar.horizontal()) {
                lying(bar, from, from + each, value, error);
            } else {
                standing(bar, from, from + each, value, error);
            }
        }
        canvas.raw("</g>");
    }

    void draw(Histogram histogram) {
        int[] counts = histogram.counts();
        canvas.raw("<g fill-opacity=\"" + Numbers.plain(histogram.fill().opacity(), 2) + "\">");
        for (int i = 0; i < counts.length; i++) {
            double left = area.pixelX(histogram.from() + i * histogram.width());
            double right = area.pixelX(histogram.from() + (i + 1) * histogram.width());
            double top = area.pixelY(counts[i]);
            if (counts[i] > 0 && Double.isFinite(top)) {
                canvas.rectangle(
                        left + 0.3,
                        top,
                        right - left - 0.6,
                        base(area.pixelY(0)) - top,
                        theme.css(histogram.fill()),
                        "");
            }
        }
        canvas.raw("</g>");
    }

    private void standing(Bar bar, double from, double to, double value, double error) {
        double left = area.pixelX(from);
        double width = area.pixelX(to) - left;
        double end = area.pixelY(value);
        double base = base(area.pixelY(0));
        canvas.rectangle(
                left, Math.min(end, base), width, Math.abs(base - end), theme.css(bar.fill()), "");
        if (Double.isFinite(error)) {
            double middle = left + width / 2;
            canvas.line(
                    middle,
                    area.pixelY(value - error),
                    middle,
                    area.pixelY(value + error),
                    theme.ink(),
                    1.2,
                    "");
        }
    }

    private void lying(Bar bar, double from, double to, double value, double error) {
        // The vertical axis of names runs downwards.
        double top = area.pixelY(from);
        double height = area.pixelY(to) - top;
        double end = area.pixelX(value);
        double zero = area.pixelX(0);
        double base = Double.isFinite(zero) ? zero : area.left();
        canvas.rectangle(
                Math.min(base, end), top, Math.abs(end - base), height, theme.css(bar.fill()), "");
        if (Double.isFinite(error)) {
            double middle = top + height / 2;
            canvas.line(
                    area.pixelX(value - error),
                    middle,
                    area.pixelX(value + error),
                    middle,
                    theme.ink(),
                    1.2,
                    "");
        }
    }

    /** Bars stand on zero, which a logarithmic axis has at its end. */
    private double base(double zero) {
        return Double.isFinite(zero) ? zero : area.bottom();
    }
}
