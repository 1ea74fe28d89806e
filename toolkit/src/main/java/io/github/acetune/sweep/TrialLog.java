package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import java.util.List;
import java.util.Optional;

/** Where finished trials are kept. Implementations are safe to use from several threads. */
interface TrialLog {
    /**
     * A trial finished earlier.
     *
     * @param iteration counted from 1
     * @param asked the point that this iteration is about to fit
     * @return the trial; empty where that iteration is still to be done
     */
    Optional<Trial> finished(int iteration, Point asked);

    /**
     * Keeps a trial; when this returns, it is safe.
     *
     * @param trial just finished
     * @param all every trial finished so far in the order of iterations, this one included
     */
    void keep(Trial trial, List<Trial> all);

    /**
     * Keeps nothing.
     *
     * @return a log for sweeps in memory
     */
    static TrialLog none() {
        return new TrialLog() {
            @Override
            public Optional<Trial> finished(int iteration, Point asked) {
                return Optional.empty();
            }

            @Override
            public void keep(Trial trial, List<Trial> all) {}
        };
    }
}
