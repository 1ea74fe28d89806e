package io.github.acetune.cli;

import io.github.acetune.optimize.Analysis;
import io.github.acetune.plot.Report;
import io.github.acetune.plot.SweepPlots;
import io.github.acetune.plot.Values;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import io.github.acetune.sweep.Upfit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page that tells what a sweep found.
 *
 * @param title what the sweep is called
 * @param result what it found
 * @param upfits what became of its best fits
 */
record SweepReport(String title, SweepResult result, List<Upfit> upfits) {
    private static final int LEAST_FOR_MODEL = 4;

    void write(Path file) {
        Trial best = result.best();
        Report report =
                Report.titled("Sweep of " + title)
                        .provenance(Provenance.line(best.potential()))
                        .section("Best potential")
                        .facts(facts(best))
                        .section("Convergence")
                        .figure(
                                SweepPlots.convergenceOfTrials(result.trials(), result.initial()),
                                "Errors of each iteration on training and test data; the initial iterations are shaded.")
                        .figure(
                                SweepPlots.lossConvergence(
                                        Values.of(
                                                result.trials().stream().map(Trial::loss).toList()),
                                        result.initial()),
                                "The loss that is minimised.");
        report =
                hyperparameters(upfitted(report))
                        .section("Iterations")
                        .table(
                                result.table(),
                                "Hyperparameters, loss, errors on the test data; a dash: without effect.");
        Judgement.of(best.potential(), result.data()).appendTo(report).write(file);
    }

    private Report upfitted(Report report) {
        return upfits.isEmpty()
                ? report
                : report.section("Upfit")
                        .figure(
                                SweepPlots.upfits(upfits, result.initial()),
                                "Errors on the test data before and after the upfit of the best initial and the best"
                                        + " optimised fit.");
    }

    private Report hyperparameters(Report report) {
        Report longer =
                report.section("Hyperparameters")
                        .figure(
                                SweepPlots.parallelCoordinates(result),
                                "One line per trial, the best ones in colour; a dash: without effect.")
                        .figure(
                                SweepPlots.evaluations(result),
                                "How often values were tried (diagonal), and pairs of values in the order of their trials; the star is the best.");
        if (result.trials().stream().filter(trial -> !trial.failed()).count() >= LEAST_FOR_MODEL) {
            Analysis analysis = result.analysis();
            longer =
                    longer.figure(
                                    SweepPlots.importance(result),
                                    "How much of the loss's variance each hyperparameter explains, by the surrogate.")
                            .figure(
                                    SweepPlots.partialDependence(result),
                                    "The loss that the surrogate expects, averaged over all other hyperparameters: along each on the diagonal, with one"
                                            + " standard deviation, and in pairs below it. Points are trials, the star is the best.")
                            .facts(expected(analysis));
        }
        return result.hasCosts()
                ? longer.figure(
                        SweepPlots.paretoFront(result),
                        "Loss and cost of every fit; the best compromises are joined.")
                : longer;
    }

    private Map<String, String> expected(Analysis analysis) {
        Analysis.Expectation minimum = analysis.expectedMinimum();
        var facts = new LinkedHashMap<String, String>();
        facts.put(
                "Expected minimum of the loss",
                String.format(Locale.ROOT, "%.4g ± %.2g", minimum.mean(), minimum.deviation()));
        minimum.point()
                .values()
                .forEach(
                        (name, value) -> facts.put("at " + result.shortName(name), rounded(value)));
        return facts;
    }

    private static String rounded(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.5g", number)
                : value.toString();
    }

    private Map<String, String> facts(Trial best) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Iteration", best.iteration() + " of " + result.trials().size());
        facts.put("Loss", rounded(best.loss()));
        best.point().values().forEach((name, value) -> facts.put(name, rounded(value)));
        best.fitted()
                .ifPresent(fitted -> {
                    facts.put("Functions", Integer.toString(fitted.functions()));
                    facts.put("Coefficients", Integer.toString(fitted.coefficients()));
                });
        return facts;
    }
}
