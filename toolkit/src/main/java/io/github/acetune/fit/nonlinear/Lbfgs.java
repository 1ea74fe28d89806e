package io.github.acetune.fit.nonlinear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/**
 * Limited-memory BFGS (J. Nocedal, Math. Comp. 35, 773 (1980)) with a line search for the strong Wolfe conditions. An initial
 * inverse Hessian may be given; a good one saves most of the iterations.
 */
public final class Lbfgs {
    private static final int MEMORY = 20;
    private static final int QUIET_STEPS = 4;

    private final DifferentiableFunction function;
    private final int maxIterations;
    private final double tolerance;
    private final UnaryOperator<double[]> inverseHessian;

    @SuppressWarnings("ArrayRecordComponent") // private, never written to
    private record Pair(double[] step, double[] change, double curvature) {}

    /**
     * Creates a minimiser.
     *
     * @param function what is minimised
     * @param maxIterations most iterations
     * @param tolerance done when the value fell by less than this per step, relatively, over the last four steps
     * @param inverseHessian multiplies a new array by an approximate, positive definite inverse Hessian and returns it
     */
    public Lbfgs(
            DifferentiableFunction function,
            int maxIterations,
            double tolerance,
            UnaryOperator<double[]> inverseHessian) {
        this.function = function;
        this.maxIterations = maxIterations;
        this.tolerance = tolerance;
        this.inverseHessian = inverseHessian;
    }

    /**
     * Minimises.
     *
     * @param start first parameters
     * @param observer hears of each step
     * @return the best that was reached
     */
    public LevenbergMarquardt.Minimum minimise(
            double[] start, LevenbergMarquardt.Observer observer) {
        int n = start.length;
        double[] x = start.clone();
        var gradient = new double[n];
        double value = function.gradient(x, gradient);
        Deque<Pair> pairs = new ArrayDeque<>();
        var stop = new StopRule(tolerance, QUIET_STEPS, value);
        for (int iteration = 1; iteration <= maxIterations; iteration++) {
            double[] direction = direction(gradient, pairs);
            if (Vectors.dot(direction, gradient) >= 0) {
                pairs.clear();
                direction = direction(gradient, pairs);
            }
            var search = new WolfeSearch(function, x, value, gradient, direction);
            if (!search.run()) {
                if (pairs.isEmpty()) {
                    return new LevenbergMarquardt.Minimum(x, value, iteration, true);
                }
                pairs.clear();
                continue;
            }
            remember(
                    pairs,
                    Vectors.difference(search.x(), x),
                    Vectors.difference(search.gradient(), gradient));
            x = search.x();
            gradient = search.gradient();
            value = search.value();
            if (!observer.step(iteration, value, x)) {
                return new LevenbergMarquardt.Minimum(x, value, iteration, false);
            }
            if (stop.isDone(value)) {
                return new LevenbergMarquardt.Minimum(x, value, iteration, true);
            }
        }
        return new LevenbergMarquardt.Minimum(x, value, maxIterations, false);
    }

    /** The size of the inverse Hessian from the newest step; that of a good one is right already. */
    private void scale(double[] q, Pair newest) {
        double[] mapped = inverseHessian.apply(newest.change.clone());
        double factor = newest.curvature / Vectors.dot(newest.change, mapped);
        for (int k = 0; k < q.length; k++) {
            q[k] *= factor;
        }
    }

    private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
        double curvature = Vectors.dot(step, change);
        if (curvature > 1e-14 * Math.sqrt(Vectors.dot(step, step) * Vectors.dot(change, change))) {
            pairs.addLast(new Pair(step, change, curvature));
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    /** The two-loop recursion. */
    private double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] q = gradient.clone();
        var alphas = new double[pairs.size()];
        int at = pairs.size();
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
            var pair = newest.next();
            alphas[--at] = Vectors.dot(pair.step, q) / pair.curvature;
            Vectors.addScaled(-alphas[at], pair.change, q);
        }
        q = inverseHessian.apply(q);
        if (!pairs.isEmpty()) {
            scale(q, pairs.getLast());
        }
        for (var pair : pairs) {
            double beta = Vectors.dot(pair.change, q) / pair.curvature;
            Vectors.addScaled(alphas[at++] - beta, pair.step, q);
        }
        for (int k = 0; k < q.length; k++) {
            q[k] = -q[k];
        }
        return q;
    }
}
