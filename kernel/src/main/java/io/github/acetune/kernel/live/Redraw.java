package io.github.acetune.kernel.live;

import java.util.concurrent.TimeUnit;

/** Lets a display be redrawn at most five times a second. */
final class Redraw {
    private static final long PAUSE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(200);

    private long last = System.nanoTime() - PAUSE_NANOSECONDS;

    /** Whether enough time has passed since the last time that it was. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - last < PAUSE_NANOSECONDS) {
            return false;
        }
        last = now;
        return true;
    }
}
