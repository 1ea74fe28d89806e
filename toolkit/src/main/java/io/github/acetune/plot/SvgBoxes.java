package io.github.acetune.plot;

/** Draws box plots. */
final class SvgBoxes {
    private final SvgCanvas canvas;
    private final SvgTheme theme;
    private final PlotArea area;

    SvgBoxes(SvgCanvas canvas, SvgTheme theme, PlotArea area) {
        this.canvas = canvas;
        this.theme = theme;
        this.area = area;
    }

    void draw(Box box) {
        double[] sorted = box.values().stream().filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return;
        }
        int place = area.x().names().indexOf(box.name());
        double middle = area.pixelX(place);
        double half = (area.pixelX(place + 0.3) - middle);
        double low = Quantiles.of(sorted, 0.25);
        double high = Quantiles.of(sorted, 0.75);
        double reach = 1.5 * (high - low);
        double whiskerLow = low;
        double whiskerHigh = high;
        String colour = theme.css(box.colour());
        for (double value : sorted) {
            if (value >= low - reach && value <= high + reach) {
                whiskerLow = Math.min(whiskerLow, value);
                whiskerHigh = Math.max(whiskerHigh, value);
            } else {
                new SvgSymbols(canvas, theme)
                        .draw(
                                MarkerStyle.of(box.colour()).size(3),
                                box.colour(),
                                middle,
                                area.pixelY(value));
            }
        }
        whisker(middle, half, high, whiskerHigh, colour);
        whisker(middle, half, low, whiskerLow, colour);
        double top = area.pixelY(high);
        canvas.raw("<g fill-opacity=\"0.3\" stroke-width=\"1.4\">");
        canvas.rectangle(middle - half, top, 2 * half, area.pixelY(low) - top, colour, colour);
        canvas.raw("</g>");
        double median = area.pixelY(Quantiles.of(sorted, 0.5));
        canvas.line(middle - half, median, middle + half, median, colour, 2, "");
    }

    private void whisker(double middle, double half, double from, double to, String colour) {
        canvas.line(middle, area.pixelY(from), middle, area.pixelY(to), colour, 1.4, "");
        canvas.line(
                middle - half / 2,
                area.pixelY(to),
                middle + half / 2,
                area.pixelY(to),
                colour,
                1.4,
                "");
    }
}
