package io.github.acetune.plot;

import static io.github.acetune.plot.Json.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes everything of a figure but its data in Plotly's schema. */
final class PlotlyLayout {
    private static final int SLIDER = 60;

    private final Figure figure;
    private final Grid grid;
    private final PanelLayout layout;
    private final List<PlotlyPlace> places;

    /** Height of the row of buttons that hovering shows, pixels. */
    private static final int BUTTONS_HEIGHT = 22;

    private final Legend legend;

    PlotlyLayout(Figure figure, Grid grid, PanelLayout layout, List<PlotlyPlace> places) {
        this.figure = figure;
        this.grid = grid;
        this.layout = layout;
        this.places = places;
        this.legend = layout.legend();
    }

    Map<String, Object> write() {
        boolean histogram = figure.panels().stream().anyMatch(PlotlyLayout::hasHistogram);
        Map<String, Object> json =
                Json.object(
                        field("font", font()),
                        field("paper_bgcolor", "#ffffff"),
                        field("plot_bgcolor", "rgba(0,0,0,0)"),
                        field("height", figure.height()),
                        field("autosize", true),
                        field("margin", margin()),
                        field("hovermode", "closest"),
                        field("modebar", modeBar()),
                        field("barmode", histogram ? "overlay" : "group"),
                        field("bargap", histogram ? 0.0 : 0.25));
        if (!figure.title().isEmpty()) {
            json.put("title", title());
        }
        addLegend(json);
        List<Object> shapes = new ArrayList<>();
        List<Object> annotations = new ArrayList<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            if (grid.isBlank(i)) {
                addHiddenAxes(json, i);
            } else if (figure.panels().get(i).hasAxes()) {
                addAxes(json, i);
            }
            PlotlyMarks marks =
                    new PlotlyMarks(
                            figure.panels().get(i), places.get(i).suffix(), grid.x(i), grid.y(i));
            shapes.addAll(marks.shapes());
            annotations.addAll(marks.annotations());
        }
        json.put("shapes", shapes);
        json.put("annotations", annotations);
        if (!figure.animation().isEmpty()) {
            json.put("sliders", List.of(slider()));
        }
        return json;
    }

    static Map<String, Object> font() {
        return Json.object(
                field("family", SvgCanvas.FONT_FAMILY),
                field("size", 13),
                field("color", Palette.INK.toHex()));
    }

    static Map<String, Object> modeBar() {
        return Json.object(
                field("bgcolor", "rgba(0,0,0,0)"),
                field("color", "#9a9a9a"),
                field("activecolor", "#5a5a5a"));
    }

    private static boolean hasHistogram(Panel panel) {
        return panel.traces().stream().anyMatch(Histogram.class::isInstance);
    }

    private Map<String, Object> title() {
        return Json.object(
                field("text", PlotlyTraces.escape(figure.title())),
                field("font", Json.object(field("size", 15))),
                field("x", 0.0),
                field("xref", "paper"),
                field("xanchor", "left"),
                field("y", 1),
                field("yref", "container"),
                field("yanchor", "top"),
                field("pad", Json.object(field("t", 12))));
    }

    private Map<String, Object> margin() {
        if (figure.panels().stream().anyMatch(panel -> !panel.hasAxes())) {
            return Json.object(
                    field("l", 90),
                    field("r", 90),
                    field("t", (int) layout.headHeight() + 54),
                    field("b", 24));
        }
        int slider = figure.animation().isEmpty() ? 0 : SLIDER;
        return Json.object(
                field("l", (int) layout.marginLeft()),
                field("r", (int) (layout.marginRight() + layout.legend().widthOnTheRight())),
                // Room for the buttons that hovering shows.
                field("t", (int) Math.max(28, layout.marginTop())),
                field("b", (int) layout.marginBottom() + slider));
    }

    private void addLegend(Map<String, Object> json) {
        json.put("showlegend", !legend.entries().isEmpty());
        Map<String, Object> place =
                Json.object(
                        field("itemsizing", tinyMarkers() ? "constant" : "trace"),
                        field("xref", "container"),
                        field("yref", "container"),
                        field("yanchor", "top"));
        double top = 8 + layout.titleHeight();
        if (legend.above()) {
            place.put("orientation", "h");
            place.put("xanchor", "left");
            place.put("x", 10.0 / figure.width());
        } else {
            // The buttons stand in the same corner; without a height the library shows half a
            // column.
            top += BUTTONS_HEIGHT;
            place.put("xanchor", "right");
            place.put("x", 1);
            place.put("maxheight", 1);
        }
        place.put("y", 1 - top / figure.height());
        json.put("legend", place);
    }

    /** Points too small for their colour to show in the legend. */
    private boolean tinyMarkers() {
        return figure.panels().stream()
                .flatMap(panel -> panel.traces().stream())
                .anyMatch(trace ->
                        trace instanceof Scatter scatter
                                && scatter.marker().visible()
                                && scatter.marker().size() < 6);
    }

    private void addAxes(Map<String, Object> json, int panel) {
        PlotlyPlace place = places.get(panel);
        json.put("xaxis" + place.suffix(), horizontal(panel));
        json.put("yaxis" + place.suffix(), vertical(panel));
    }

    /** What stands in a blank panel needs axes all the same. */
    private void addHiddenAxes(Map<String, Object> json, int panel) {
        PlotlyPlace place = places.get(panel);
        json.put(
                "xaxis" + place.suffix(),
                Json.object(
                        field("visible", false),
                        field("domain", place.horizontal()),
                        field("anchor", "y" + place.suffix())));
        json.put(
                "yaxis" + place.suffix(),
                Json.object(
                        field("visible", false),
                        field("domain", place.vertical()),
                        field("anchor", "x" + place.suffix())));
    }

    private Map<String, Object> horizontal(int panel) {
        PlotlyPlace place = places.get(panel);
        Scale scale = grid.x(panel);
        boolean labelled = grid.labelsX(panel);
        int wanted = AxisLabels.wantedX(layout.area(panel).width());
        Map<String, Object> axis =
                PlotlyAxis.of(scale, labelled, labelled ? scale.axis().label() : "", 8, wanted);
        axis.put("domain", place.horizontal());
        axis.put("anchor", "y" + place.suffix());
        int leader = grid.leaderOf(panel);
        if (figure.sharedX() && leader != panel) {
            axis.put("matches", "x" + places.get(leader).suffix());
        }
        if (figure.panels().get(panel).square()) {
            axis.put("constrain", "domain");
        }
        return axis;
    }

    private Map<String, Object> vertical(int panel) {
        PlotlyPlace place = places.get(panel);
        Scale scale = grid.y(panel);
        String title = grid.titlesY(panel) ? scale.axis().label() : "";
        double standoff = layout.titleDistance(panel) - layout.labelWidth(panel) - 12;
        int wanted = AxisLabels.wantedY(layout.area(panel).height());
        Map<String, Object> axis =
                PlotlyAxis.of(scale, grid.labelsY(panel), title, standoff, wanted);
        if (figure.panels().get(panel).hasDots()) {
            axis.put("showgrid", true);
        }
        axis.put("domain", place.vertical());
        axis.put("anchor", "x" + place.suffix());
        if (figure.panels().get(panel).square()) {
            axis.put("scaleanchor", "x" + place.suffix());
            axis.put("constrain", "domain");
        }
        return axis;
    }

    private Map<String, Object> slider() {
        List<Object> steps = new ArrayList<>();
        Map<String, Object> still =
                Json.object(
                        field("mode", "immediate"),
                        field("frame", Json.object(field("duration", 0), field("redraw", true))),
                        field("transition", Json.object(field("duration", 0))));
        for (Animation.Frame frame : figure.animation().frames()) {
            steps.add(
                    Json.object(
                            field("method", "animate"),
                            field("label", frame.label()),
                            field("args", List.of(List.of(frame.label()), still))));
        }
        return Json.object(
                field("active", figure.animation().shown()),
                field(
                        "currentvalue",
                        Json.object(
                                field(
                                        "prefix",
                                        PlotlyTraces.escape(figure.animation().title()) + ": "))),
                field("pad", Json.object(field("t", 44), field("b", 4))),
                field("steps", steps));
    }
}
