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

    /** How far from the prior's mode a restart may be, in widths of the prior. */
    private static final double RESTART_SPREAD = 0.7;

    /** A deviation below this is rounding. */
    private static final double LEAST_DEVIATION = 1e-9;

    private final GaussianProcessRegression<double[]> process;
    private final KernelParameters parameters;
    private final Metric[] metrics;

    private GaussianProcess(
            GaussianProcessRegression<double[]> process,
            KernelParameters parameters,
            Metric[] metrics) {
        this.process = process;
        this.parameters = parameters;
        this.metrics = metrics;
    }

    /**
     * Fits the hyperparameters and the process.
     *
     * @param features [n][dimensions]
     * @param targets standardised values, [n]
     * @param metrics [dimensions]
     */
    static GaussianProcess fit(
            double[][] features, double[] targets, Metric[] metrics, SplittableRandom random) {
        MarginalPosterior posterior = new MarginalPosterior(features, targets, metrics);
        double[] best = posterior.priorMeans();
        double lowest = QuasiNewton.minimise(posterior, best, ITERATIONS, TOLERANCE);
        double[] means = posterior.priorMeans();
        double[] widths = posterior.priorWidths();
        for (int restart = 0; restart < SurrogateTuning.RESTARTS; restart++) {
            double[] start = new double[means.length];
            for (int k = 0; k < start.length; k++) {
                start[k] = means[k] + RESTART_SPREAD * widths[k] * random.nextGaussian();
            }
            double value = QuasiNewton.minimise(posterior, start, ITERATIONS, TOLERANCE);
            if (value < lowest || Double.isNaN(lowest)) {
                lowest = value;
                best = start;
            }
        }
        return at(KernelParameters.ofLogarithms(best), posterior, features, targets, metrics);
    }

    /** The process at given hyperparameters. */
    static GaussianProcess at(
            KernelParameters parameters, double[][] features, double[] targets, Metric[] metrics) {
        return at(
                parameters,
                new MarginalPosterior(features, targets, metrics),
                features,
                targets,
                metrics);
    }

    private static GaussianProcess at(
            KernelParameters parameters,
            MarginalPosterior posterior,
            double[][] features,
            double[] targets,
            Metric[] metrics) {
        double noise = MarginalPosterior.flooredNoise(parameters);
        double[][] factor = factor(parameters, posterior, noise);
        Matrix lower = Matrix.of(factor);
        lower.uplo(UPLO.LOWER);
        return new GaussianProcess(
                new GaussianProcessRegression<>(
                        new MixedKernel(parameters, metrics),
                        features,
                        LowerTriangle.solve(factor, targets),
                        noise,
                        0.0,
                        1.0,
                        new Matrix.Cholesky(lower),
                        Double.NaN),
                parameters,
                metrics);
    }

    private static double[][] factor(
            KernelParameters parameters, MarginalPosterior posterior, double noise) {
        double[][] factor = posterior.covariance(parameters);
        for (double jitter = noise; !LowerTriangle.factor(factor); jitter *= 10) {
            factor = posterior.covariance(parameters);
            for (int i = 0; i < factor.length; i++) {
                factor[i][i] += jitter;
            }
        }
        return factor;
    }

    KernelParameters parameters() {
        return parameters;
    }

    @Override
    public void predict(double[] features, double[] prediction) {
        process.predict(features, prediction);
        // Written so that the NaN of a rounded negative variance is replaced, too.
        prediction[1] = prediction[1] > LEAST_DEVIATION ? prediction[1] : LEAST_DEVIATION;
    }

    @Override
    public double mean(double[] features) {
        return process.predict(features);
    }

    @Override
    public GaussianProcess refitted(double[][] features, double[] targets) {
        return at(parameters, features, targets, metrics);
    }

    /** The joint prediction at several places, for batches. */
    GaussianProcessRegression<double[]>.JointPrediction query(double[][] features) {
        return process.query(features);
    }

    /** The prior covariances of a place with all data, whose product with {@link #weights()} is the mean. */
    double[] covariances(double[] features) {
        double[] covariances = new double[process.regressors.length];
        for (int i = 0; i < covariances.length; i++) {
            covariances[i] = process.kernel.k(features, process.regressors[i]);
        }
        return covariances;
    }

    double[] weights() {
        return process.w.clone();
    }
}
