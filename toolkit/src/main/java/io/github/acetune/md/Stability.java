package io.github.acetune.md;

import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a run stayed within physics: the paper's robustness test.
 *
 * @param stable whether no guard stopped the run
 * @param step the last step checked; where the run was stopped, the step at which a guard was violated
 * @param time the simulated time there
 * @param atoms the atoms to blame, counted from 1; empty where it is all of them
 * @param reason what happened, empty for a stable run
 * @param advice what to add to the training set, empty for a stable run
 * @param lastGood the last frame known to be good, where the run was stopped
 * @param offending the frame that violated a guard, where the run was stopped
 */
public record Stability(
        boolean stable,
        long step,
        Time time,
        List<Integer> atoms,
        String reason,
        String advice,
        Optional<Structure> lastGood,
        Optional<Structure> offending) {
    static Stability good(long step, Time time) {
        return new Stability(
                true, step, time, List.of(), "", "", Optional.empty(), Optional.empty());
    }

    /**
     * The result in one line.
     *
     * @return for example {@code "unstable at step 120 (0.12 ps): atoms 3 and 7 are 0.9 Å apart …"}
     */
    public String line() {
        String place = String.format(Locale.ROOT, "step %d (%.4g ps)", step, time.ps());
        return stable
                ? "stable up to " + place
                : "unstable at " + place + ": " + reason + "; " + advice;
    }

    @Override
    public String toString() {
        return line();
    }
}
