package io.github.acetune.cli;

import io.github.acetune.optimize.Point;
import io.github.acetune.sweep.SweepListener;
import io.github.acetune.sweep.SweepProgress;
import io.github.acetune.sweep.Trial;
import java.util.Locale;

/** Shows how a sweep goes on: a line per finished fit, and the fit under way on a terminal. */
final class SweepProgressLine implements SweepListener, AutoCloseable {
    private final ProgressLine line;

    SweepProgressLine(Console console) {
        this.line = new ProgressLine(console);
    }

    @Override
    public void started(int iteration, Point point, SweepProgress progress) {
        line.update(head(iteration, progress) + "started" + tail(progress));
    }

    @Override
    public void advanced(int iteration, String detail, SweepProgress progress) {
        line.update(head(iteration, progress) + detail + tail(progress));
    }

    @Override
    public void finished(Trial trial, SweepProgress progress) {
        String outcome =
                switch (trial.outcome()) {
                    case Trial.Outcome.Fitted fitted ->
                            String.format(Locale.ROOT, "loss %.5f", fitted.loss());
                    case Trial.Outcome.Failed failed -> "failed: " + failed.reason();
                };
        line.keep(head(trial.iteration(), progress) + outcome + tail(progress));
    }

    private static String head(int iteration, SweepProgress progress) {
        String phase = iteration <= progress.initial() ? "initial" : "optimised";
        int width = Integer.toString(progress.total()).length();
        return String.format(
                Locale.ROOT,
                "iteration %" + width + "d/%d (%s): ",
                iteration,
                progress.total(),
                phase);
    }

    private static String tail(SweepProgress progress) {
        String best =
                progress.best()
                        .map(trial ->
                                String.format(
                                        Locale.ROOT,
                                        ", best %.5f (iteration %d)",
                                        trial.loss(),
                                        trial.iteration()))
                        .orElse("");
        String left =
                progress.timeLeft()
                        .map(time -> ", " + ProgressLine.words(time) + " left")
                        .orElse("");
        return best + left;
    }

    @Override
    public void close() {
        line.close();
    }
}
