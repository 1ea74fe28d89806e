package io.github.acetune.cli;

import io.github.acetune.data.Split;
import io.github.acetune.fit.FitStep;
import io.github.acetune.plot.TableView;
import io.github.acetune.sweep.Sweep;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import io.github.acetune.sweep.Upfit;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a sweep for a person: a progress line, a table, a report.
 *
 * @param console where it writes
 * @param title what the sweep is called
 * @param kappas the stages of the upfits after the sweep; none where empty
 * @param json whether the result goes to the standard output as JSON instead of a table
 */
record SweepSession(Console console, String title, List<Double> kappas, boolean json) {
    /**
     * Runs a sweep.
     *
     * @param sweep what to search
     * @param data training and test data
     * @param folder where everything is kept
     * @return the exit code
     */
    int run(Sweep sweep, Split data, Path folder) {
        console.err().println("fitting to " + data.train());
        console.err().println("judging on " + data.validation());
        // The process may end as soon as the guard is closed: what a person is to see comes before.
        try (var interruption = new Interruption()) {
            return guarded(sweep, data, folder, interruption);
        }
    }

    /**
     * Helps with a sweep that another process runs, which also writes its report.
     *
     * @param sweep what to search
     * @param data training and test data
     * @param folder where everything is kept
     * @return the exit code
     */
    int help(Sweep sweep, Split data, Path folder) {
        try (var _ = new Interruption()) {
            SweepResult result = fits(sweep, data, folder);
            console.err().println(folder + ": " + result.trials().size() + " fits are finished");
            return result.interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private int guarded(Sweep sweep, Split data, Path folder, Interruption interruption) {
        SweepResult result = fits(sweep, data, folder);
        if (result.interrupted()) {
            // A report would keep the person waiting who has just asked for the end.
            int done = result.trials().size();
            String report =
                    done == 0 ? "" : " (--resume --iterations " + done + " writes their report)";
            console.err()
                    .println(
                            "acetune: interrupted; "
                                    + done
                                    + " finished fits are in "
                                    + folder
                                    + ", go on with --resume"
                                    + report);
            return ExitCode.INTERRUPTED;
        }
        result.stopped().ifPresent(reason -> console.notice("the sweep ended early: " + reason));
        finish(result, upfits(result, folder, interruption), folder);
        return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private List<Upfit> upfits(SweepResult result, Path folder, Interruption interruption) {
        var upfits = new ArrayList<Upfit>();
        if (kappas.isEmpty()) {
            return upfits;
        }
        try (var line = new ProgressLine(console)) {
            for (Trial trial :
                    Stream.concat(result.bestInitial().stream(), result.bestOptimised().stream())
                            .toList()) {
                if (!interruption.happened()) {
                    upfits.add(
                            result.upfit(
                                    trial,
                                    kappas,
                                    (step, secondsLeft) -> {
                                        line.update(text(trial, step, secondsLeft));
                                        return !interruption.happened();
                                    }));
                }
            }
        }
        result.writeUpfits(upfits, folder);
        return upfits;
    }

    private static String text(Trial trial, FitStep step, double secondsLeft) {
        String left =
                Double.isFinite(secondsLeft)
                        ? ", at most "
                                + ProgressLine.words(
                                        Duration.ofMillis(Math.round(1000 * secondsLeft)))
                                + " left"
                        : "";
        return String.format(
                Locale.ROOT,
                "upfit of iteration %d: %s, step %d, fit loss %.4g%s",
                trial.iteration(),
                step.stage(),
                step.iteration(),
                step.loss().total(),
                left);
    }

    private SweepResult fits(Sweep sweep, Split data, Path folder) {
        try (var progress = new SweepProgressLine(console)) {
            return sweep.into(folder).listen(progress).run(data);
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(
                    e.getMessage()
                            + "; every fit finished before is safe: make room or mend the folder, then go on with --resume",
                    e.getCause());
        }
    }

    private void finish(SweepResult result, List<Upfit> upfits, Path folder) {
        Trial best = result.best();
        new SweepReport(title, result, upfits).write(folder.resolve("report.html"));
        if (json) {
            console.out().print(JsonText.pretty(tree(result, upfits, folder)));
            return;
        }
        console.out().print(TableView.of(result.table()).rows(Integer.MAX_VALUE).toText());
        console.out().println();
        console.out()
                .printf(
                        Locale.ROOT,
                        "best: iteration %d, loss %.5g, %d functions%n",
                        best.iteration(),
                        best.loss(),
                        best.fitted().orElseThrow().functions());
        for (Upfit upfit : upfits) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "upfit of iteration %d: loss %.5g, in %s%n",
                            upfit.start().iteration(),
                            upfit.trial().loss(),
                            result.upfitFolder(upfit, folder));
        }
        console.out()
                .println(
                        "potential: "
                                + folder.resolve("best").resolve("potential.yace")
                                + " and potential.yaml");
        console.out()
                .println(
                        "tables:    "
                                + folder.resolve("parameters.csv")
                                + ", atomistic_errors.csv, loss_function_errors.csv");
        console.out().println("report:    " + folder.resolve("report.html"));
    }

    private static Map<String, Object> tree(SweepResult result, List<Upfit> upfits, Path folder) {
        var tree = new LinkedHashMap<String, Object>();
        Trial best = result.best();
        tree.put("folder", folder.toString());
        tree.put("iterations", result.trials().size());
        tree.put("failed", result.trials().stream().filter(Trial::failed).count());
        tree.put("interrupted", result.interrupted());
        tree.put("best_iteration", best.iteration());
        tree.put("best_loss", best.loss());
        tree.put("best_hyperparameters", best.point().values());
        tree.put("best_potential", folder.resolve("best").resolve("potential.yace").toString());
        result.stopped().ifPresent(reason -> tree.put("stopped", reason));
        for (Upfit upfit : upfits) {
            tree.put(
                    "upfit_" + result.upfitFolder(upfit, folder).getFileName() + "_loss",
                    upfit.trial().loss());
        }
        return tree;
    }
}
