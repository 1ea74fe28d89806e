package io.github.acetune.plot;

import static io.github.acetune.plot.Json.field;

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
                        field("type", "rect"),
                        field("layer", "below"),
                        field("xref", "x" + suffix),
                        field("yref", "y" + suffix + " domain"),
                        field("x0", Math.max(band.from(), x.low())),
                        field("x1", Math.min(band.to(), x.high())),
                        field("y0", 0),
                        field("y1", 1),
                        field("fillcolor", band.fill().toCss()),
                        field("line", Json.object(field("width", 0)))));
        if (!band.label().isEmpty()) {
            annotations.add(
                    Json.object(
                            field("text", PlotlyTraces.escape(band.label())),
                            field("xref", "x" + suffix),
                            field("yref", "y" + suffix + " domain"),
                            field(
                                    "x",
                                    (Math.max(band.from(), x.low()) + Math.min(band.to(), x.high()))
                                            / 2),
                            field("y", 1),
                            field("yanchor", "bottom"),
                            field("showarrow", false),
                            field(
                                    "font",
                                    Json.object(
                                            field("size", 11),
                                            field("color", Palette.GREY.toHex())))));
        }
    }

    private void addGuide(Mark.Guide guide) {
        Map<String, Object> shape =
                Json.object(
                        field("type", "line"),
                        field(
                                "layer",
                                guide.direction() == Mark.Direction.DIAGONAL ? "between" : "below"),
                        field(
                                "xref",
                                "x"
                                        + suffix
                                        + (guide.direction() == Mark.Direction.HORIZONTAL
                                                ? " domain"
                                                : "")),
                        field(
                                "yref",
                                "y"
                                        + suffix
                                        + (guide.direction() == Mark.Direction.VERTICAL
                                                ? " domain"
                                                : "")),
                        field("line", PlotlyTraces.line(guide.line())));
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
            annotations.add(guideLabel(guide));
        }
        shapes.add(shape);
    }

    private Map<String, Object> guideLabel(Mark.Guide guide) {
        Map<String, Object> label =
                Json.object(
                        field("text", PlotlyTraces.escape(guide.label())),
                        field("showarrow", false),
                        field(
                                "font",
                                Json.object(
                                        field("size", 11),
                                        field("color", guide.line().colour().toHex()))));
        boolean vertical = guide.direction() == Mark.Direction.VERTICAL;
        boolean horizontal = guide.direction() == Mark.Direction.HORIZONTAL;
        label.put("xref", "x" + suffix + (vertical ? "" : " domain"));
        label.put("yref", "y" + suffix + (horizontal ? "" : " domain"));
        label.put("x", vertical ? place(guide.at(), x) : 1);
        label.put("y", horizontal ? place(guide.at(), y) : 1);
        label.put("xanchor", vertical ? "left" : "right");
        label.put("yanchor", horizontal ? "bottom" : "top");
        label.put("xshift", vertical ? 3 : -4);
        return label;
    }

    /** Plotly places annotations, unlike shapes, by the logarithm. */
    private static double place(double value, Scale scale) {
        return scale.axis().scale() == AxisScale.LOG ? Math.log10(value) : value;
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
                field("text", PlotlyTraces.escape(text).replace("\n", "<br>")),
                field("xref", "x" + suffix + " domain"),
                field("yref", "y" + suffix + " domain"),
                field("x", left ? 0 : 1),
                field("y", top ? 1 : 0),
                field("xanchor", left ? "left" : "right"),
                field("yanchor", top ? "top" : "bottom"),
                field("xshift", left ? inset : -inset),
                field("yshift", top ? lift : -lift),
                field("align", left ? "left" : "right"),
                field("showarrow", false),
                field("font", Json.object(field("size", size))));
    }
}
