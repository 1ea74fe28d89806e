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
    private final boolean firstAreLinear;

    EmbeddedStart(EmbeddedProblem problem, CoefficientLayout layout) {
        this.problem = problem;
        this.layout = layout;
        this.firstAreLinear = layout.areFirstDensitiesLinear();
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
        Relinearised linear = relinearised(new double[layout.size()]);
        Relinearised best = linear;
        // On a tie the saddle point loses: it is where nothing more would happen.
        double least = 1.1 * linear.value;
        for (double multiple : MULTIPLES) {
            Relinearised candidate = relinearised(shifted(layout, linear.x, multiple));
            if (candidate.value < least) {
                least = candidate.value;
                best = candidate;
            }
        }
        return best.x;
    }

    /** Coefficients, and the loss there. */
    @SuppressWarnings("ArrayRecordComponent") // used at once
    private record Relinearised(double[] x, double value) {}

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
    private Relinearised relinearised(double[] x) {
        var gradient = new double[x.length];
        double value = problem.gradient(x, gradient);
        var step = new double[layout.functions()];
        for (int v = 0; v < step.length; v++) {
            step[v] = -0.5 * gradient[layout.offset(v)];
        }
        firstDensities.applyInverse(step);
        double[] moved = x.clone();
        double slope = 0;
        for (int v = 0; v < step.length; v++) {
            moved[layout.offset(v)] += step[v];
            slope += step[v] * gradient[layout.offset(v)];
        }
        // Where the first densities are linear, the loss is a parabola with its minimum at the end
        // of the step.
        return new Relinearised(moved, firstAreLinear ? value + 0.5 * slope : problem.value(moved));
    }
}
