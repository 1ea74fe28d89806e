package io.github.acetune.sweep;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.optimize.Point;
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
         * @param potential the potential
         */
        record Fitted(
                double loss,
                TrialErrors errors,
                int functions,
                int coefficients,
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
     * The potential.
     *
     * @return the fitted potential
     * @throws IllegalStateException for a failed trial, naming the reason
     */
    public BBasisPotential potential() {
        return switch (outcome) {
            case Outcome.Fitted fitted -> fitted.potential();
            case Outcome.Failed failed ->
                    throw new IllegalStateException(
                            "iteration "
                                    + iteration
                                    + " failed and has no potential: "
                                    + failed.reason());
        };
    }
}
