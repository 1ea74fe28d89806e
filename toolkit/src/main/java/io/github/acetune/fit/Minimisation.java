package io.github.acetune.fit;

import io.github.acetune.structure.InvalidInputException;

/**
 * How an iterative fit proceeds and when it ends.
 *
 * @param solver the method
 * @param maxIterations most iterations in all; functions alone take half where other parameters are fitted afterwards
 * @param tolerance relative decrease of the loss per iteration below which the fit is done
 * @param patience iterations over which early stopping looks back
 * @param trainDecrease early stop when the training loss falls by less than this fraction in each of the last {@code patience}
 *     iterations; zero to switch off
 * @param validationDecrease the same for the validation loss
 */
public record Minimisation(
        Solver solver,
        int maxIterations,
        double tolerance,
        int patience,
        double trainDecrease,
        double validationDecrease) {
    /** The method chosen by size, at most 100 iterations. */
    public static final Minimisation DEFAULT =
            new Minimisation(Solver.AUTOMATIC, 100, 1e-4, 200, 0, 0);

    /** Methods. */
    public enum Solver {
        /** Levenberg–Marquardt as long as its matrices are small, else L-BFGS. */
        AUTOMATIC,
        /** Gauss–Newton steps with damping: few, expensive iterations. */
        LEVENBERG_MARQUARDT,
        /** Limited-memory quasi-Newton steps on the gradient: many, cheap iterations, little memory. */
        LBFGS
    }

    /** Checks the ranges. */
    public Minimisation {
        if (maxIterations < 0) {
            throw new InvalidInputException(
                    "maxiter is " + maxIterations + ", expected zero or more");
        }
        if (patience < 1) {
            throw new InvalidInputException(
                    "early_stopping_patience is " + patience + ", expected at least 1");
        }
    }

    /**
     * With another method.
     *
     * @param value the method
     * @return new settings
     */
    public Minimisation withSolver(Solver value) {
        return new Minimisation(
                value, maxIterations, tolerance, patience, trainDecrease, validationDecrease);
    }

    /**
     * With another limit.
     *
     * @param value zero or more
     * @return new settings
     */
    public Minimisation withMaxIterations(int value) {
        return new Minimisation(
                solver, value, tolerance, patience, trainDecrease, validationDecrease);
    }

    /**
     * With another criterion of convergence.
     *
     * @param value relative decrease of the loss per iteration
     * @return new settings
     */
    public Minimisation withTolerance(double value) {
        return new Minimisation(
                solver, maxIterations, value, patience, trainDecrease, validationDecrease);
    }

    /**
     * With early stopping.
     *
     * @param iterations over which it looks back
     * @param train least relative decrease of the training loss per iteration; zero to switch off
     * @param validation the same for the validation loss
     * @return new settings
     */
    public Minimisation withEarlyStopping(int iterations, double train, double validation) {
        return new Minimisation(solver, maxIterations, tolerance, iterations, train, validation);
    }
}
