package io.github.acetune.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a sweep ends.
 *
 * @param iterations trials in all, at least 1
 * @param loss ends when a loss is not above this; NaN for never
 * @param time no trial begins later than this after the start of a run
 * @param patience ends after so many optimised trials without a lower loss; 0 for never
 */
record StopRules(int iterations, double loss, Optional<Duration> time, int patience) {
    /** Iterations alone. */
    static StopRules after(int iterations) {
        return new StopRules(iterations, Double.NaN, Optional.empty(), 0);
    }

    /**
     * Why no more trials are needed.
     *
     * @param told trials in the order of iterations
     * @param initial how many of the first ones do not count against patience
     * @param elapsed since the start of this run
     * @return the reason; empty where the sweep goes on
     */
    Optional<String> reason(List<Trial> told, int initial, Duration elapsed) {
        double best = Double.POSITIVE_INFINITY;
        int since = 0;
        for (Trial trial : told) {
            boolean better = !trial.failed() && trial.loss() < best;
            best = better ? trial.loss() : best;
            since = better || trial.iteration() <= initial ? 0 : since + 1;
        }
        if (best <= loss) {
            return Optional.of(String.format(Locale.ROOT, "a loss of %.5g was reached", best));
        }
        if (patience > 0 && since >= patience) {
            return Optional.of("no lower loss in " + since + " trials");
        }
        return time.filter(limit -> elapsed.compareTo(limit) >= 0).map(limit -> "the time was up");
    }
}
