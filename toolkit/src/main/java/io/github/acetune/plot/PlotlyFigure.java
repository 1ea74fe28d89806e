package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a figure in Plotly's schema. */
final class PlotlyFigure {
    private final Figure figure;
    private final Grid grid;
    private final Legend legend;
    private final PlotlyTraces traces = new PlotlyTraces();

    private PlotlyFigure(Figure figure) {
        this.figure = figure;
        this.grid = new Grid(figure);
        this.legend = Legend.of(figure, figure.width() - 80.0);
    }

    static Map<String, Object> of(Figure figure) {
        return new PlotlyFigure(figure).write();
    }

    private Map<String, Object> write() {
        Map<String, Object> json =
                Json.object(
                        "data",
                        data(),
                        "layout",
                        layout(),
                        "config",
                        Json.object(
                                "responsive",
                                true,
                                "displaylogo",
                                false,
                                "showTips",
                                false,
                                "modeBarButtonsToRemove",
                                List.of("select2d", "lasso2d")));
        if (!figure.animation().isEmpty()) {
            json.put("frames", frames());
        }
        return json;
    }

    private List<Object> data() {
        List<Object> data = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            for (Trace trace : figure.panels().get(i).traces()) {
                Map<String, Object> json = traces.write(trace, figure.panels().get(i));
                place(json, trace, i);
                boolean first = !trace.name().isEmpty() && named.add(trace.name());
                if (!(trace instanceof ParallelCoordinates || trace instanceof Heatmap)) {
                    json.put("showlegend", first && !(trace instanceof Box));
                    json.put("legendgroup", trace.name());
                }
                data.add(json);
            }
        }
        return data;
    }

    private void place(Map<String, Object> json, Trace trace, int panel) {
        if (trace instanceof ParallelCoordinates) {
            json.put("domain", Json.object("x", List.of(0.0, 1.0), "y", List.of(0.0, 1.0)));
        } else {
            json.put("xaxis", "x" + suffix(panel));
            json.put("yaxis", "y" + suffix(panel));
            if (json.get("marker") instanceof Map<?, ?> marker
                    && marker.get("colorbar") instanceof Map<?, ?> bar) {
                fitColourBar(bar, panel);
            } else if (json.get("colorbar") instanceof Map<?, ?> bar) {
                fitColourBar(bar, panel);
            }
        }
    }

    @SuppressWarnings("unchecked") // our own map, written by PlotlyTraces
    private void fitColourBar(Map<?, ?> bar, int panel) {
        double[] x = domainX(panel);
        double[] y = domainY(panel);
        Map<String, Object> map = (Map<String, Object>) bar;
        map.put("x", x[1] + 0.01);
        map.put("y", (y[0] + y[1]) / 2);
        map.put("len", y[1] - y[0]);
    }

    private Map<String, Object> layout() {
        Map<String, Object> layout =
                Json.object(
                        "font",
                        Json.object(
                                "family",
                                SvgCanvas.FONT_FAMILY,
                                "size",
                                13,
                                "color",
                                Palette.INK.toHex()),
                        "paper_bgcolor",
                        "#ffffff",
                        "plot_bgcolor",
                        "rgba(0,0,0,0)",
                        "height",
                        figure.height(),
                        "autosize",
                        true,
                        "margin",
                        margin(),
                        "hovermode",
                        "closest",
                        "barmode",
                        figure.panels().stream().anyMatch(PlotlyFigure::hasHistogram)
                                ? "overlay"
                                : "group",
                        "bargap",
                        figure.panels().stream().anyMatch(PlotlyFigure::hasHistogram) ? 0.0 : 0.25);
        if (!figure.title().isEmpty()) {
            layout.put("title", title());
        }
        addLegend(layout);
        List<Object> shapes = new ArrayList<>();
        List<Object> annotations = new ArrayList<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            if (figure.panels().get(i).hasAxes()) {
                addAxes(layout, i);
            }
            PlotlyMarks marks =
                    new PlotlyMarks(figure.panels().get(i), suffix(i), grid.x(i), grid.y(i));
            shapes.addAll(marks.shapes());
            annotations.addAll(marks.annotations());
        }
        layout.put("shapes", shapes);
        layout.put("annotations", annotations);
        if (!figure.animation().isEmpty()) {
            layout.put("sliders", List.of(slider()));
        }
        return layout;
    }

    private static boolean hasHistogram(Panel panel) {
        return panel.traces().stream().anyMatch(Histogram.class::isInstance);
    }

    private Map<String, Object> title() {
        return Json.object(
                "text",
                PlotlyTraces.escape(figure.title()),
                "font",
                Json.object("size", 15),
                "x",
                0.0,
                "xref",
                "paper",
                "xanchor",
                "left",
                "y",
                1,
                "yref",
                "container",
                "yanchor",
                "top",
                "pad",
                Json.object("t", 12));
    }

    private Map<String, Object> margin() {
        boolean parallel = figure.panels().stream().anyMatch(p -> !p.hasAxes());
        boolean panelTitles = figure.panels().stream().anyMatch(p -> !p.title().isEmpty());
        double top =
                14
                        + (figure.title().isEmpty() ? 0 : 28)
                        + (legend.above() ? legend.heightAbove() + 6 : 0)
                        + (panelTitles ? 22 : 0)
                        + (parallel ? 44 : 0);
        return Json.object(
                "l",
                parallel ? 90 : 62,
                "r",
                parallel ? 90 : 20,
                "t",
                (int) top,
                "b",
                parallel ? 24 : 52);
    }

    private void addLegend(Map<String, Object> layout) {
        layout.put("showlegend", !legend.entries().isEmpty());
        if (legend.above()) {
            boolean panelTitles = figure.panels().stream().anyMatch(p -> !p.title().isEmpty());
            double lift = (panelTitles ? 24.0 : 4.0) / (figure.height() - 120.0);
            layout.put(
                    "legend",
                    Json.object(
                            "orientation",
                            "h",
                            "x",
                            0,
                            "xanchor",
                            "left",
                            "y",
                            1 + lift,
                            "yanchor",
                            "bottom"));
        } else {
            layout.put(
                    "legend",
                    Json.object(
                            "x",
                            1.01,
                            "xanchor",
                            "left",
                            "y",
                            1,
                            "yanchor",
                            "top",
                            "itemsizing",
                            "constant"));
        }
    }

    private void addAxes(Map<String, Object> layout, int panel) {
        Map<String, Object> x = PlotlyAxis.of(grid.x(panel), grid.labelsX(panel));
        x.put("domain", list(domainX(panel)));
        x.put("anchor", "y" + suffix(panel));
        if (figure.sharedX() && panel >= figure.columns()) {
            x.put("matches", "x" + suffix(grid.column(panel)));
        }
        Map<String, Object> y = PlotlyAxis.of(grid.y(panel), true);
        y.put("domain", list(domainY(panel)));
        y.put("anchor", "x" + suffix(panel));
        if (figure.panels().get(panel).square()) {
            y.put("scaleanchor", "x" + suffix(panel));
            x.put("constrain", "domain");
            y.put("constrain", "domain");
        }
        layout.put("xaxis" + suffix(panel), x);
        layout.put("yaxis" + suffix(panel), y);
    }

    private double[] domainX(int panel) {
        int columns = Math.min(figure.columns(), figure.panels().size());
        double gap = columns == 1 ? 0 : 84.0 / figure.width();
        double size = (1 - gap * (columns - 1)) / columns;
        double start = grid.column(panel) * (size + gap);
        double bar = hasColourBar(panel) && columns > 1 ? 80.0 / figure.width() : 0;
        return new double[] {start, Math.min(1, start + size - bar)};
    }

    private double[] domainY(int panel) {
        double gapPixels = figure.sharedX() ? 22 : 78;
        double gap = grid.rows() == 1 ? 0 : gapPixels / (figure.height() - 120.0);
        double size = (1 - gap * (grid.rows() - 1)) / grid.rows();
        double top = 1 - grid.row(panel) * (size + gap);
        return new double[] {Math.max(0, top - size), top};
    }

    private boolean hasColourBar(int panel) {
        return figure.panels().get(panel).traces().stream()
                .anyMatch(t ->
                        t instanceof Heatmap
                                || (t instanceof Scatter scatter && scatter.shade().visible()));
    }

    private List<Object> frames() {
        List<Object> frames = new ArrayList<>();
        for (Animation.Frame frame : figure.animation().frames()) {
            List<Object> data = new ArrayList<>();
            int next = 0;
            for (int i = 0; i < figure.panels().size(); i++) {
                for (int k = 0; k < figure.panels().get(i).traces().size(); k++) {
                    Trace trace = frame.traces().get(next++);
                    Map<String, Object> json = traces.write(trace, figure.panels().get(i));
                    place(json, trace, i);
                    data.add(json);
                }
            }
            frames.add(Json.object("name", frame.label(), "data", data));
        }
        return frames;
    }

    private Map<String, Object> slider() {
        List<Object> steps = new ArrayList<>();
        Map<String, Object> still =
                Json.object(
                        "mode",
                        "immediate",
                        "frame",
                        Json.object("duration", 0, "redraw", true),
                        "transition",
                        Json.object("duration", 0));
        for (Animation.Frame frame : figure.animation().frames()) {
            steps.add(
                    Json.object(
                            "method",
                            "animate",
                            "label",
                            frame.label(),
                            "args",
                            List.of(List.of(frame.label()), still)));
        }
        return Json.object(
                "active",
                0,
                "currentvalue",
                Json.object("prefix", PlotlyTraces.escape(figure.animation().title()) + ": "),
                "pad",
                Json.object("t", 44, "b", 4),
                "steps",
                steps);
    }

    private static String suffix(int panel) {
        return panel == 0 ? "" : Integer.toString(panel + 1);
    }

    private static List<Double> list(double[] pair) {
        return List.of(Numbers.round(pair[0], 6), Numbers.round(pair[1], 6));
    }
}
