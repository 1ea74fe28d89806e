package io.github.acetune.fit;

import io.github.acetune.fit.linear.RidgeSolver;

/**
 * Where a nonlinear fit begins. With all coefficients zero, a density with another exponent than 1 is indistinguishable from a
 * linear one, and once the linear one is fitted nothing pulls at it: a saddle point. So the nonlinear densities begin as
 * multiples of the linear solution, the linear ones make up for them, and the best multiple is taken.
 */
final class EmbeddedStart {
    private static final double[] MULTIPLES = {-2, -1, -0.5, -0.25, 0.25, 0.5, 1, 2};

    private final EmbeddedProblem problem;
    private final CoefficientLayout layout;

    EmbeddedStart(EmbeddedProblem problem, CoefficientLayout layout) {
        this.problem = problem;
        this.layout = layout;
    }

    double[] coefficients() {
        double[] linear = relinearised(new double[layout.size()]);
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double multiple : MULTIPLES) {
            double[] candidate = relinearised(shifted(linear, multiple));
            double value = problem.value(candidate);
            if (value < least) {
                least = value;
                best = candidate;
            }
        }
        return best == null ? linear : best;
    }

    /** Every nonlinear density gets a multiple of the first one's coefficients, each another one to tell them apart. */
    private double[] shifted(double[] linear, double multiple) {
        double[] x = linear.clone();
        for (int v = 0; v < layout.functions(); v++) {
            for (int p = 1; p < layout.densities(v); p++) {
                x[layout.offset(v) + p] = multiple * linear[layout.offset(v)] / p;
            }
        }
        return x;
    }

    /** One Gauss–Newton step in the first densities only. */
    private double[] relinearised(double[] x) {
        var model = problem.linearise(x);
        int n = x.length;
        var ridge = new double[n];
        double largest = 0;
        for (int k = 0; k < n; k++) {
            largest = Math.max(largest, model.gram()[k * n + k]);
        }
        for (int v = 0; v < layout.functions(); v++) {
            for (int p = 0; p < layout.densities(v); p++) {
                // A huge ridge holds a coefficient where it is.
                ridge[layout.offset(v) + p] = p == 0 ? 1e-12 * largest : 1e12 * largest;
            }
        }
        double[] step = model.rightHandSide().clone();
        new RidgeSolver(model, ridge).applyInverse(step);
        for (int k = 0; k < n; k++) {
            step[k] += x[k];
        }
        return step;
    }
}
