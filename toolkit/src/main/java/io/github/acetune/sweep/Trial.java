package io.github.acetune.sweep;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.optimize.Point;
import java.util.List;
import java.util.Optional;

/**
 * One iteration of a sweep: a point of the search space, fitted and judged, or the reason why that failed.
 *
 * @param iteration counted from 1
 * @param point the hyperparameters
 * @param outcome what came out
 * @param seconds how long it took
 */
public record Trial(int iteration, Point point, Outcome outcome, double seconds) {
    /** What came out of a trial. */
    public sealed interface Outcome {
        /**
         * A fit.
         *
         * @param loss what the sweep minimises, equation 7 of the paper
         * @param errors the errors behind it
         * @param functions number of basis functions
         * @param coefficients number of fitted coefficients
         * @param microseconds what energy and forces cost, processor time per atom on this machine, µs
         * @param potential the potential
         */
        record Fitted(
                double loss,
                TrialErrors errors,
                int functions,
                int coefficients,
                double microseconds,
                BBasisPotential potential)
                implements Outcome {}

        /**
         * No usable fit.
         *
         * @param reason why, in one line
         */
        record Failed(String reason) implements Outcome {}
    }

    /**
     * Whether there is no usable fit.
     *
     * @return true for a failed trial
     */
    public boolean failed() {
        return outcome instanceof Outcome.Failed;
    }

    /**
     * The fit.
     *
     * @return empty for a failed trial
     */
    public Optional<Outcome.Fitted> fitted() {
        return outcome instanceof Outcome.Fitted fitted ? Optional.of(fitted) : Optional.empty();
    }

    /**
     * What the sweep minimises, equation 7 of the paper.
     *
     * @return the loss, NaN for a failed trial
     */
    public double loss() {
        return outcome instanceof Outcome.Fitted fitted ? fitted.loss() : Double.NaN;
    }

    /**
     * What the sweep minimises: the loss, or the loss and the cost.
     *
     * @param count 1 or 2
     * @return the loss, then µs per atom
     * @throws IllegalStateException for a failed trial, naming the reason
     */
    List<Double> objectives(int count) {
        Outcome.Fitted fitted = fitted().orElseThrow(() -> new IllegalStateException(failure()));
        return List.of(fitted.loss(), fitted.microseconds()).subList(0, count);
    }

    private String failure() {
        return outcome instanceof Outcome.Failed failed
                ? "iteration " + iteration + " failed and has no potential: " + failed.reason()
                : "";
    }

    /**
     * The potential.
     *
     * @return the fitted potential
     * @throws IllegalStateException for a failed trial, naming the reason
     */
    public BBasisPotential potential() {
        return fitted().orElseThrow(() -> new IllegalStateException(failure())).potential();
    }
}
