package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes series in Plotly's schema. */
final class PlotlyTraces {
    Map<String, Object> write(Trace trace, Panel panel) {
        Map<String, Object> json =
                switch (trace) {
                    case Scatter scatter -> scatter(scatter, panel);
                    case Area area -> area(area);
                    case Bar bar -> bar(bar, panel);
                    case Histogram histogram -> histogram(histogram);
                    case Box box -> box(box);
                    case Heatmap heatmap -> heatmap(heatmap);
                    case ParallelCoordinates parallel -> parallel(parallel);
                };
        json.put("name", escape(trace.name()));
        return json;
    }

    /** Plotly reads a small part of HTML in its texts. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static Map<String, Object> line(LineStyle style) {
        Map<String, Object> json =
                Json.object("color", style.colour().toCss(), "width", style.width());
        if (style.dash() != Dash.SOLID) {
            json.put("dash", style.dash().plotlyName());
        }
        if (style.step()) {
            json.put("shape", "hv");
        }
        return json;
    }

    private static Map<String, Object> scatter(Scatter scatter, Panel panel) {
        boolean lines = scatter.line().visible();
        boolean markers = scatter.marker().visible();
        Map<String, Object> json =
                Json.object(
                        "type",
                        "scatter",
                        "mode",
                        lines && markers ? "lines+markers" : lines ? "lines" : "markers",
                        "x",
                        Json.numbers(scatter.x()),
                        "y",
                        Json.numbers(scatter.y()));
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
        json.put("hovertemplate", hover(panel, !scatter.labels().isEmpty()));
        return json;
    }

    private static Map<String, Object> marker(Scatter scatter) {
        MarkerStyle style = scatter.marker();
        Map<String, Object> json =
                Json.object(
                        "size",
                        style.size(),
                        "symbol",
                        style.symbol().plotlyName(),
                        "color",
                        style.colour().toHex(),
                        "opacity",
                        style.colour().opacity());
        Shade shade = scatter.shade();
        if (shade.visible()) {
            json.put("color", Json.numbers(shade.values()));
            json.put("colorscale", shade.scale().plotlyStops());
            json.put("showscale", true);
            json.put("colorbar", colourBar(shade.title()));
        }
        return json;
    }

    private static Map<String, Object> colourBar(String title) {
        return Json.object(
                "title",
                Json.object("text", escape(title), "side", "right"),
                "thickness",
                14,
                "outlinewidth",
                0,
                "exponentformat",
                "power");
    }

    private static Map<String, Object> errorBars(Values halfWidths, Colour colour) {
        return Json.object(
                "type",
                "data",
                "array",
                Json.numbers(halfWidths),
                "color",
                colour.toCss(),
                "thickness",
                1.2,
                "width",
                3);
    }

    private static String hover(Panel panel, boolean labelled) {
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
                "type",
                "scatter",
                "mode",
                "lines",
                "x",
                x,
                "y",
                y,
                "fill",
                "toself",
                "fillcolor",
                area.fill().toCss(),
                "line",
                Json.object("width", 0, "color", area.fill().toCss()),
                "hoverinfo",
                "skip");
    }

    private static Map<String, Object> bar(Bar bar, Panel panel) {
        Map<String, Object> json =
                Json.object(
                        "type",
                        "bar",
                        bar.horizontal() ? "y" : "x",
                        bar.categories(),
                        bar.horizontal() ? "x" : "y",
                        Json.numbers(bar.values()),
                        "marker",
                        Json.object("color", bar.fill().toCss(), "line", Json.object("width", 0)),
                        "hovertemplate",
                        hover(panel, false));
        if (bar.horizontal()) {
            json.put("orientation", "h");
        }
        if (!bar.error().isEmpty()) {
            json.put(bar.horizontal() ? "error_x" : "error_y", errorBars(bar.error(), Palette.INK));
        }
        return json;
    }

    private static Map<String, Object> histogram(Histogram histogram) {
        return Json.object(
                "type",
                "histogram",
                "x",
                Json.numbers(histogram.values()),
                "autobinx",
                false,
                "xbins",
                Json.object(
                        "start",
                        Json.number(histogram.from()),
                        // The last bin includes its upper edge, as in the static picture.
                        "end",
                        Json.number(histogram.to() + 1e-9 * histogram.width()),
                        "size",
                        Json.number(histogram.width())),
                "marker",
                Json.object(
                        "color",
                        histogram.fill().toCss(),
                        "line",
                        Json.object("width", 0.5, "color", "#ffffff")));
    }

    private static Map<String, Object> box(Box box) {
        return Json.object(
                "type",
                "box",
                "y",
                Json.numbers(box.values()),
                "boxpoints",
                "outliers",
                "quartilemethod",
                "linear",
                "marker",
                Json.object("color", box.colour().toCss(), "size", 3),
                "line",
                Json.object("width", 1.4),
                "fillcolor",
                box.colour().withOpacity(0.3).toCss());
    }

    private static Map<String, Object> heatmap(Heatmap heatmap) {
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < heatmap.rows().size(); row++) {
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < heatmap.columns().size(); column++) {
                cells.add(Json.number(heatmap.get(row, column)));
            }
            rows.add(cells);
        }
        return Json.object(
                "type",
                "heatmap",
                "x",
                heatmap.columns(),
                "y",
                heatmap.rows(),
                "z",
                rows,
                "colorscale",
                heatmap.scale().plotlyStops(),
                "colorbar",
                colourBar(heatmap.title()),
                "hovertemplate",
                "%{y}, %{x}<br>" + escape(heatmap.title()) + ": %{z:.4~g}<extra></extra>");
    }

    private static Map<String, Object> parallel(ParallelCoordinates parallel) {
        List<Object> dimensions = new ArrayList<>();
        for (ParallelCoordinates.Coordinate coordinate : parallel.dimensions()) {
            dimensions.add(dimension(coordinate));
        }
        return Json.object(
                "type",
                "parcoords",
                "dimensions",
                dimensions,
                "line",
                Json.object(
                        "color",
                        Json.numbers(parallel.shade().values()),
                        "colorscale",
                        parallel.shade().scale().plotlyStops(),
                        "showscale",
                        true,
                        "colorbar",
                        colourBar(parallel.shade().title())));
    }

    private static Map<String, Object> dimension(ParallelCoordinates.Coordinate coordinate) {
        Map<String, Object> json = Json.object("label", escape(coordinate.label()));
        if (coordinate.logarithmic()) {
            Values decades = coordinate.values().map(Math::log10);
            Ticks ticks = ParallelScale.of(coordinate).ticks(5);
            json.put("values", Json.numbers(decades));
            json.put(
                    "tickvals",
                    ticks.places().stream().map(place -> Json.number(Math.log10(place))).toList());
            json.put("ticktext", ticks.labels());
        } else {
            json.put("values", Json.numbers(coordinate.values()));
            if (!coordinate.categories().isEmpty()) {
                json.put(
                        "tickvals",
                        Json.numbers(Values.counting(0, coordinate.categories().size())));
                json.put("ticktext", coordinate.categories());
            }
        }
        return json;
    }
}
