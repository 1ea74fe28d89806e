package io.github.acetune.kernel.live;

import io.github.acetune.kernel.DisplayHandle;
import io.github.acetune.kernel.Notebook;
import io.github.acetune.kernel.ProgressBar;
import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.optimize.Point;
import io.github.acetune.plot.SweepView;
import io.github.acetune.sweep.SweepListener;
import io.github.acetune.sweep.SweepProgress;
import io.github.acetune.sweep.SweepWatch;
import io.github.acetune.sweep.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a running sweep, redrawn in place: a bar with the best trial and the time left, how loss and errors have fallen, and, less
 * often, what the sweep did and learnt along its hyperparameters.
 */
public final class LiveSweep implements SweepWatch {
    /** Created by the service loader. */
    public LiveSweep() {}

    @Override
    public Optional<SweepListener> begin() {
        return CellContext.inherited() == null ? Optional.empty() : Optional.of(new Shown());
    }

    /** Calls come one at a time. */
    private static final class Shown implements SweepListener {
        private final DisplayHandle bar = Notebook.display(ProgressBar.of("sweep", 0, "starting"));
        private final List<Trial> trials = new ArrayList<>();
        private final Redraw redrawBar = new Redraw();
        private final Redraw redrawPlot = new Redraw();
        private final Redraw redrawTabs = Redraw.ofCostly();
        private Preview preview;
        private DisplayHandle plot;
        private DisplayHandle tabs;
        private SweepProgress latest;
        private boolean plotted = true;

        @Override
        public void began(Preview sweep) {
            preview = sweep;
        }

        @Override
        public void started(int iteration, Point point, SweepProgress progress) {
            show(progress, "fit " + iteration);
        }

        @Override
        public void advanced(int iteration, String detail, SweepProgress progress) {
            show(progress, "fit " + iteration + ": " + detail);
        }

        @Override
        public void takenOver(Trial trial, SweepProgress progress) {
            add(trial, progress);
        }

        @Override
        public void finished(Trial trial, SweepProgress progress) {
            add(trial, progress);
        }

        @Override
        public void ended() {
            if (latest != null) {
                String state = latest.finished() < latest.total() ? "ended early" : "done";
                bar.update(bar(latest, state));
                if (!plotted) {
                    draw();
                }
                // Who has stopped a sweep does not want to wait for figures.
                if (latest.finished() == latest.total()) {
                    drawTabs();
                }
            }
        }

        private void add(Trial trial, SweepProgress progress) {
            trials.add(trial);
            plotted = false;
            show(progress, "");
            if (redrawPlot.isDue()) {
                draw();
            }
            if (redrawTabs.isDue()) {
                drawTabs();
            }
        }

        private void show(SweepProgress progress, String detail) {
            latest = progress;
            if (redrawBar.isDue()) {
                bar.update(bar(progress, detail));
            }
        }

        private void draw() {
            if (trials.stream().allMatch(Trial::failed)) {
                return;
            }
            trials.sort(Comparator.comparingInt(Trial::iteration));
            var figure = SweepView.course(trials, latest.initial());
            if (plot == null) {
                plot = Notebook.display(figure);
            } else {
                plot.update(figure);
            }
            plotted = true;
        }

        private void drawTabs() {
            if (trials.stream().filter(trial -> !trial.failed()).count() < 2) {
                return;
            }
            trials.sort(Comparator.comparingInt(Trial::iteration));
            var view = SweepView.of(preview.of(trials));
            if (tabs == null) {
                tabs = Notebook.display(view);
            } else {
                tabs.update(view);
            }
            redrawTabs.done();
        }

        private static ProgressBar bar(SweepProgress progress, String detail) {
            StringBuilder state = new StringBuilder();
            state.append(progress.finished()).append(" of ").append(progress.total());
            progress.best()
                    .ifPresent(best ->
                            state.append(
                                    String.format(
                                            Locale.ROOT,
                                            ", best loss %.4g (iteration %d)",
                                            best.loss(),
                                            best.iteration())));
            if (progress.finished() < progress.total()) {
                progress.timeLeft()
                        .ifPresent(left ->
                                state.append(", ")
                                        .append(ProgressBar.duration(left.toNanos()))
                                        .append(" left"));
            }
            if (!detail.isEmpty()) {
                state.append("; ").append(detail);
            }
            double done = progress.finished() / (double) progress.total();
            return ProgressBar.of("sweep", done, state.toString());
        }
    }
}
