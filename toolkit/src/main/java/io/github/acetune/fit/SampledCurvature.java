package io.github.acetune.fit;

import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.nonlinear.DifferentiableFunction;
import io.github.acetune.fit.nonlinear.SumOfSquares;

/**
 * A loss over many structures of which value and gradient are exact, while the Gauss–Newton matrix, which costs far more, is that
 * of a sample: R. H. Byrd, G. M. Chin, W. Neveitt and J. Nocedal, SIAM J. Optim. 21, 977 (2011).
 *
 * @param whole the loss
 * @param sample the same loss over some structures that stand for all
 */
record SampledCurvature<P extends SumOfSquares & DifferentiableFunction>(
        P whole, SumOfSquares sample) implements SumOfSquares {
    @Override
    public double value(double... x) {
        return whole.value(x);
    }

    @Override
    public ReducedSystem linearise(double... x) {
        var descent = new double[x.length];
        double value = whole.gradient(x, descent);
        for (int k = 0; k < descent.length; k++) {
            descent[k] *= -0.5;
        }
        var model = sample.linearise(x);
        return new ReducedSystem(x.length, model.gram(), descent, value, model.rows());
    }
}
