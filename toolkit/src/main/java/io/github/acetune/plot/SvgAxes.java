package io.github.acetune.plot;

import io.github.acetune.plot.SvgCanvas.Anchor;

/** Draws the box, ticks, labels, grid and colour bar of a panel. */
final class SvgAxes {
    private final SvgCanvas canvas;
    private final SvgTheme theme;

    SvgAxes(SvgCanvas canvas, SvgTheme theme) {
        this.canvas = canvas;
        this.theme = theme;
    }

    /**
     * The faint grid.
     *
     * @param lines whether categories on the vertical axis have lines too
     */
    void grid(PlotArea area, boolean lines) {
        if (area.x().axis().scale() != AxisScale.CATEGORY) {
            for (double place : area.x().ticks(AxisLabels.wantedX(area.width())).places()) {
                double x = area.pixelX(place);
                canvas.line(x, area.top(), x, area.bottom(), "rgba(127,127,127,0.18)", 1, "");
            }
        }
        if (area.y().axis().scale() != AxisScale.CATEGORY || lines) {
            for (double place : area.y().ticks(AxisLabels.wantedY(area.height())).places()) {
                double y = area.pixelY(place);
                canvas.line(area.left(), y, area.right(), y, "rgba(127,127,127,0.18)", 1, "");
            }
        }
    }

    /** The frame with its ticks and titles. */
    void box(PanelLayout layout, Grid grid, int panel) {
        PlotArea area = layout.area(panel);
        canvas.rectangle(area.left(), area.top(), area.width(), area.height(), "none", theme.ink());
        horizontalTicks(area, grid.labelsX(panel), layout.slanted(panel));
        verticalTicks(area, grid.labelsY(panel));
        if (grid.labelsX(panel)) {
            double lift = layout.roomX(panel) - 12;
            String title = area.x().axis().label();
            canvas.text(
                    area.left() + area.width() / 2,
                    area.bottom() + lift,
                    title,
                    fitting(title, area.width() + 60),
                    Anchor.MIDDLE,
                    theme.ink());
        }
        if (grid.titlesY(panel)) {
            String title = area.y().axis().label();
            turned(
                    area.left() - layout.titleDistance(panel),
                    area.top() + area.height() / 2,
                    title,
                    fitting(title, area.height() + 40));
        }
    }

    void colourBar(Panel panel, PlotArea area) {
        for (Trace trace : panel.traces()) {
            if (trace instanceof Scatter scatter && scatter.shade().explained()) {
                colourBar(scatter.shade(), area.right() + 12, area.top(), area.height());
            } else if (trace instanceof Heatmap heatmap) {
                Shade shade = new Shade(heatmap.values(), heatmap.title(), heatmap.scale());
                colourBar(shade, area.right() + 12, area.top(), area.height());
            } else if (trace instanceof ColourBar bar) {
                colourBar(bar.shade(), area.right() + 12, area.top(), area.height());
            }
        }
    }

    void colourBar(Shade shade, double left, double top, double height) {
        double low = shade.values().stream().filter(Double::isFinite).min().orElse(0);
        double high = shade.values().stream().filter(Double::isFinite).max().orElse(1);
        int steps = 40;
        for (int i = 0; i < steps; i++) {
            String colour = shade.scale().at((i + 0.5) / steps).toHex();
            double y = top + height * (1 - (i + 1.0) / steps);
            // A little overlap hides the seams between the steps.
            canvas.rectangle(left, y, 12, height / steps + (i == 0 ? 0 : 0.6), colour, "");
        }
        double widest = 0;
        if (high > low) {
            Ticks ticks = Ticks.linear(low, high, 5, false);
            for (int i = 0; i < ticks.places().size(); i++) {
                double y = top + height * (1 - (ticks.places().get(i) - low) / (high - low));
                String label = ticks.labels().get(i);
                widest = Math.max(widest, TextWidth.of(label, 11));
                canvas.line(left + 12, y, left + 15, y, theme.ink(), 1, "");
                canvas.text(left + 18, y + 4, label, 11, Anchor.START, theme.ink());
            }
        }
        double x = left + 18 + widest + 17;
        turned(x, top + height / 2, shade.title(), 12);
    }

    private void horizontalTicks(PlotArea area, boolean labelled, boolean slanted) {
        Ticks ticks = area.x().ticks(AxisLabels.wantedX(area.width()));
        for (double place : ticks.minor()) {
            double x = area.pixelX(place);
            canvas.line(x, area.bottom(), x, area.bottom() + 3, theme.ink(), 0.8, "");
        }
        for (int i = 0; i < ticks.places().size(); i++) {
            double x = area.pixelX(ticks.places().get(i));
            canvas.line(x, area.bottom(), x, area.bottom() + AxisLabels.TICK, theme.ink(), 1, "");
            if (!labelled) {
                continue;
            }
            String label = AxisLabels.cut(ticks.labels().get(i));
            if (slanted) {
                double y = area.bottom() + AxisLabels.TICK + 10;
                String turn =
                        "transform=\"rotate(-35 "
                                + SvgCanvas.number(x)
                                + " "
                                + SvgCanvas.number(y)
                                + ")\"";
                canvas.text(x + 2, y, label, AxisLabels.FONT, Anchor.END, theme.ink(), turn);
            } else {
                canvas.text(
                        x,
                        area.bottom() + AxisLabels.TICK + 13,
                        label,
                        AxisLabels.FONT,
                        Anchor.MIDDLE,
                        theme.ink());
            }
        }
    }

    private void verticalTicks(PlotArea area, boolean labelled) {
        Ticks ticks = area.y().ticks(AxisLabels.wantedY(area.height()));
        for (double place : ticks.minor()) {
            double y = area.pixelY(place);
            canvas.line(area.left() - 3, y, area.left(), y, theme.ink(), 0.8, "");
        }
        for (int i = 0; i < ticks.places().size(); i++) {
            double y = area.pixelY(ticks.places().get(i));
            canvas.line(area.left() - AxisLabels.TICK, y, area.left(), y, theme.ink(), 1, "");
            if (!labelled) {
                continue;
            }
            String label = AxisLabels.cut(ticks.labels().get(i));
            canvas.text(
                    area.left() - AxisLabels.TICK - 4,
                    y + 4.2,
                    label,
                    AxisLabels.FONT,
                    Anchor.END,
                    theme.ink());
        }
    }

    /** The size of a title, smaller where it would be longer than its axis. */
    private static double fitting(String title, double length) {
        double full = TextWidth.of(title, AxisLabels.TITLE_FONT);
        return full <= length ? AxisLabels.TITLE_FONT : AxisLabels.TITLE_FONT * length / full;
    }

    private void turned(double x, double y, String text, double size) {
        String turn =
                "transform=\"rotate(-90 " + SvgCanvas.number(x) + " " + SvgCanvas.number(y) + ")\"";
        canvas.text(x, y, text, size, Anchor.MIDDLE, theme.ink(), turn);
    }
}
