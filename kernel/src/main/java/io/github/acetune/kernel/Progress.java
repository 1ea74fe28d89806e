package io.github.acetune.kernel;

import io.github.acetune.kernel.display.Shown;
import java.util.concurrent.TimeUnit;

/** A progress bar in a notebook. Safe for use by several threads; redrawn at most five times a second. */
public final class Progress implements AutoCloseable, Shown {
    private static final long REDRAW_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(200);

    private final long total;
    private final long start = System.nanoTime();
    private String label;
    private long done;
    private long drawn;
    private boolean closed;
    private DisplayHandle handle;

    private Progress(long total, String label) {
        if (total < 1) {
            throw new IllegalArgumentException(
                    "a progress bar needs at least 1 step; found " + total);
        }
        this.total = total;
        this.label = label;
    }

    static Progress show(long total, String label) {
        Progress progress = new Progress(total, label);
        progress.handle = Notebook.display(progress.bar(0));
        progress.drawn = System.nanoTime();
        return progress;
    }

    /** One more step is done. */
    public synchronized void step() {
        at(done + 1);
    }

    /**
     * So many steps are done.
     *
     * @param steps from 0 to the total
     */
    public synchronized void at(long steps) {
        done = Math.clamp(steps, 0, total);
        redraw(done == total);
    }

    /**
     * Changes the label.
     *
     * @param text what is going on
     */
    public synchronized void label(String text) {
        label = text;
        redraw(false);
    }

    /** Shows the last state for good. */
    @Override
    public synchronized void close() {
        closed = true;
        redraw(true);
    }

    private void redraw(boolean now) {
        long time = System.nanoTime();
        if (now || time - drawn >= REDRAW_NANOSECONDS) {
            drawn = time;
            handle.update(bar(time - start));
        }
    }

    private ProgressBar bar(long elapsed) {
        String state = done + " of " + total + ", " + times(elapsed);
        return ProgressBar.of(label, done / (double) total, state);
    }

    private String times(long elapsed) {
        String passed = ProgressBar.duration(elapsed) + " passed";
        if (done == total || closed || done == 0) {
            return passed;
        }
        return passed
                + ", "
                + ProgressBar.duration((long) (elapsed * ((total - done) / (double) done)))
                + " left";
    }
}
