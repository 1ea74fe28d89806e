package io.github.acetune.fit;

import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.RidgeSolver;
import java.util.Arrays;

/**
 * Where a nonlinear fit begins. With all coefficients zero, a density with another exponent than 1 is indistinguishable from a
 * linear one, and once the linear one is fitted nothing pulls at it: a saddle point. So the nonlinear densities begin as
 * multiples of the linear solution, the linear ones make up for them, and the best multiple is taken.
 */
final class EmbeddedStart {
    static final double[] MULTIPLES = {-2, -1, -0.5, -0.25, 0.25, 0.5, 1, 2};

    private static final double RIDGE = 1e-12;

    private final EmbeddedProblem problem;
    private final CoefficientLayout layout;
    private final RidgeSolver firstDensities;

    EmbeddedStart(EmbeddedProblem problem, CoefficientLayout layout) {
        this.problem = problem;
        this.layout = layout;
        this.firstDensities = solver(problem.linearise(new double[layout.size()]));
    }

    /** The Gauss–Newton matrix of the first density of every function; constant where its exponent is 1. */
    private RidgeSolver solver(ReducedSystem whole) {
        int count = layout.functions();
        int n = whole.columns();
        var gram = new double[count * count];
        double largest = 0;
        for (int w = 0; w < count; w++) {
            for (int v = w; v < count; v++) {
                gram[w * count + v] = whole.gram()[layout.offset(w) * n + layout.offset(v)];
            }
            largest = Math.max(largest, gram[w * count + w]);
        }
        var ridge = new double[count];
        Arrays.fill(ridge, RIDGE * largest);
        return new RidgeSolver(
                new ReducedSystem(count, gram, new double[count], 0, whole.rows()), ridge);
    }

    double[] coefficients() {
        double[] linear = relinearised(new double[layout.size()]);
        double[] best = linear;
        // On a tie the saddle point loses: it is where nothing more would happen.
        double least = 1.1 * problem.value(linear);
        for (double multiple : MULTIPLES) {
            double[] candidate = relinearised(shifted(layout, linear, multiple));
            double value = problem.value(candidate);
            if (value < least) {
                least = value;
                best = candidate;
            }
        }
        return best;
    }

    /** Every nonlinear density gets a multiple of the first one's coefficients, each another one to tell them apart. */
    static double[] shifted(CoefficientLayout layout, double[] linear, double multiple) {
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
        var gradient = new double[x.length];
        problem.gradient(x, gradient);
        var step = new double[layout.functions()];
        for (int v = 0; v < step.length; v++) {
            step[v] = -0.5 * gradient[layout.offset(v)];
        }
        firstDensities.applyInverse(step);
        double[] moved = x.clone();
        for (int v = 0; v < step.length; v++) {
            moved[layout.offset(v)] += step[v];
        }
        return moved;
    }
}
