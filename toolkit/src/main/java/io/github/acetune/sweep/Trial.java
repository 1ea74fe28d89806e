package io.github.acetune.sweep;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.optimize.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One iteration of a sweep: a point of the search space, fitted and judged, or the reason why that failed. Immutable. */
public final class Trial {
    private final int iteration;
    private final Point point;
    private final Outcome outcome;
    private final double seconds;
    private final Optional<TrialContext> context;

    /**
     * A trial on its own.
     *
     * @param iteration counted from 1
     * @param point the hyperparameters
     * @param outcome what came out
     * @param seconds how long it took
     */
    public Trial(int iteration, Point point, Outcome outcome, double seconds) {
        this(iteration, point, outcome, seconds, Optional.empty());
    }

    private Trial(
            int iteration,
            Point point,
            Outcome outcome,
            double seconds,
            Optional<TrialContext> context) {
        this.iteration = iteration;
        this.point = point;
        this.outcome = outcome;
        this.seconds = seconds;
        this.context = context;
    }

    /** The trial as one of a sweep that has ended. */
    Trial in(TrialContext sweep) {
        return new Trial(iteration, point, outcome, seconds, Optional.of(sweep));
    }

    /**
     * Its number in the sweep.
     *
     * @return counted from 1
     */
    public int iteration() {
        return iteration;
    }

    /**
     * The hyperparameters.
     *
     * @return a point of the sweep's space
     */
    public Point point() {
        return point;
    }

    /**
     * What came out.
     *
     * @return a fit, or why there is none
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * How long it took.
     *
     * @return wall time, s
     */
    public double seconds() {
        return seconds;
    }

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

    /**
     * Goes on fitting the potential to the sweep's training data, as the paper does with the best fit of a sweep.
     *
     * @param stages settings of the stages, in order, for example {@code FitSpec.kappa(0.02)}
     * @return the fit with its errors on the sweep's data
     * @throws IllegalStateException for a failed trial, or one that belongs to no sweep
     */
    public Upfit upfit(FitSpec... stages) {
        return sweep().upfit(this, stages);
    }

    /**
     * Goes on fitting the potential with the trial's own settings, but other weights of the forces.
     *
     * @param kappas one stage each, in order: 0.8 and then 0.02 in the paper
     * @return the fit with its errors on the sweep's data
     * @throws IllegalStateException for a failed trial, or one that belongs to no sweep
     */
    public Upfit upfit(double... kappas) {
        return upfit(sweep().stages(this, Arrays.stream(kappas).boxed().toList()));
    }

    private TrialContext sweep() {
        return context.orElseThrow(() ->
                new IllegalStateException(
                        "iteration " + iteration + " is not from the result of a sweep"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trial trial
                && iteration == trial.iteration
                && point.equals(trial.point)
                && outcome.equals(trial.outcome)
                && Double.compare(seconds, trial.seconds) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * iteration + point.hashCode();
    }

    @Override
    public String toString() {
        return "iteration " + iteration + ", " + point + ": " + outcome;
    }
}
