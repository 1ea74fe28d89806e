package io.github.acetune.plot;

import io.github.acetune.plot.SvgCanvas.Anchor;
import java.util.List;

/** Draws the box, ticks, labels, grid and colour bar of a panel. */
final class SvgAxes {
    static final double FONT = 12;
    private static final double TITLE_FONT = 13;
    private static final double TICK = 5;
    private static final int LONGEST_NAME = 22;

    private final SvgCanvas canvas;
    private final SvgTheme theme;

    SvgAxes(SvgCanvas canvas, SvgTheme theme) {
        this.canvas = canvas;
        this.theme = theme;
    }

    double leftMargin(Scale y, double height) {
        double widest =
                y.ticks(wantedY(height - 50)).labels().stream()
                        .mapToDouble(label -> TextWidth.of(cut(label), FONT))
                        .max()
                        .orElse(0);
        return 12 + (y.axis().label().isEmpty() ? 0 : 22) + widest + TICK + 5;
    }

    double bottomMargin(Scale x, double width) {
        double title = x.axis().label().isEmpty() ? 8 : 30;
        return TICK + 16 + title + (slanted(x, width) ? slantedHeight(x) - 12 : 0);
    }

    void grid(PlotArea area) {
        if (area.x().axis().scale() != AxisScale.CATEGORY) {
            for (double place : area.x().ticks(wantedX(area.width())).places()) {
                double x = area.pixelX(place);
                canvas.line(x, area.top(), x, area.bottom(), "rgba(127,127,127,0.18)", 1, "");
            }
        }
        if (area.y().axis().scale() != AxisScale.CATEGORY) {
            for (double place : area.y().ticks(wantedY(area.height())).places()) {
                double y = area.pixelY(place);
                canvas.line(area.left(), y, area.right(), y, "rgba(127,127,127,0.18)", 1, "");
            }
        }
    }

    void box(PlotArea area, boolean labelsX) {
        canvas.rectangle(area.left(), area.top(), area.width(), area.height(), "none", theme.ink());
        horizontalTicks(area, labelsX);
        verticalTicks(area);
        if (labelsX && !area.x().axis().label().isEmpty()) {
            double lift = bottomMargin(area.x(), area.width()) - 12;
            canvas.text(
                    area.left() + area.width() / 2,
                    area.bottom() + lift,
                    area.x().axis().label(),
                    TITLE_FONT,
                    Anchor.MIDDLE,
                    theme.ink());
        }
        verticalTitle(area);
    }

    boolean hasColourBar(Panel panel) {
        return panel.traces().stream()
                .anyMatch(t ->
                        t instanceof Heatmap
                                || (t instanceof Scatter scatter && scatter.shade().visible()));
    }

    void colourBar(Panel panel, PlotArea area) {
        for (Trace trace : panel.traces()) {
            if (trace instanceof Scatter scatter && scatter.shade().visible()) {
                colourBar(scatter.shade(), area.right() + 12, area.top(), area.height());
            } else if (trace instanceof Heatmap heatmap) {
                Shade shade = new Shade(heatmap.values(), heatmap.title(), heatmap.scale());
                colourBar(shade, area.right() + 12, area.top(), area.height());
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
        double x = left + 18 + widest + 13;
        turned(x, top + height / 2, shade.title(), 12);
    }

    private void horizontalTicks(PlotArea area, boolean labelled) {
        Ticks ticks = area.x().ticks(wantedX(area.width()));
        boolean slanted = slanted(area.x(), area.width());
        for (double place : ticks.minor()) {
            double x = area.pixelX(place);
            canvas.line(x, area.bottom(), x, area.bottom() + 3, theme.ink(), 0.8, "");
        }
        for (int i = 0; i < ticks.places().size(); i++) {
            double x = area.pixelX(ticks.places().get(i));
            canvas.line(x, area.bottom(), x, area.bottom() + TICK, theme.ink(), 1, "");
            if (!labelled) {
                continue;
            }
            String label = cut(ticks.labels().get(i));
            if (slanted) {
                double y = area.bottom() + TICK + 10;
                String turn =
                        "transform=\"rotate(-35 "
                                + SvgCanvas.number(x)
                                + " "
                                + SvgCanvas.number(y)
                                + ")\"";
                canvas.text(x + 2, y, label, FONT, Anchor.END, theme.ink(), turn);
            } else {
                canvas.text(x, area.bottom() + TICK + 13, label, FONT, Anchor.MIDDLE, theme.ink());
            }
        }
    }

    private void verticalTicks(PlotArea area) {
        Ticks ticks = area.y().ticks(wantedY(area.height()));
        for (double place : ticks.minor()) {
            double y = area.pixelY(place);
            canvas.line(area.left() - 3, y, area.left(), y, theme.ink(), 0.8, "");
        }
        for (int i = 0; i < ticks.places().size(); i++) {
            double y = area.pixelY(ticks.places().get(i));
            canvas.line(area.left() - TICK, y, area.left(), y, theme.ink(), 1, "");
            String label = cut(ticks.labels().get(i));
            canvas.text(area.left() - TICK - 4, y + 4.2, label, FONT, Anchor.END, theme.ink());
        }
    }

    private void verticalTitle(PlotArea area) {
        String title = area.y().axis().label();
        if (!title.isEmpty()) {
            List<String> labels = area.y().ticks(wantedY(area.height())).labels();
            double widest =
                    labels.stream()
                            .mapToDouble(label -> TextWidth.of(cut(label), FONT))
                            .max()
                            .orElse(0);
            double size =
                    Math.min(
                            TITLE_FONT,
                            TITLE_FONT * (area.height() + 40) / TextWidth.of(title, TITLE_FONT));
            turned(
                    area.left() - TICK - 4 - widest - 11,
                    area.top() + area.height() / 2,
                    title,
                    size);
        }
    }

    private void turned(double x, double y, String text, double size) {
        String turn =
                "transform=\"rotate(-90 " + SvgCanvas.number(x) + " " + SvgCanvas.number(y) + ")\"";
        canvas.text(x, y, text, size, Anchor.MIDDLE, theme.ink(), turn);
    }

    private static boolean slanted(Scale x, double width) {
        return x.axis().scale() == AxisScale.CATEGORY
                && x.names().stream()
                        .anyMatch(n -> TextWidth.of(cut(n), FONT) + 6 > width / x.names().size());
    }

    private static double slantedHeight(Scale x) {
        double widest =
                x.names().stream().mapToDouble(n -> TextWidth.of(cut(n), FONT)).max().orElse(0);
        return widest * Math.sin(Math.toRadians(35)) + FONT;
    }

    private static String cut(String label) {
        return label.length() <= LONGEST_NAME ? label : label.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static int wantedX(double width) {
        return (int) Math.max(2, width / 72);
    }

    private static int wantedY(double height) {
        return (int) Math.max(2, height / 48);
    }
}
