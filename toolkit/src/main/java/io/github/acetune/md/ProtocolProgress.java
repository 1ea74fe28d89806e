package io.github.acetune.md;

import java.util.Optional;

/** Tells of runs that follow each other as of one. */
final class ProtocolProgress {
    private final SimulationListener inner;
    private final double total;
    private double passed;
    private long steps;

    /**
     * Nothing has been run yet.
     *
     * @param listener is told; if there is none, whoever watches all simulations
     * @param duration of all runs together
     */
    ProtocolProgress(Optional<SimulationListener> listener, Time duration) {
        this.inner = listener.orElseGet(SimulationWatch::found);
        this.total = duration.ps();
    }

    /**
     * The listener of the next run.
     *
     * @param duration of that run
     */
    SimulationListener of(Time duration) {
        return progress -> {
            double step = duration.ps() / Math.max(1, progress.total());
            double left = total - passed - progress.steps() * step;
            double leftOfRun = Math.max(step, (progress.total() - progress.steps()) * step);
            inner.advanced(
                    new SimulationListener.Progress(
                            steps + progress.steps(),
                            step > 0 ? Math.round(total / step) : progress.total(),
                            later(progress.state()),
                            progress.nanosecondsPerDay(),
                            progress.timeLeft()
                                    .filter(time -> !time.isZero())
                                    .map(time ->
                                            time.multipliedBy(Math.round(1000 * left / leftOfRun))
                                                    .dividedBy(1000))));
        };
    }

    private LogRow later(LogRow row) {
        return new LogRow(
                steps + row.step(),
                1000 * passed + row.timeFs(),
                row.temperature(),
                row.pressure(),
                row.volume(),
                row.potential(),
                row.kinetic(),
                row.conserved());
    }

    /** A run has been done, now or before. */
    void passed(Time duration, Time timestep) {
        passed += duration.ps();
        steps += Math.round(duration.ps() / timestep.ps());
    }

    void ended() {
        inner.ended();
    }
}
