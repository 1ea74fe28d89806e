package io.github.acetune.plot;

import static io.github.acetune.plot.Json.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes series in Plotly's schema. */
final class PlotlyTraces {
    private final Panel panel;
    private final PlotlyPlace place;

    /**
     * A writer for one panel.
     *
     * @param panel whose axes name what hovering shows
     * @param place where it lies
     */
    PlotlyTraces(Panel panel, PlotlyPlace place) {
        this.panel = panel;
        this.place = place;
    }

    Map<String, Object> write(Trace trace) {
        Map<String, Object> json =
                switch (trace) {
                    case Scatter scatter -> scatter(scatter);
                    case Area area -> area(area);
                    case Bar bar -> bar(bar);
                    case Histogram histogram -> histogram(histogram);
                    case Dots dots -> dots(dots);
                    case Box box -> box(box);
                    case Heatmap heatmap -> heatmap(heatmap);
                    case Surface surface -> surface(surface);
                    case ColourBar bar -> bar(bar);
                    case ParallelCoordinates parallel -> parallel(parallel);
                };
        json.put("name", escape(trace.name()));
        if (!(trace instanceof ParallelCoordinates)) {
            json.put("xaxis", "x" + place.suffix());
            json.put("yaxis", "y" + place.suffix());
        }
        return json;
    }

