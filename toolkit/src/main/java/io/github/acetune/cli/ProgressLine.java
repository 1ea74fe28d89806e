package io.github.acetune.cli;

import java.time.Duration;

/**
 * One line that tells how far a task is: written over itself on a terminal, a new line now and then elsewhere. Not thread-safe.
 */
final class ProgressLine implements AutoCloseable {
    private static final long TERMINAL_INTERVAL = 100_000_000;
    private static final long PLAIN_INTERVAL = 10_000_000_000L;
    private static final String CLEAR = "\r\033[2K";

    private final Console console;
    private long last;
    private boolean shown;

    ProgressLine(Console console) {
        this.console = console;
        this.last = System.nanoTime();
    }

    /**
     * Shows a state that will soon be replaced; some are left out.
     *
     * @param text without a line break
     */
    void update(String text) {
        long now = System.nanoTime();
        if (now - last < (console.terminal() ? TERMINAL_INTERVAL : PLAIN_INTERVAL)) {
            return;
        }
        last = now;
        if (console.terminal()) {
            console.err().print(CLEAR + text);
            console.err().flush();
            shown = true;
        } else {
            console.err().println(text);
        }
    }

    /**
     * Writes a line that stays.
     *
     * @param text without a line break
     */
    void keep(String text) {
        clear();
        console.err().println(text);
        last = System.nanoTime();
    }

    private void clear() {
        if (shown) {
            console.err().print(CLEAR);
            shown = false;
        }
    }

    @Override
    public void close() {
        clear();
        console.err().flush();
    }

    /**
     * A time in words.
     *
     * @param time not negative
     * @return for example {@code "1 min 5 s"}
     */
    static String words(Duration time) {
        long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
