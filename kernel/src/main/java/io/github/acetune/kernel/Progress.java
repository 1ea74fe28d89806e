package io.github.acetune.kernel;

import io.github.acetune.kernel.display.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A progress bar in a notebook. Safe for use by several threads; redrawn at most five times a second. */
public final class Progress implements AutoCloseable {
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
        progress.handle = Notebook.display(progress.bundle(0));
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
            handle.update(bundle(time - start));
        }
    }

    private MimeBundle bundle(long elapsed) {
        String state = done + " of " + total + ", " + times(elapsed);
        Map<String, Object> data = new LinkedHashMap<>();
        String safe = label.replace("&", "&amp;").replace("<", "&lt;");
        data.put(
                "text/html",
                "<div><label>"
                        + safe
                        + " <progress max=\""
                        + total
                        + "\" value=\""
                        + done
                        + "\" style=\"width:20em;vertical-align:middle\"></progress></label> <span>"
                        + state
                        + "</span></div>");
        data.put(MimeBundle.TEXT, label + ": " + state);
        return new MimeBundle(data, Map.of());
    }

    private String times(long elapsed) {
        String passed = duration(elapsed) + " passed";
        if (done == total || closed || done == 0) {
            return passed;
        }
        return passed
                + ", "
                + duration((long) (elapsed * ((total - done) / (double) done)))
                + " left";
    }

    private static String duration(long nanoseconds) {
        long seconds = Math.round(nanoseconds / 1e9);
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
