package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Split;
import io.github.acetune.plot.Plots;
import io.github.acetune.plot.Report;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Predictions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a potential predicts for training and test data.
 *
 * @param predictions by the name of the part; empty parts are left out
 */
record Judgement(Map<String, Predictions> predictions) {
    static Judgement of(AcePotential potential, Split data) {
        var calculator = AceCalculator.of(potential).withThreads(1);
        var parts = new LinkedHashMap<String, Dataset>();
        parts.put("train", data.train());
        parts.put("test", data.validation());
        parts.putAll(data.test());
        var predictions = new LinkedHashMap<String, Predictions>();
        parts.forEach((name, part) -> {
            if (part.size() > 0) {
                predictions.put(name, Predictions.of(calculator, part.named(name)));
            }
        });
        return new Judgement(predictions);
    }

    Map<String, ErrorMetrics> metrics() {
        var metrics = new LinkedHashMap<String, ErrorMetrics>();
        predictions.forEach((name, part) -> metrics.put(name, ErrorMetrics.of(part)));
        return metrics;
    }

    /** Adds sections with parity plots and errors per configuration type. */
    Report appendTo(Report report) {
        Map<String, ErrorMetrics> metrics = metrics();
        Report longer =
                report.section("Errors by configuration type")
                        .figure(
                                Plots.errorsByConfigType(
                                        metrics.values().toArray(ErrorMetrics[]::new)),
                                "Root-mean-square errors of energies per atom and force components.");
        for (var entry : metrics.entrySet()) {
            longer =
                    longer.table(
                            entry.getValue().table(), "Errors on the " + entry.getKey() + " data.");
        }
        longer = longer.section("Parity");
        for (var entry : predictions.entrySet()) {
            longer =
                    longer.figure(
                            Plots.parity(entry.getValue()),
                            "Predicted against reference values, " + entry.getKey() + " data.");
        }
        return longer;
    }
}
