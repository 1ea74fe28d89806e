package io.github.acetune.cli;

import io.github.acetune.plot.Plots;
import io.github.acetune.plot.Report;
import io.github.acetune.plot.Values;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The page that tells what a sweep found.
 *
 * @param title what the sweep is called
 * @param result what it found
 */
record SweepReport(String title, SweepResult result) {
    void write(Path file) {
        Trial best = result.best();
        Report report =
                Report.titled("Sweep of " + title)
                        .provenance(Provenance.line(best.potential()))
                        .section("Best potential")
                        .facts(facts(best))
                        .section("Convergence")
                        .figure(
                                Plots.convergenceOfTrials(result.trials(), result.initial()),
                                "Errors of each iteration on training and test data; the initial iterations are shaded.")
                        .figure(
                                Plots.lossConvergence(
                                        Values.of(
                                                result.trials().stream().map(Trial::loss).toList()),
                                        result.initial()),
                                "The loss that is minimised.")
                        .section("Iterations")
                        .table(
                                result.table(),
                                "Hyperparameters, loss, errors on the test data; a dash: without effect.");
        Judgement.of(best.potential(), result.data()).appendTo(report).write(file);
    }

    private Map<String, String> facts(Trial best) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Iteration", best.iteration() + " of " + result.trials().size());
        facts.put("Loss", Double.toString(best.loss()));
        best.point().values().forEach((name, value) -> facts.put(name, value.toString()));
        best.fitted()
                .ifPresent(fitted -> {
                    facts.put("Functions", Integer.toString(fitted.functions()));
                    facts.put("Coefficients", Integer.toString(fitted.coefficients()));
                });
        return facts;
    }
}
