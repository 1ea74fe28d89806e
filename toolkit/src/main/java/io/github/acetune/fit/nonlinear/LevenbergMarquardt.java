package io.github.acetune.fit.nonlinear;

import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.RidgeSolver;
import java.util.Arrays;

/**
 * Levenberg–Marquardt with Marquardt's scaling and the damping rule of H. B. Nielsen (IMM-REP-1999-05): damping falls with the
 * agreement between the model and the function and rises faster and faster while steps fail.
 */
public final class LevenbergMarquardt {
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LARGEST_DAMPING = 1e12;
    private static final int QUIET_STEPS = 4;

    private final SumOfSquares function;
    private final int maxIterations;
    private final double tolerance;

    /** Hears of each accepted step. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Called after each accepted step.
         *
         * @param iteration counted from 1
         * @param value f
         * @param x the parameters, not to be modified or kept
         * @return false to end here
         */
        boolean step(int iteration, double value, double[] x);
    }

    /**
     * What was reached.
     *
     * @param x the best parameters
     * @param value f there
     * @param iterations linearisations made
     * @param converged false where iterations ran out or the observer ended it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    public record Minimum(double[] x, double value, int iterations, boolean converged) {}

    /**
     * Creates a minimiser.
     *
     * @param function what is minimised
     * @param maxIterations most linearisations
     * @param tolerance done when f fell by less than this per step, relatively, over the last four steps
     */
    public LevenbergMarquardt(SumOfSquares function, int maxIterations, double tolerance) {
        this.function = function;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
    }

    /**
     * Minimises.
     *
     * @param start first parameters
     * @param observer hears of progress
     * @return the best that was reached
     */
    public Minimum minimise(double[] start, Observer observer) {
        double[] x = start.clone();
        double damping = FIRST_DAMPING;
        double growth = 2;
        double value = Double.NaN;
        var scale = new double[x.length];
        StopRule stop = null;
        for (int iteration = 1; iteration <= maxIterations; iteration++) {
            var model = function.linearise(x);
            value = model.squaredNorm();
            stop = stop == null ? new StopRule(tolerance, QUIET_STEPS, value) : stop;
            updateScale(model, scale);
            boolean accepted = false;
            while (!accepted) {
                double[] step = step(model, scale, damping);
                double predicted = predictedDecrease(model, step);
                double[] trial = sum(x, step);
                double trialValue = function.value(trial);
                double gain = (value - trialValue) / predicted;
                if (trialValue < value && predicted > 0) {
                    x = trial;
                    value = trialValue;
                    double t = 2 * gain - 1;
                    damping *= Math.max(1.0 / 3, 1 - t * t * t);
                    growth = 2;
                    accepted = true;
                } else {
                    damping *= growth;
                    growth *= 2;
                    if (!(damping < LARGEST_DAMPING)) {
                        return new Minimum(x, value, iteration, true);
                    }
                }
            }
            if (!observer.step(iteration, value, x)) {
                return new Minimum(x, value, iteration, false);
            }
            if (stop.isDone(value)) {
                return new Minimum(x, value, iteration, true);
            }
        }
        return new Minimum(x, value, maxIterations, false);
    }

    /** The scale never falls: a direction once seen as stiff stays so (J. J. Moré, 1978). */
    private static void updateScale(ReducedSystem model, double[] scale) {
        int n = scale.length;
        double largest = 0;
        for (int k = 0; k < n; k++) {
            scale[k] = Math.max(scale[k], model.gram()[k * n + k]);
            largest = Math.max(largest, scale[k]);
        }
        double smallest = largest > 0 ? 1e-12 * largest : 1;
        for (int k = 0; k < n; k++) {
            scale[k] = Math.max(scale[k], smallest);
        }
    }

    private static double[] step(ReducedSystem model, double[] scale, double damping) {
        double[] ridge = Arrays.stream(scale).map(s -> damping * s).toArray();
        double[] step = model.rightHandSide().clone();
        new RidgeSolver(model, ridge).applyInverse(step);
        return step;
    }

    private static double predictedDecrease(ReducedSystem model, double[] step) {
        double[] curved = model.multiply(step);
        double sum = 0;
        for (int k = 0; k < step.length; k++) {
            sum += step[k] * (2 * model.rightHandSide()[k] - curved[k]);
        }
        return sum;
    }

    private static double[] sum(double[] x, double[] step) {
        var result = x.clone();
        for (int k = 0; k < result.length; k++) {
            result[k] += step[k];
        }
        return result;
    }
}
