package io.github.acetune.cli;

import io.github.acetune.data.Split;
import io.github.acetune.plot.TableView;
import io.github.acetune.sweep.Sweep;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a sweep for a person: a progress line, a table, a report.
 *
 * @param console where it writes
 * @param title what the sweep is called
 * @param json whether the result goes to the standard output as JSON instead of a table
 */
record SweepSession(Console console, String title, boolean json) {
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
        try (var _ = new Interruption()) {
            return guarded(sweep, data, folder);
        }
    }

    private int guarded(Sweep sweep, Split data, Path folder) {
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
        finish(result, folder);
        return ExitCode.DONE;
    }

    private SweepResult fits(Sweep sweep, Split data, Path folder) {
        try (var progress = new SweepProgressLine(console)) {
            return sweep.into(folder).listen(progress).run(data);
        }
    }

    private void finish(SweepResult result, Path folder) {
        Trial best = result.best();
        new SweepReport(title, result).write(folder.resolve("report.html"));
        if (json) {
            console.out().print(JsonText.pretty(tree(result, folder)));
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

    private static Map<String, Object> tree(SweepResult result, Path folder) {
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
        return tree;
    }
}
