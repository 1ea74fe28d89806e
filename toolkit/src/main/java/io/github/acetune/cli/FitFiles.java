package io.github.acetune.cli;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Split;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitStep;
import io.github.acetune.plot.Plots;
import io.github.acetune.plot.Report;
import io.github.acetune.validate.Outlier;
import io.github.acetune.validate.Predictions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a fit leaves behind: potential, numbers, predictions and a report. */
final class FitFiles {
    private static final int OUTLIERS = 10;

    private final String name;
    private final FitResult result;
    private final Judgement judgement;
    private final Map<String, Object> metrics;

    /**
     * Judges a fit.
     *
     * @param name of the input
     * @param result the fit
     * @param data training and test data
     */
    FitFiles(String name, FitResult result, Split data) {
        this.name = name;
        this.result = result;
        this.judgement = Judgement.of(result.potential(), data);
        this.metrics = numbers();
    }

    Judgement judgement() {
        return judgement;
    }

    /** What goes into {@code metrics.json}. */
    Map<String, Object> metrics() {
        return metrics;
    }

    void write(Path folder) {
        PotentialFiles.write(result.potential(), folder.resolve("potential.yaml"));
        PotentialFiles.write(result.potential(), folder.resolve("potential.yace"));
        JsonText.write(folder.resolve("metrics.json"), metrics);
        judgement
                .predictions()
                .forEach((part, predictions) ->
                        predictions.write(folder.resolve(part + "_predictions.xyz")));
        report().write(folder.resolve("report.html"));
    }

    private Map<String, Object> numbers() {
        var numbers = new LinkedHashMap<String, Object>();
        if (!Double.isNaN(result.loss().total())) {
            numbers.put("loss", result.loss().total());
            numbers.put("loss_parts", result.loss().toMap());
        }
        numbers.put("functions", result.functions());
        numbers.put("coefficients", result.parameters());
        numbers.put("seconds", result.seconds());
        if (!Double.isNaN(result.cpuSeconds())) {
            numbers.put("cpu_seconds", result.cpuSeconds());
        }
        numbers.put("converged", result.converged());
        judgement.metrics().forEach((part, errors) -> numbers.put(part, errors.toMap()));
        var outliers = new LinkedHashMap<String, Object>();
        judgement.predictions().forEach((part, own) -> outliers.put(part, outliers(own)));
        numbers.put("outliers", outliers);
        numbers.put("course", result.history().stream().map(FitStep::toMap).toList());
        numbers.put("notes", result.notes());
        numbers.put("provenance", new TreeMap<>(result.potential().metadata()));
        return numbers;
    }

    private static Map<String, Object> outliers(Predictions predictions) {
        var map = new LinkedHashMap<String, Object>();
        map.put("energy", maps(Outlier.ofEnergies(predictions, OUTLIERS)));
        map.put("forces", maps(Outlier.ofForces(predictions, OUTLIERS)));
        return map;
    }

    private static List<Map<String, Object>> maps(List<Outlier> outliers) {
        return outliers.stream().map(Outlier::toMap).toList();
    }

    private Report report() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Loss", String.format(Locale.ROOT, "%.6g", result.loss().total()));
        facts.put("Functions", Integer.toString(result.functions()));
        facts.put("Coefficients", Integer.toString(result.parameters()));
        facts.put("Time", String.format(Locale.ROOT, "%.1f s", result.seconds()));
        facts.put("Ended", result.converged() ? "converged" : "before it converged");
        Report report =
                Report.titled("Fit of " + name)
                        .provenance(Provenance.line(result.potential()))
                        .section("Summary")
                        .facts(facts);
        for (String note : result.notes()) {
            report = report.text(note);
        }
        if (result.history().size() > 1) {
            report =
                    report.figure(Plots.fitHistory(result), "The loss and its parts over the fit.");
        }
        return withOutliers(judgement.appendTo(report));
    }

    private Report withOutliers(Report report) {
        Report longer = report.section("Largest errors");
        for (var part : judgement.predictions().entrySet()) {
            longer =
                    longer.table(
                                    Outlier.table(
                                            "energies",
                                            Outlier.ofEnergies(part.getValue(), OUTLIERS)),
                                    "Largest errors of energies, " + part.getKey() + " data.")
                            .table(
                                    Outlier.table(
                                            "forces", Outlier.ofForces(part.getValue(), OUTLIERS)),
                                    "Largest errors of forces, " + part.getKey() + " data.");
        }
        return longer;
    }
}
