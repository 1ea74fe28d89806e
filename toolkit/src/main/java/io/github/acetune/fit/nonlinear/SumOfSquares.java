package io.github.acetune.fit.nonlinear;

import io.github.acetune.fit.linear.ReducedSystem;

/** A function f(x) = |r(x)|² + penalty(x) whose residuals r can be linearised. */
public interface SumOfSquares {
    /**
     * The function.
     *
     * @param x parameters
     * @return f
     */
    double value(double... x);

    /**
     * The Gauss–Newton model at x: Gram matrix JᵀJ plus half the penalty's Hessian, and minus half the gradient of f as the right-hand
     * side, so that solving it gives the step.
     *
     * @param x parameters
     * @return the model; its squared norm is f(x)
     */
    ReducedSystem linearise(double... x);
}
