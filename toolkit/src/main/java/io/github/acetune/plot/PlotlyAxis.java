package io.github.acetune.plot;

import static io.github.acetune.plot.Json.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes an axis in Plotly's schema: a journal's box with ticks outside and a faint grid. */
final class PlotlyAxis {
    private PlotlyAxis() {}

    /**
     * An axis.
     *
     * @param scale its range
     * @param labelled whether it shows the labels of its ticks
     * @param title what stands beside it; may be empty
     * @param standoff pixels between the labels and the title
     * @param wanted about how many ticks
     */
    static Map<String, Object> of(
            Scale scale, boolean labelled, String title, double standoff, int wanted) {
        Map<String, Object> json =
                Json.object(
                        field("showline", true),
                        field("linewidth", 1),
                        field("linecolor", Palette.INK.toHex()),
                        field("mirror", true),
                        field("ticks", "outside"),
                        field("ticklen", 5),
                        field("tickcolor", Palette.INK.toHex()),
                        field("showgrid", scale.axis().scale() != AxisScale.CATEGORY),
                        field("gridcolor", "rgba(127,127,127,0.18)"),
                        field("zeroline", false),
                        field("automargin", true),
                        field("showticklabels", labelled));
        if (!title.isEmpty()) {
            json.put(
                    "title",
                    Json.object(
                            field("text", PlotlyTraces.escape(title)),
                            field("standoff", Math.round(standoff))));
        }
        addScale(json, scale, wanted);
        return json;
    }

    private static void addScale(Map<String, Object> json, Scale scale, int wanted) {
        switch (scale.axis().scale()) {
            case LINEAR -> {
                json.put("range", List.of(Json.number(scale.low()), Json.number(scale.high())));
                json.put("exponentformat", "power");
                json.put("nticks", wanted + 2);
                json.put("tickformatstops", decimals());
            }
            case INTEGER -> {
                json.put("range", List.of(Json.number(scale.low()), Json.number(scale.high())));
                json.put("tickformat", "d");
                double range = scale.high() - scale.low();
                if (range < 10) {
                    json.put("dtick", (int) Math.max(1, Math.ceil(range / (wanted + 2))));
                }
            }
            case LOG -> addDecades(json, scale);
            case CATEGORY -> {
                json.put("type", "category");
                // Every name, however many.
                json.put("dtick", 1);
                json.put("categoryorder", "array");
                json.put("categoryarray", scale.names());
                json.put("range", List.of(scale.low(), scale.high()));
            }
        }
    }

    /** Plotly by itself labels 20 as a small "2" between the decades; whole numbers at fixed places read better. */
    private static void addDecades(Map<String, Object> json, Scale scale) {
        json.put("type", "log");
        json.put(
                "range",
                List.of(
                        Json.number(Math.log10(scale.low())),
                        Json.number(Math.log10(scale.high()))));
        Ticks ticks = scale.ticks(6);
        json.put("tickmode", "array");
        json.put("tickvals", ticks.places().stream().map(Json::number).toList());
        json.put("ticktext", ticks.labels());
        json.put(
                "minor",
                Json.object(
                        field("tickmode", "array"),
                        field("tickvals", ticks.minor().stream().map(Json::number).toList()),
                        field("ticks", "outside"),
                        field("ticklen", 3)));
    }

    /** As many decimals as the distance of the ticks needs, on every tick: "-5.0" beside "-4.8". */
    private static List<Object> decimals() {
        List<Object> stops = new ArrayList<>();
        for (int decimals = 1; decimals <= 4; decimals++) {
            double step = Math.pow(10, -decimals);
            stops.add(
                    Json.object(
                            field(
                                    "dtickrange",
                                    List.of(Json.number(step), Json.number(9.9 * step))),
                            field("value", "." + decimals + "f")));
        }
        return stops;
    }
}
