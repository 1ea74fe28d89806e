package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the guides, bands, notes and title of a panel as Plotly's shapes and annotations. */
final class PlotlyMarks {
    private final String suffix;
    private final Scale x;
    private final Scale y;
    private final List<Object> shapes = new ArrayList<>();
    private final List<Object> annotations = new ArrayList<>();

    PlotlyMarks(Panel panel, String suffix, Scale x, Scale y) {
        this.suffix = suffix;
        this.x = x;
        this.y = y;
        if (!panel.title().isEmpty() && panel.hasAxes()) {
            annotations.add(annotation(panel.title(), Mark.Corner.TOP_LEFT, 13, 0, 20));
        }
        panel.marks().forEach(this::add);
    }

    List<Object> shapes() {
        return shapes;
    }

    List<Object> annotations() {
        return annotations;
    }

    private void add(Mark mark) {
        switch (mark) {
            case Mark.Band band -> addBand(band);
            case Mark.Guide guide -> addGuide(guide);
            case Mark.Note note ->
                    annotations.add(annotation(note.text(), note.corner(), 12, 8, -6));
        }
    }

    private void addBand(Mark.Band band) {
        shapes.add(
                Json.object(
                        "type",
                        "rect",
                        "layer",
                        "below",
                        "xref",
                        "x" + suffix,
                        "yref",
                        "y" + suffix + " domain",
                        "x0",
                        Math.max(band.from(), x.low()),
                        "x1",
                        Math.min(band.to(), x.high()),
                        "y0",
                        0,
                        "y1",
                        1,
                        "fillcolor",
                        band.fill().toCss(),
                        "line",
                        Json.object("width", 0)));
        if (!band.label().isEmpty()) {
            annotations.add(
                    Json.object(
                            "text",
                            PlotlyTraces.escape(band.label()),
                            "xref",
                            "x" + suffix,
                            "yref",
                            "y" + suffix + " domain",
                            "x",
                            (Math.max(band.from(), x.low()) + Math.min(band.to(), x.high())) / 2,
                            "y",
                            1,
                            "yanchor",
                            "top",
                            "showarrow",
                            false,
                            "font",
                            Json.object("size", 11, "color", Palette.GREY.toHex())));
        }
    }

    private void addGuide(Mark.Guide guide) {
        Map<String, Object> shape =
                Json.object(
                        "type",
                        "line",
                        "layer",
                        guide.direction() == Mark.Direction.DIAGONAL ? "between" : "below",
                        "xref",
                        "x"
                                + suffix
                                + (guide.direction() == Mark.Direction.HORIZONTAL ? " domain" : ""),
                        "yref",
                        "y"
                                + suffix
                                + (guide.direction() == Mark.Direction.VERTICAL ? " domain" : ""),
                        "line",
                        PlotlyTraces.line(guide.line()));
        switch (guide.direction()) {
            case HORIZONTAL -> ends(shape, 0, guide.at(), 1, guide.at());
            case VERTICAL -> ends(shape, guide.at(), 0, guide.at(), 1);
            case DIAGONAL -> {
                double low = Math.max(x.low(), y.low());
                double high = Math.min(x.high(), y.high());
                ends(shape, low, low, high, high);
            }
        }
        if (!guide.label().isEmpty()) {
            shape.put(
                    "label",
                    Json.object(
                            "text",
                            PlotlyTraces.escape(guide.label()),
                            "textposition",
                            "end",
                            "font",
                            Json.object("size", 11)));
        }
        shapes.add(shape);
    }

    private static void ends(
            Map<String, Object> shape, double x0, double y0, double x1, double y1) {
        shape.put("x0", x0);
        shape.put("y0", y0);
        shape.put("x1", x1);
        shape.put("y1", y1);
    }

    private Map<String, Object> annotation(
            String text, Mark.Corner corner, int size, int inset, int lift) {
        boolean left = corner == Mark.Corner.TOP_LEFT || corner == Mark.Corner.BOTTOM_LEFT;
        boolean top = corner == Mark.Corner.TOP_LEFT || corner == Mark.Corner.TOP_RIGHT;
        return Json.object(
                "text",
                PlotlyTraces.escape(text).replace("\n", "<br>"),
                "xref",
                "x" + suffix + " domain",
                "yref",
                "y" + suffix + " domain",
                "x",
                left ? 0 : 1,
                "y",
                top ? 1 : 0,
                "xanchor",
                left ? "left" : "right",
                "yanchor",
                top ? "top" : "bottom",
                "xshift",
                left ? inset : -inset,
                "yshift",
                top ? lift : -lift,
                "align",
                left ? "left" : "right",
                "showarrow",
                false,
                "font",
                Json.object("size", size));
    }
}
