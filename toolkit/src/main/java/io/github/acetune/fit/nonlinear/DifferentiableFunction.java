package io.github.acetune.fit.nonlinear;

/** A function with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {
    /**
     * Value and gradient.
     *
     * @param x parameters
     * @param gradient receives the gradient, [x.length]
     * @return the value
     */
    double gradient(double[] x, double[] gradient);
}
