package io.github.acetune.optimize;

import java.util.SplittableRandom;
import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;
import smile.regression.GaussianProcessRegression;

/**
 * SMILE's Gaussian process at hyperparameters found here by maximum a posteriori. (SMILE's own search for them does not converge,
 * and its normalisation divides by zero where all values are the same.)
 */
final class GaussianProcess implements Surrogate {
    private static final int ITERATIONS = 40;
    private static final double TOLERANCE = 1e-3;

    private final GaussianProcessRegression<double[]> process;
    private final KernelParameters parameters;

    private GaussianProcess(
            GaussianProcessRegression<double[]> process, KernelParameters parameters) {
        this.process = process;
        this.parameters = parameters;
    }

    /**
     * Fits the hyperparameters and the process.
     *
     * @param features [n][dimensions]
     * @param targets standardised values, [n]
     * @param nominal [dimensions]
     * @param restarts searches from random places, besides the one from the prior's mode
     */
    static GaussianProcess fit(
            double[][] features,
            double[] targets,
            boolean[] nominal,
            int restarts,
            SplittableRandom random) {
        MarginalPosterior posterior = new MarginalPosterior(features, targets, nominal);
        double[] best = posterior.priorMeans();
        double lowest = QuasiNewton.minimise(posterior, best, ITERATIONS, TOLERANCE);
        double[] means = posterior.priorMeans();
        double[] widths = posterior.priorWidths();
        for (int restart = 0; restart < restarts; restart++) {
            double[] start = new double[means.length];
            for (int k = 0; k < start.length; k++) {
                start[k] = means[k] + 0.7 * widths[k] * random.nextGaussian();
            }
            double value = QuasiNewton.minimise(posterior, start, ITERATIONS, TOLERANCE);
            if (value < lowest || Double.isNaN(lowest)) {
                lowest = value;
                best = start;
            }
        }
        return at(KernelParameters.ofLogarithms(best), posterior, features, targets, nominal);
    }

    /** The process at given hyperparameters. */
    static GaussianProcess at(
            KernelParameters parameters, double[][] features, double[] targets, boolean[] nominal) {
        return at(
                parameters,
                new MarginalPosterior(features, targets, nominal),
                features,
                targets,
                nominal);
    }

    private static GaussianProcess at(
            KernelParameters parameters,
            MarginalPosterior posterior,
            double[][] features,
            double[] targets,
            boolean[] nominal) {
        double[][] factor = posterior.covariance(parameters);
        double noise = MarginalPosterior.flooredNoise(parameters);
        for (double jitter = noise; !LowerTriangle.factor(factor); jitter *= 10) {
            factor = posterior.covariance(parameters);
            for (int i = 0; i < factor.length; i++) {
                factor[i][i] += jitter;
            }
        }
        Matrix lower = Matrix.of(factor);
        lower.uplo(UPLO.LOWER);
        return new GaussianProcess(
                new GaussianProcessRegression<>(
                        new MixedKernel(parameters, nominal),
                        features,
                        LowerTriangle.solve(factor, targets),
                        noise,
                        0.0,
                        1.0,
                        new Matrix.Cholesky(lower),
                        Double.NaN),
                parameters);
    }

    KernelParameters parameters() {
        return parameters;
    }

    @Override
    public void predict(double[] features, double[] prediction) {
        process.predict(features, prediction);
        // Rounding can make the variance at a data point negative.
        prediction[1] = prediction[1] > 1e-9 ? prediction[1] : 1e-9;
    }

    /** The joint prediction at several places, for batches. */
    GaussianProcessRegression<double[]>.JointPrediction query(double[][] features) {
        return process.query(features);
    }
}
