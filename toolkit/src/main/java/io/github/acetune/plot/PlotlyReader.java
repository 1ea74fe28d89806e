package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the simpler figures of Plotly's schema, for a static picture of figures made elsewhere. */
final class PlotlyReader {
    private final Map<?, ?> layout;
    private final List<Trace> traces = new ArrayList<>();
    private boolean namesX;
    private boolean namesY;

    private PlotlyReader(Map<?, ?> layout) {
        this.layout = layout;
    }

    /** The figure, or nothing if some of it is beyond points, lines, bars, histograms, boxes and heat maps. */
    static Optional<Figure> figure(Map<String, Object> json) {
        PlotlyReader reader = new PlotlyReader(map(json.get("layout")));
        for (Object trace : list(json.get("data"))) {
            if (!reader.read(map(trace))) {
                return Optional.empty();
            }
        }
        return reader.traces.isEmpty() ? Optional.empty() : Optional.of(reader.figure());
    }

    private Figure figure() {
        Panel panel =
                Panel.of(axis("xaxis", namesX), axis("yaxis", namesY))
                        .with(traces.toArray(Trace[]::new));
        return Figure.of(panel).titled(title(layout)).size(720, 480);
    }

    private boolean read(Map<?, ?> trace) {
        Colour colour = Palette.series(traces.size());
        String name = unescape(text(trace.get("name")));
        return switch (text(trace.get("type"))) {
            case "scatter", "scattergl", "" -> addScatter(trace, name, colour);
            case "bar" -> addBar(trace, name, colour);
            case "histogram" -> addHistogram(trace, name, colour);
            case "box" -> addBoxes(trace, name, colour);
            case "heatmap" -> addHeatmap(trace, name);
            default -> false;
        };
    }

    private boolean addScatter(Map<?, ?> trace, String name, Colour colour) {
        Optional<Values> x = numbers(trace.get("x"));
        Optional<Values> y = numbers(trace.get("y"));
        if (x.isEmpty() || y.isEmpty() || x.get().size() != y.get().size()) {
            return false;
        }
        String mode = text(trace.get("mode"));
        Scatter scatter = Scatter.points(name, x.get(), y.get(), MarkerStyle.NONE);
        if (mode.contains("lines") || mode.isEmpty()) {
            scatter = scatter.withLine(LineStyle.of(colour));
        }
        if (mode.contains("markers")) {
            scatter = scatter.withMarkers(MarkerStyle.of(colour).size(6));
        }
        return traces.add(scatter);
    }

    /** Plotly stacks bars of the same name. */
    private boolean addBar(Map<?, ?> trace, String name, Colour colour) {
        boolean lying = text(trace.get("orientation")).equals("h");
        List<String> categories = names(trace.get(lying ? "y" : "x"));
        Optional<Values> values = numbers(trace.get(lying ? "x" : "y"));
        if (values.isEmpty() || values.get().size() != categories.size()) {
            return false;
        }
        namesX |= !lying;
        namesY |= lying;
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            sums.merge(categories.get(i), values.get().get(i), Double::sum);
        }
        Bar bar = Bar.of(name, List.copyOf(sums.keySet()), Values.of(sums.values()), colour);
        return traces.add(lying ? bar.lying() : bar);
    }

    private boolean addHistogram(Map<?, ?> trace, String name, Colour colour) {
        return numbers(trace.get("x"))
                .map(x -> traces.add(Histogram.of(name, x, colour.withOpacity(0.7))))
                .orElse(false);
    }

    private boolean addBoxes(Map<?, ?> trace, String name, Colour colour) {
        Optional<Values> y = numbers(trace.get("y"));
        List<String> groups = names(trace.get("x"));
        if (y.isEmpty() || (!groups.isEmpty() && groups.size() != y.get().size())) {
            return false;
        }
        namesX = true;
        if (groups.isEmpty()) {
            return traces.add(new Box(name, y.get(), colour));
        }
        Set<String> distinct = new LinkedHashSet<>(groups);
        for (String group : distinct) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                if (groups.get(i).equals(group)) {
                    values.add(y.get().get(i));
                }
            }
            traces.add(new Box(group, Values.of(values), colour));
        }
        return true;
    }

    private boolean addHeatmap(Map<?, ?> trace, String name) {
        List<Double> cells = new ArrayList<>();
        List<String> rows = names(trace.get("y"));
        List<String> columns = names(trace.get("x"));
        for (Object row : list(trace.get("z"))) {
            numbers(row).ifPresent(values -> values.stream().forEach(cells::add));
        }
        if (cells.size() != rows.size() * columns.size()) {
            return false;
        }
        namesX = true;
        namesY = true;
        return traces.add(
                new Heatmap(name, columns, rows, Values.of(cells), "", ColourScale.VIRIDIS));
    }

    private Axis axis(String key, boolean names) {
        Map<?, ?> json = map(layout.get(key));
        Axis axis = names ? Axis.categories(title(json)) : Axis.of(title(json));
        return text(json.get("type")).equals("log") && !names ? axis.log() : axis;
    }

    private static String title(Map<?, ?> json) {
        return unescape(text(map(json.get("title")).get("text")));
    }

    private static Optional<Values> numbers(Object json) {
        List<Double> values = new ArrayList<>();
        for (Object value : list(json)) {
            if (value != null && !(value instanceof Number)) {
                return Optional.empty();
            }
            values.add(value instanceof Number number ? number.doubleValue() : Double.NaN);
        }
        return Optional.of(Values.of(values));
    }

    private static List<String> names(Object json) {
        return list(json).stream().map(Objects::toString).toList();
    }

    private static Map<?, ?> map(Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Object json) {
        return json instanceof List<?> list ? list : List.of();
    }

    private static String text(Object json) {
        return json == null ? "" : json.toString();
    }

    /** Plotly reads entities in its texts; a picture needs the characters. */
    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
