package io.github.acetune.fit;

import io.github.acetune.fit.linear.RidgeSolver;
import io.github.acetune.fit.nonlinear.DifferentiableFunction;
import io.github.acetune.fit.nonlinear.Lbfgs;
import io.github.acetune.fit.nonlinear.LevenbergMarquardt;
import io.github.acetune.fit.nonlinear.LevenbergMarquardt.Minimum;
import io.github.acetune.fit.nonlinear.LevenbergMarquardt.Observer;
import io.github.acetune.fit.nonlinear.SumOfSquares;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Minimises a loss in some of its parameters: by Levenberg–Marquardt while its matrices are small, else by L-BFGS on the gradient,
 * which needs none.
 *
 * @param settings the method and when to stop
 * @param free which parameters
 * @param inverse where matrices find no room in memory, what multiplies a gradient by the free parameters by an approximate inverse
 *     Hessian in place
 */
record LossMinimiser(
        Minimisation settings, FreeParameters free, Optional<UnaryOperator<double[]>> inverse) {
    /** Parameters up to which Gauss–Newton steps are cheaper in the end than quasi-Newton ones. */
    private static final int LARGEST_MATRIX = 2500;

    /** Parameters up to which one factorised matrix pays as a first Hessian. */
    private static final int LARGEST_PRECONDITIONER = 8000;

    private static final double PRECONDITIONER_RIDGE = 1e-5;

    /** Whether the method is the one without matrices. */
    boolean isQuasiNewton() {
        if (inverse.isPresent()) {
            return true;
        }
        return switch (settings.solver()) {
            case LEVENBERG_MARQUARDT -> false;
            case LBFGS -> true;
            case AUTOMATIC -> free.count() > LARGEST_MATRIX;
        };
    }

    /** Half of the inverse of a diagonal matrix. */
    static UnaryOperator<double[]> diagonal(double... own) {
        return vector -> {
            for (int k = 0; k < vector.length; k++) {
                vector[k] *= 0.5 / own[k];
            }
            return vector;
        };
    }

    /** What the method is called. */
    String method() {
        return isQuasiNewton() ? "L-BFGS" : "Levenberg–Marquardt";
    }

    /**
     * Minimises.
     *
     * @param problem of all parameters
     * @param sample the same over some structures that stand for all, where there are enough
     * @param start all parameters
     * @param observer hears of each step, with the free parameters
     * @return the minimum in the free parameters
     */
    <P extends SumOfSquares & DifferentiableFunction> Minimum minimise(
            P problem, Optional<? extends SumOfSquares> sample, double[] start, Observer observer) {
        SumOfSquares squares = free.restrict((SumOfSquares) problem);
        double[] first = free.of(start);
        if (!isQuasiNewton()) {
            return sample.isPresent()
                    ? sampled(
                            new SampledCurvature<>(problem, sample.get()), squares, first, observer)
                    : marquardt(squares, settings.maxIterations(), first, observer);
        }
        DifferentiableFunction function = free.restrict((DifferentiableFunction) problem);
        return new Lbfgs(
                        function,
                        settings.maxIterations(),
                        settings.tolerance(),
                        inverseHessian(squares, first))
                .minimise(first, observer);
    }

    /** With the curvature of a sample as far as that leads, and from there on with that of all. */
    private Minimum sampled(
            SumOfSquares sampled, SumOfSquares squares, double[] start, Observer observer) {
        var first = marquardt(free.restrict(sampled), settings.maxIterations(), start, observer);
        int left = settings.maxIterations() - first.iterations();
        return first.converged() && left > 0
                ? marquardt(
                        squares,
                        left,
                        first.x(),
                        (iteration, value, x) ->
                                observer.step(first.iterations() + iteration, value, x))
                : first;
    }

    private Minimum marquardt(
            SumOfSquares squares, int iterations, double[] start, Observer observer) {
        return new LevenbergMarquardt(squares, iterations, settings.tolerance())
                .minimise(start, observer);
    }

    /** The Gauss–Newton matrix at the start as the first Hessian, as long as that can be factorised at all. */
    private UnaryOperator<double[]> inverseHessian(SumOfSquares squares, double[] start) {
        if (inverse.isPresent()) {
            return inverse.get();
        }
        if (start.length > LARGEST_PRECONDITIONER) {
            return UnaryOperator.identity();
        }
        var model = squares.linearise(start);
        var ridge = new double[start.length];
        for (int k = 0; k < ridge.length; k++) {
            ridge[k] = PRECONDITIONER_RIDGE * model.gram()[k * ridge.length + k];
        }
        var solver = new RidgeSolver(model, ridge);
        return vector -> {
            solver.applyInverse(vector);
            for (int k = 0; k < vector.length; k++) {
                vector[k] *= 0.5;
            }
            return vector;
        };
    }
}
