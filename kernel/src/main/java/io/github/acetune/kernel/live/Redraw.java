package io.github.acetune.kernel.live;

import java.util.concurrent.TimeUnit;

/** Lets a display be redrawn at most five times a second, and what is costly to draw for a small part of the time only. */
final class Redraw {
    private static final long PAUSE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long COSTLY_PAUSE_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);

    /** So many times as long as drawing took, nothing is drawn again. */
    private static final int SPARING = 20;

    private long last;
    private long pause;

    Redraw() {
        pause = PAUSE_NANOSECONDS;
        last = System.nanoTime() - pause;
    }

    private Redraw(long firstPause) {
        pause = firstPause;
        last = System.nanoTime();
    }

    /** For what takes longer to draw: not at once, and every few seconds at most. */
    static Redraw ofCostly() {
        return new Redraw(COSTLY_PAUSE_NANOSECONDS);
    }

    /** Whether enough time has passed since the last time that it was. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - last < pause) {
            return false;
        }
        last = now;
        return true;
    }

    /** The drawing that was due is done: the longer it took, the longer until the next. */
    void done() {
        long now = System.nanoTime();
        pause = Math.max(pause, SPARING * (now - last));
        last = now;
    }
}
