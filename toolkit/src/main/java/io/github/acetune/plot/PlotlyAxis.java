package io.github.acetune.plot;

import java.util.List;
import java.util.Map;

/** Writes an axis in Plotly's schema: a journal's box with ticks outside and a faint grid. */
final class PlotlyAxis {
    private PlotlyAxis() {}

    static Map<String, Object> of(Scale scale, boolean labelled) {
        Map<String, Object> json =
                Json.object(
                        "showline",
                        true,
                        "linewidth",
                        1,
                        "linecolor",
                        Palette.INK.toHex(),
                        "mirror",
                        true,
                        "ticks",
                        "outside",
                        "ticklen",
                        5,
                        "tickcolor",
                        Palette.INK.toHex(),
                        "showgrid",
                        scale.axis().scale() != AxisScale.CATEGORY,
                        "gridcolor",
                        "rgba(127,127,127,0.18)",
                        "zeroline",
                        false,
                        "automargin",
                        true,
                        "showticklabels",
                        labelled);
        if (labelled) {
            json.put(
                    "title",
                    Json.object("text", PlotlyTraces.escape(scale.axis().label()), "standoff", 10));
        }
        addScale(json, scale);
        return json;
    }

    private static void addScale(Map<String, Object> json, Scale scale) {
        switch (scale.axis().scale()) {
            case LINEAR -> {
                json.put("range", List.of(Json.number(scale.low()), Json.number(scale.high())));
                json.put("exponentformat", "power");
            }
            case INTEGER -> {
                json.put("range", List.of(Json.number(scale.low()), Json.number(scale.high())));
                json.put("tickformat", "d");
                if (scale.high() - scale.low() < 10) {
                    json.put("dtick", 1);
                }
            }
            case LOG -> addDecades(json, scale);
            case CATEGORY -> {
                json.put("type", "category");
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
                        "tickmode",
                        "array",
                        "tickvals",
                        ticks.minor().stream().map(Json::number).toList(),
                        "ticks",
                        "outside",
                        "ticklen",
                        3));
    }
}
