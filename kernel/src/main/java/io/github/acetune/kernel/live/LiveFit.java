package io.github.acetune.kernel.live;

import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.FitStep;
import io.github.acetune.fit.FitWatch;
import io.github.acetune.kernel.DisplayHandle;
import io.github.acetune.kernel.Notebook;
import io.github.acetune.kernel.ProgressBar;
import io.github.acetune.kernel.cell.CellContext;
import java.util.Locale;
import java.util.Optional;

/** Shows a fit that takes more than a second: its step, its loss, the time that is left at most. */
public final class LiveFit implements FitWatch {
    private static final double SHORT_SECONDS = 1;

    /** Created by the service loader. */
    public LiveFit() {}

    @Override
    public Optional<FitListener> begin() {
        return CellContext.inherited() == null ? Optional.empty() : Optional.of(new Shown());
    }

    private static final class Shown implements FitListener {
        private final Redraw redraw = new Redraw();
        private DisplayHandle handle;
        private FitStep latest;

        @Override
        public boolean progress(FitStep step, double secondsLeft) {
            latest = step;
            if (step.seconds() > SHORT_SECONDS && redraw.isDue()) {
                boolean known = Double.isFinite(secondsLeft);
                double done = known ? step.seconds() / (step.seconds() + secondsLeft) : 0;
                String left =
                        known
                                ? ", at most "
                                        + ProgressBar.duration((long) (1e9 * secondsLeft))
                                        + " left"
                                : "";
                show(ProgressBar.of("fit", done, state(step) + left));
            }
            return true;
        }

        @Override
        public void preparing(double share, double secondsLeft) {
            if (secondsLeft > SHORT_SECONDS && redraw.isDue()) {
                show(
                        ProgressBar.of(
                                "fit",
                                share,
                                "computing basis functions and matrices, "
                                        + ProgressBar.duration((long) (1e9 * secondsLeft))
                                        + " left"));
            }
        }

        @Override
        public void ended() {
            if (handle != null && latest != null) {
                show(ProgressBar.of("fit", 1, state(latest)));
            }
        }

        private void show(ProgressBar bar) {
            if (handle == null) {
                handle = Notebook.display(bar);
            } else {
                handle.update(bar);
            }
        }

        private static String state(FitStep step) {
            return String.format(
                    Locale.ROOT,
                    "%s, step %d, loss %.4g, %s passed",
                    step.stage(),
                    step.iteration(),
                    step.loss().total(),
                    ProgressBar.duration((long) (1e9 * step.seconds())));
        }
    }
}
