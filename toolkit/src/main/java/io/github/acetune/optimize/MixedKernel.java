package io.github.acetune.optimize;

import java.io.Serial;
import smile.math.kernel.MercerKernel;

/**
 * The covariance of the surrogate: a Matérn 5/2 term with a length scale for every dimension (C. E. Rasmussen and C. K. I.
 * Williams, Gaussian Processes for Machine Learning, MIT Press 2006, eqs 4.17 and 5.1) plus a sum of one-dimensional Matérn 5/2
 * terms (D. Duvenaud, H. Nickisch and C. E. Rasmussen, NIPS 2011). The additive part learns each hyperparameter's own trend from
 * few points; the joint part learns what is left. Between different choices of a nominal dimension the distance is 1.
 */
final class MixedKernel implements MercerKernel<double[]> {
    @Serial private static final long serialVersionUID = 1L;

    private static final double ROOT5 = Math.sqrt(5);

    private final Metric[] metrics;
    private final double[] weights;
    private final double[] additiveWeights;
    private final double variance;
    private final double termVariance;

    MixedKernel(KernelParameters parameters, Metric[] metrics) {
        this.metrics = metrics.clone();
        weights = inverseSquares(parameters.lengthScales());
        additiveWeights = inverseSquares(parameters.additiveLengthScales());
        variance = parameters.variance();
        termVariance = parameters.additiveVariance() / metrics.length;
    }

    private static double[] inverseSquares(double[] lengths) {
        double[] inverse = new double[lengths.length];
        for (int d = 0; d < lengths.length; d++) {
            inverse[d] = 1 / (lengths[d] * lengths[d]);
        }
        return inverse;
    }

    /** (1 + √5 r + 5r²/3) exp(−√5 r) of the squared scaled distance r². */
    static double matern(double square) {
        double root = ROOT5 * Math.sqrt(square);
        return (1 + root + root * root / 3) * Math.exp(-root);
    }

    /** The derivative of {@link #matern(double)} by r². */
    static double maternSlope(double square) {
        double root = ROOT5 * Math.sqrt(square);
        return -(5.0 / 6) * (1 + root) * Math.exp(-root);
    }

    @Override
    public double k(double[] x, double[] y) {
        double joint = 0;
        double additive = 0;
        for (int d = 0; d < x.length; d++) {
            double square = metrics[d].square(x[d], y[d]);
            joint += weights[d] * square;
            if (termVariance > 0) {
                additive += matern(additiveWeights[d] * square);
            }
        }
        return variance * matern(joint) + termVariance * additive;
    }

    @Override
    public double[] kg(double[] x, double[] y) {
        throw new UnsupportedOperationException(
                "the hyperparameters are fitted by MarginalPosterior, not by SMILE");
    }

    @Override
    public MercerKernel<double[]> of(double[] parameters) {
        return new MixedKernel(KernelParameters.ofLogarithms(parameters), metrics);
    }

    @Override
    public double[] hyperparameters() {
        int dimensions = metrics.length;
        double[] theta = new double[2 * dimensions + 3];
        for (int d = 0; d < dimensions; d++) {
            theta[d] = -Math.log(weights[d]) / 2;
            theta[dimensions + 1 + d] = -Math.log(additiveWeights[d]) / 2;
        }
        theta[dimensions] = Math.log(variance);
        theta[2 * dimensions + 1] = Math.log(termVariance * dimensions);
        return theta;
    }

    @Override
    public double[] lo() {
        throw new UnsupportedOperationException("the hyperparameters have priors, not bounds");
    }

    @Override
    public double[] hi() {
        throw new UnsupportedOperationException("the hyperparameters have priors, not bounds");
    }
}