    /** Plotly reads a small part of HTML in its texts. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static Map<String, Object> line(LineStyle style) {
        Map<String, Object> json =
                Json.object(field("color", style.colour().toCss()), field("width", style.width()));
        if (style.dash() != Dash.SOLID) {
            json.put("dash", style.dash().plotlyName());
        }
        if (style.step()) {
            json.put("shape", "hv");
        }
        return json;
    }

    private Map<String, Object> scatter(Scatter scatter) {
        boolean lines = scatter.line().visible();
        boolean markers = scatter.marker().visible();
        Map<String, Object> json =
                Json.object(
                        field("type", "scatter"),
                        field(
                                "mode",
                                lines && markers ? "lines+markers" : lines ? "lines" : "markers"),
                        field("x", places(panel.x(), scatter.x())),
                        field("y", places(panel.y(), scatter.y())));
        if (lines) {
            json.put("line", line(scatter.line()));
        }
        if (markers) {
            json.put("marker", marker(scatter));
        }
        if (!scatter.error().isEmpty()) {
            json.put("error_y", errorBars(scatter.error(), scatter.marker().colour()));
        }
        if (!scatter.labels().isEmpty()) {
            json.put("text", scatter.labels().stream().map(PlotlyTraces::escape).toList());
        }
        json.put("hovertemplate", hover(!scatter.labels().isEmpty()));
        return json;
    }

    /** Positions on an axis: on one of names that were given with it, the names. */
    private static List<Object> places(Axis axis, Values values) {
        if (axis.names().isEmpty()) {
            return Json.numbers(values);
        }
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double place = values.get(i);
            names.add(Double.isFinite(place) ? axis.names().get((int) place) : null);
        }
        return names;
    }

    private static Map<String, Object> marker(MarkerStyle style) {
        return Json.object(
                field("size", style.size()),
                field("symbol", style.symbol().plotlyName()),
                field("color", style.colour().toHex()),
                field("opacity", style.colour().opacity()));
    }

    private Map<String, Object> marker(Scatter scatter) {
        Map<String, Object> json = marker(scatter.marker());
        Shade shade = scatter.shade();
        if (shade.visible()) {
            json.put("color", Json.numbers(shade.values()));
            json.put("colorscale", shade.scale().plotlyStops());
            json.put("showscale", shade.explained());
            // Shows the darkest points on dark pages and the lightest on light ones.
            json.put(
                    "line", Json.object(field("width", 0.6), field("color", Palette.GREY.toHex())));
            json.put("colorbar", colourBar(shade.title()));
        }
        return json;
    }

    private Map<String, Object> colourBar(String title) {
        Map<String, Object> bar =
                Json.object(
                        field(
                                "title",
                                Json.object(field("text", escape(title)), field("side", "right"))),
                        field("thickness", 14),
                        field("outlinewidth", 0),
                        field("exponentformat", "power"));
        if (panel.hasAxes()) {
            place.placeBar(bar);
        }
        return bar;
    }

    private static Map<String, Object> errorBars(Values halfWidths, Colour colour) {
        return Json.object(
                field("type", "data"),
                field("array", Json.numbers(halfWidths)),
                field("color", colour.toCss()),
                field("thickness", 1.2),
                field("width", 3));
    }

    private String hover(boolean labelled) {
        String name = labelled ? "<b>%{text}</b><br>" : "<b>%{fullData.name}</b><br>";
        return name
                + hoverLine(panel.x(), "x")
                + "<br>"
                + hoverLine(panel.y(), "y")
                + "<extra></extra>";
    }

    private static String hoverLine(Axis axis, String variable) {
        String format =
                axis.scale() == AxisScale.CATEGORY || axis.scale() == AxisScale.INTEGER
                        ? ""
                        : ":.5~g";
        return escape(axis.title()) + ": %{" + variable + format + "} " + escape(axis.unit());
    }

    private static Map<String, Object> area(Area area) {
        List<Object> x = new ArrayList<>(Json.numbers(area.x()));
        List<Object> back = Json.numbers(area.x());
        Collections.reverse(back);
        x.addAll(back);
        List<Object> y = new ArrayList<>(Json.numbers(area.high()));
        List<Object> low = Json.numbers(area.low());
        Collections.reverse(low);
        y.addAll(low);
        return Json.object(
                field("type", "scatter"),
                field("mode", "lines"),
                field("x", x),
                field("y", y),
                field("fill", "toself"),
                field("fillcolor", area.fill().toCss()),
                field("line", Json.object(field("width", 0), field("color", area.fill().toCss()))),
                field("hoverinfo", "skip"));
    }

    private Map<String, Object> bar(Bar bar) {
        Map<String, Object> json =
                Json.object(
                        field("type", "bar"),
                        field(bar.horizontal() ? "y" : "x", bar.categories()),
                        field(bar.horizontal() ? "x" : "y", Json.numbers(bar.values())),
                        field(
                                "marker",
                                Json.object(
                                        field("color", bar.fill().toCss()),
                                        field("line", Json.object(field("width", 0))))),
                        field("hovertemplate", hover(false)));
        if (bar.horizontal()) {
            json.put("orientation", "h");
        }
        if (!bar.error().isEmpty()) {
            json.put(bar.horizontal() ? "error_x" : "error_y", errorBars(bar.error(), Palette.INK));
        }
        return json;
    }

    /** The last bin includes its upper edge, as in the static picture. */
    private static Map<String, Object> histogram(Histogram histogram) {
        return Json.object(
                field("type", "histogram"),
                field("x", Json.numbers(histogram.values())),
                field("autobinx", false),
                field(
                        "xbins",
                        Json.object(
                                field("start", Json.number(histogram.from())),
                                field(
                                        "end",
                                        Json.number(histogram.to() + 1e-9 * histogram.width())),
                                field("size", Json.number(histogram.width())))),
                field(
                        "marker",
                        Json.object(
                                field("color", histogram.fill().toCss()),
                                field(
                                        "line",
                                        Json.object(
                                                field("width", 0.5), field("color", "#ffffff"))))));
    }

    private Map<String, Object> dots(Dots dots) {
        return Json.object(
                field("type", "scatter"),
                field("mode", "markers"),
                field("x", Json.numbers(dots.values())),
                field("y", dots.categories()),
                field("marker", marker(dots.marker())),
                field("hovertemplate", hover(false)));
    }

    private static Map<String, Object> box(Box box) {
        return Json.object(
                field("type", "box"),
                field("y", Json.numbers(box.values())),
                field("boxpoints", "outliers"),
                field("quartilemethod", "linear"),
                field(
                        "marker",
                        Json.object(field("color", box.colour().toCss()), field("size", 3))),
                field("line", Json.object(field("width", 1.4))),
                field("fillcolor", box.colour().withOpacity(0.3).toCss()));
    }

    private Map<String, Object> heatmap(Heatmap heatmap) {
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < heatmap.rows().size(); row++) {
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < heatmap.columns().size(); column++) {
                cells.add(Json.number(heatmap.get(row, column)));
            }
            rows.add(cells);
        }
        return Json.object(
                field("type", "heatmap"),
                field("x", heatmap.columns()),
                field("y", heatmap.rows()),
                field("z", rows),
                field("colorscale", heatmap.scale().plotlyStops()),
                field("colorbar", colourBar(heatmap.title())),
                field(
                        "hovertemplate",
                        "%{y}, %{x}<br>" + escape(heatmap.title()) + ": %{z:.4~g}<extra></extra>"));
    }

    private Map<String, Object> surface(Surface surface) {
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < surface.y().size(); row++) {
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < surface.x().size(); column++) {
                cells.add(Json.number(Numbers.round(surface.get(row, column), 6)));
            }
            rows.add(cells);
        }
        ColourBar bar = surface.bar();
        return Json.object(
                field("type", "heatmap"),
                field("x", places(panel.x(), surface.x())),
                field("y", places(panel.y(), surface.y())),
                field("z", rows),
                field("zmin", Json.number(bar.low())),
                field("zmax", Json.number(bar.high())),
                field("colorscale", bar.scale().plotlyStops()),
                field("showscale", false),
                field(
                        "hovertemplate",
                        hoverLine(panel.x(), "x")
                                + "<br>"
                                + hoverLine(panel.y(), "y")
                                + "<br>"
                                + escape(bar.title())
                                + ": %{z:.4~g}<extra></extra>"));
    }

    /** A point without a place brings its colour bar. */
    private Map<String, Object> bar(ColourBar bar) {
        List<Object> nowhere = Collections.singletonList(null);
        return Json.object(
                field("type", "scatter"),
                field("mode", "markers"),
                field("x", nowhere),
                field("y", nowhere),
                field("hoverinfo", "skip"),
                field(
                        "marker",
                        Json.object(
                                field("color", List.of(Json.number(bar.low()))),
                                field("cmin", Json.number(bar.low())),
                                field("cmax", Json.number(bar.high())),
                                field("colorscale", bar.scale().plotlyStops()),
                                field("showscale", true),
                                field("colorbar", colourBar(bar.title())))));
    }

    private Map<String, Object> parallel(ParallelCoordinates all) {
        ParallelCoordinates parallel = all.coloured();
        Shade shade = parallel.shade();
        return Json.object(
                field("type", "parcoords"),
                field("dimensions", parallel.dimensions().stream().map(this::dimension).toList()),
                field(
                        "line",
                        Json.object(
                                field("color", Json.numbers(shade.values())),
                                field("colorscale", shade.scale().plotlyStops()),
                                field("showscale", true),
                                field("colorbar", colourBar(shade.title())))));
    }

    /** Plotly knows neither logarithmic parallel axes nor missing values: places are written as fractions of the axis. */
    private Map<String, Object> dimension(ParallelCoordinates.Coordinate coordinate) {
        ParallelAxis axis = ParallelAxis.of(coordinate);
        List<ParallelAxis.Tick> ticks = axis.ticks(6);
        return Json.object(
                field("label", escape(coordinate.label())),
                field("range", List.of(0, 1)),
                field("values", Json.numbers(coordinate.values().map(axis::fraction).rounded(6))),
                field("tickvals", ticks.stream().map(t -> Json.number(t.fraction())).toList()),
                field("ticktext", ticks.stream().map(t -> escape(t.label())).toList()));
    }
}
