package io.github.acetune.md;

import java.util.ArrayDeque;
import java.util.ArrayList;

/**
 * Nocedal's two-loop recursion. A step is accepted where the enthalpy falls (Armijo), or, within rounding of the enthalpy, where
 * the slope along the step became smaller.
 */
final class Lbfgs implements Minimiser {
    private static final int MEMORY = 30;
    private static final double LONGEST_MOVE = 0.2;
    private static final double ARMIJO = 1e-4;
    private static final int BACKTRACKS = 12;

    /** Inverse curvature before any is known, Å²/eV. */
    private static final double FIRST_SCALE = 1.0 / 70;

    private final RelaxationProblem problem;
    private final ArrayDeque<Pair> pairs = new ArrayDeque<>();

    /** A step and the change of the gradient over it. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    private record Pair(double[] step, double[] change, double product) {}

    Lbfgs(RelaxationProblem problem) {
        this.problem = problem;
    }

    @Override
    public int minimise(Stop stop) {
        double[] point = problem.startPoint();
        double[] gradient = new double[point.length];
        double enthalpy = problem.evaluate(point, gradient);
        int evaluations = 1;
        boolean fresh = true;
        while (!stop.now(evaluations, enthalpy, problem.largestForce())) {
            double[] direction = direction(gradient);
            double slope = Vector.dot(direction, gradient);
            double scale = Math.min(1, LONGEST_MOVE / Vector.longest(direction));
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            boolean accepted = false;
            double found = enthalpy;
            for (int attempt = 0; attempt < BACKTRACKS && !accepted; attempt++) {
                System.arraycopy(point, 0, next, 0, point.length);
                Vector.add(next, scale, direction);
                found = problem.evaluate(next, nextGradient);
                evaluations++;
                double noise = 1e-12 * Math.abs(enthalpy);
                accepted =
                        found <= enthalpy + ARMIJO * scale * slope
                                || (found <= enthalpy + noise
                                        && Math.abs(Vector.dot(direction, nextGradient))
                                                < Math.abs(slope));
                if (!accepted) {
                    scale *= 0.3;
                }
            }
            if (!accepted) {
                problem.evaluate(point, gradient); // back to the best point
                evaluations++;
                if (fresh) {
                    return evaluations; // not even along the force: rounding is reached
                }
                pairs.clear();
                fresh = true;
                continue;
            }
            remember(point, gradient, next, nextGradient);
            fresh = false;
            point = next;
            gradient = nextGradient;
            enthalpy = found;
        }
        return evaluations;
    }

    private void remember(double[] point, double[] gradient, double[] next, double[] nextGradient) {
        double[] step = next.clone();
        Vector.add(step, -1, point);
        double[] change = nextGradient.clone();
        Vector.add(change, -1, gradient);
        double product = Vector.dot(step, change);
        if (product > 1e-10 * Vector.dot(step, step)) {
            pairs.addLast(new Pair(step, change, product));
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    /** −H g, H being the inverse Hessian that the remembered pairs know of. */
    private double[] direction(double[] gradient) {
        double[] direction = gradient.clone();
        var weights = new ArrayList<Double>();
        for (var pair : pairs.reversed()) {
            double weight = Vector.dot(pair.step(), direction) / pair.product();
            weights.addFirst(weight);
            Vector.add(direction, -weight, pair.change());
        }
        double scale = FIRST_SCALE;
        if (!pairs.isEmpty()) {
            Pair last = pairs.getLast();
            scale = last.product() / Vector.dot(last.change(), last.change());
        }
        for (int k = 0; k < direction.length; k++) {
            direction[k] *= -scale;
        }
        int index = 0;
        for (Pair pair : pairs) {
            double correction =
                    -weights.get(index++) - Vector.dot(pair.change(), direction) / pair.product();
            Vector.add(direction, correction, pair.step());
        }
        return direction;
    }
}
