package io.github.acetune.cli;

import io.github.acetune.plot.ConfigTypeErrors;
import io.github.acetune.plot.Figure;
import io.github.acetune.plot.Plots;
import io.github.acetune.plot.PointGroup;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Pairs;
import io.github.acetune.validate.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of how well a potential predicts. */
final class PredictionFigures {
    private PredictionFigures() {}

    static Figure parity(Predictions predictions) {
        return Plots.parity(
                groups(predictions.energiesPerAtom()), groups(predictions.forceComponents()));
    }

    private static List<PointGroup> groups(Pairs pairs) {
        var rows = new LinkedHashMap<String, List<Integer>>();
        for (int k = 0; k < pairs.size(); k++) {
            rows.computeIfAbsent(pairs.configTypes().get(k), _ -> new ArrayList<>()).add(k);
        }
        return rows.entrySet().stream()
                .map(entry ->
                        PointGroup.of(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .mapToDouble(k -> pairs.reference()[k])
                                        .toArray(),
                                entry.getValue().stream()
                                        .mapToDouble(k -> pairs.predicted()[k])
                                        .toArray()))
                .toList();
    }

    static Figure errorsByConfigType(Map<String, ErrorMetrics> sets) {
        var bars = new LinkedHashMap<String, List<ConfigTypeErrors>>();
        sets.forEach((name, metrics) ->
                bars.put(
                        name,
                        metrics.byConfigType().entrySet().stream()
                                .map(entry ->
                                        new ConfigTypeErrors(
                                                entry.getKey(),
                                                entry.getValue().energyRmse(),
                                                entry.getValue().forceRmse()))
                                .toList()));
        return Plots.errorsByConfigType(bars);
    }
}
