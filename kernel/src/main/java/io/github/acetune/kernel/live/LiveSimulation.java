package io.github.acetune.kernel.live;

import io.github.acetune.kernel.DisplayHandle;
import io.github.acetune.kernel.Notebook;
import io.github.acetune.kernel.ProgressBar;
import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.md.LogRow;
import io.github.acetune.md.SimulationListener;
import io.github.acetune.md.SimulationWatch;
import io.github.acetune.plot.Plots;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Shows a run of molecular dynamics that takes more than a second: a bar with temperature, pace and the time left, and temperature,
 * energy and pressure so far.
 */
public final class LiveSimulation implements SimulationWatch {
    private static final long SHORT_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_POINTS = 600;

    /** Created by the service loader. */
    public LiveSimulation() {}

    @Override
    public Optional<SimulationListener> begin() {
        return CellContext.inherited() == null ? Optional.empty() : Optional.of(new Shown());
    }

    private static final class Shown implements SimulationListener {
        private final long begun = System.nanoTime();
        private final Redraw redraw = new Redraw();
        private final List<LogRow> rows = new ArrayList<>();
        private DisplayHandle bar;
        private DisplayHandle plot;
        private Progress latest;

        @Override
        public void advanced(Progress progress) {
            latest = progress;
            rows.add(progress.state());
            if (rows.size() > MOST_POINTS) {
                thin();
            }
            if (System.nanoTime() - begun > SHORT_NANOSECONDS && redraw.isDue()) {
                show();
            }
        }

        @Override
        public void ended() {
            if (bar != null) {
                show();
            }
        }

        /** Every other point, the newest included. */
        private void thin() {
            for (int k = rows.size() - 2; k >= 0; k -= 2) {
                rows.remove(k);
            }
        }

        private void show() {
            double done = latest.steps() / (double) Math.max(1, latest.total());
            var newBar = ProgressBar.of("dynamics", done, state(latest));
            var figure = Plots.dynamics(rows);
            if (bar == null) {
                bar = Notebook.display(newBar);
                plot = Notebook.display(figure);
            } else {
                bar.update(newBar);
                plot.update(figure);
            }
        }

        private static String state(Progress progress) {
            String left =
                    progress.timeLeft()
                            .filter(time -> !time.isZero())
                            .map(time -> ", " + ProgressBar.duration(time.toNanos()) + " left")
                            .orElse("");
            return String.format(
                    Locale.ROOT,
                    "step %d of %d, %.0f K, %.3g ns/day%s",
                    progress.steps(),
                    progress.total(),
                    progress.state().temperature(),
                    progress.nanosecondsPerDay(),
                    left);
        }
    }
}
