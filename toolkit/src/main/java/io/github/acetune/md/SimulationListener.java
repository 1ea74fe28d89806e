package io.github.acetune.md;

import java.time.Duration;
import java.util.Optional;

/** Is told how a run goes on, in the thread of the run. */
@FunctionalInterface
public interface SimulationListener {
    /** Listens to nothing. */
    SimulationListener NONE = _ -> {};

    /**
     * The run has reached a step; some are left out.
     *
     * @param progress how far it is
     */
    void advanced(Progress progress);

    /** The run is over, at the step that was told last. */
    default void ended() {}

    /**
     * How far a run is.
     *
     * @param steps steps done, those before it was resumed included
     * @param total steps wanted
     * @param state the newest row of the log
     * @param nanosecondsPerDay simulated time per day at the present pace, 0 at the start
     * @param timeLeft an estimate, once there is one
     */
    record Progress(
            long steps,
            long total,
            LogRow state,
            double nanosecondsPerDay,
            Optional<Duration> timeLeft) {}
}
