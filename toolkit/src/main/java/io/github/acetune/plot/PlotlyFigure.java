package io.github.acetune.plot;

import static io.github.acetune.plot.Json.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a figure in Plotly's schema. */
final class PlotlyFigure {
    private final Figure figure;
    private final Grid grid;
    private final PanelLayout layout;
    private final List<PlotlyPlace> places = new ArrayList<>();

    private PlotlyFigure(Figure figure) {
        this.figure = figure;
        this.grid = new Grid(figure);
        this.layout = new PanelLayout(figure, grid);
        for (int i = 0; i < figure.panels().size(); i++) {
            places.add(PlotlyPlace.of(figure, layout, i));
        }
    }

    static Map<String, Object> of(Figure figure) {
        return new PlotlyFigure(figure).write();
    }

    private Map<String, Object> write() {
        Map<String, Object> json =
                Json.object(
                        field("data", data()),
                        field("layout", new PlotlyLayout(figure, grid, layout, places).write()),
                        field("config", config()));
        if (!figure.animation().isEmpty()) {
            json.put("frames", frames());
        }
        return json;
    }

    private static Map<String, Object> config() {
        return Json.object(
                field("responsive", true),
                field("displaylogo", false),
                field("showTips", false),
                field("modeBarButtonsToRemove", List.of("select2d", "lasso2d")));
    }

    private List<Object> data() {
        List<Object> data = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            for (Trace trace : figure.panels().get(i).traces()) {
                Map<String, Object> json = trace(trace, i);
                if (!(trace instanceof ParallelCoordinates
                        || trace instanceof Heatmap
                        || trace instanceof Surface)) {
                    boolean first = !trace.name().isEmpty() && named.add(trace.name());
                    json.put("showlegend", first && !(trace instanceof Box));
                    json.put("legendgroup", trace.name());
                }
                data.add(json);
            }
        }
        return data;
    }

    private List<Object> frames() {
        List<Object> frames = new ArrayList<>();
        for (Animation.Frame frame : figure.animation().frames()) {
            List<Object> data = new ArrayList<>();
            for (int i = 0; i < figure.panels().size(); i++) {
                for (int k = 0; k < figure.panels().get(i).traces().size(); k++) {
                    data.add(trace(frame.traces().get(data.size()), i));
                }
            }
            frames.add(Json.object(field("name", frame.label()), field("data", data)));
        }
        return frames;
    }

    private Map<String, Object> trace(Trace trace, int panel) {
        return new PlotlyTraces(figure.panels().get(panel), places.get(panel)).write(trace);
    }
}
