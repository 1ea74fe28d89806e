package io.github.acetune.fit;

import io.github.acetune.fit.nonlinear.DifferentiableFunction;
import io.github.acetune.fit.nonlinear.Lbfgs;

/** What {@link EmbeddedStart} finds with a matrix, found by a few steps of L-BFGS in the first densities instead. */
final class MatrixFreeStart {
    private static final int FIRST_STEPS = 40;
    private static final int STEPS = 5;

    private final EmbeddedProblem problem;
    private final CoefficientLayout layout;
    private final double[] diagonal;
    private final boolean[] first;

    MatrixFreeStart(EmbeddedProblem problem, CoefficientLayout layout, double[] diagonal) {
        this.problem = problem;
        this.layout = layout;
        this.diagonal = diagonal;
        this.first = new boolean[layout.size()];
        for (int v = 0; v < layout.functions(); v++) {
            first[layout.offset(v)] = true;
        }
    }

    double[] coefficients() {
        double[] linear = relinearised(new double[layout.size()], FIRST_STEPS);
        double[] best = linear;
        double least = Double.POSITIVE_INFINITY;
        for (double multiple : EmbeddedStart.MULTIPLES) {
            double[] candidate =
                    relinearised(EmbeddedStart.shifted(layout, linear, multiple), STEPS);
            double value = problem.value(candidate);
            if (value < least) {
                least = value;
                best = candidate;
            }
        }
        return best;
    }

    private double[] relinearised(double[] x, int steps) {
        var some = new FreeParameters(x, first);
        double[] own = some.of(diagonal);
        var minimum =
                new Lbfgs(
                                some.restrict((DifferentiableFunction) problem),
                                steps,
                                0,
                                LossMinimiser.diagonal(own))
                        .minimise(some.of(x), (iteration, value, reached) -> true);
        return some.whole(minimum.x());
    }
}
