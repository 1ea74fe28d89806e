package io.github.acetune.optimize;

import java.util.Arrays;

/**
 * Minus the logarithm of the posterior of the surrogate's hyperparameters given the data (Rasmussen and Williams, eqs 5.8 and 5.9,
 * times log-normal priors), with its gradient, as a function of the logarithms in the order of
 * {@link KernelParameters#ofLogarithms(double[])}.
 */
final class MarginalPosterior implements QuasiNewton.Objective {
    private static final double NOISE_FLOOR = 1e-6;

    private final double[] targets;
    private final int dimensions;

    /** Squared distances, [dimension][pair i > j, row by row]. */
    private final double[][] squares;

    private final double[] priorMeans;
    private final double[] priorWidths;

    MarginalPosterior(double[][] features, double[] targets, Metric[] metrics) {
        this.targets = targets;
        dimensions = metrics.length;
        int n = targets.length;
        squares = new double[dimensions][n * (n - 1) / 2];
        for (int d = 0; d < dimensions; d++) {
            int pair = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    squares[d][pair++] = metrics[d].square(features[i][d], features[j][d]);
                }
            }
        }
        priorMeans = new double[2 * dimensions + 3];
        priorWidths = new double[priorMeans.length];
        setPriors();
    }

    /** Minus the logarithm of the likelihood alone. */
    static MarginalPosterior withoutPriors(
            double[][] features, double[] targets, Metric[] metrics) {
        MarginalPosterior likelihood = new MarginalPosterior(features, targets, metrics);
        Arrays.fill(likelihood.priorWidths, Double.POSITIVE_INFINITY);
        return likelihood;
    }

    private void setPriors() {
        // Length scales grow with the root of the dimension: C. Hvarfner, E. O. Hellsten and L.
        // Nardi, ICML 2024.
        Arrays.fill(
                priorMeans, 0, dimensions, SurrogateTuning.LENGTH_MEAN + Math.log(dimensions) / 2);
        Arrays.fill(priorWidths, 0, dimensions, SurrogateTuning.LENGTH_WIDTH);
        priorMeans[dimensions] = SurrogateTuning.VARIANCE_MEAN;
        priorWidths[dimensions] = SurrogateTuning.VARIANCE_WIDTH;
        Arrays.fill(
                priorMeans,
                dimensions + 1,
                2 * dimensions + 1,
                SurrogateTuning.ADDITIVE_LENGTH_MEAN);
        Arrays.fill(
                priorWidths,
                dimensions + 1,
                2 * dimensions + 1,
                SurrogateTuning.ADDITIVE_LENGTH_WIDTH);
        priorMeans[2 * dimensions + 1] = SurrogateTuning.ADDITIVE_VARIANCE_MEAN;
        priorWidths[2 * dimensions + 1] = SurrogateTuning.ADDITIVE_VARIANCE_WIDTH;
        priorMeans[2 * dimensions + 2] = SurrogateTuning.NOISE_MEAN;
        priorWidths[2 * dimensions + 2] = SurrogateTuning.NOISE_WIDTH;
    }

    double[] priorMeans() {
        return priorMeans.clone();
    }

    double[] priorWidths() {
        return priorWidths.clone();
    }

    static double flooredNoise(KernelParameters parameters) {
        return parameters.noise() + NOISE_FLOOR;
    }

    /** The covariance of the data, lower triangle, [n][n]. */
    double[][] covariance(KernelParameters parameters) {
        int n = targets.length;
        double[][] covariance = new double[n][n];
        double diagonal =
                parameters.variance() + parameters.additiveVariance() + flooredNoise(parameters);
        double termVariance = parameters.additiveVariance() / dimensions;
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double joint = 0;
                double additive = 0;
                for (int d = 0; d < dimensions; d++) {
                    double length = parameters.lengthScales()[d];
                    double additiveLength = parameters.additiveLengthScales()[d];
                    joint += squares[d][pair] / (length * length);
                    additive +=
                            MixedKernel.matern(
                                    squares[d][pair] / (additiveLength * additiveLength));
                }
                covariance[i][j] =
                        parameters.variance() * MixedKernel.matern(joint) + termVariance * additive;
                pair++;
            }
            covariance[i][i] = diagonal;
        }
        return covariance;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        KernelParameters parameters = KernelParameters.ofLogarithms(theta);
        double[][] factor = covariance(parameters);
        if (!LowerTriangle.factor(factor)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] weights = LowerTriangle.solve(factor, targets);
        double value = 0;
        for (int i = 0; i < targets.length; i++) {
            value += targets[i] * weights[i] / 2 + Math.log(factor[i][i]);
        }
        fillGradient(parameters, weights, LowerTriangle.inverse(factor), gradient);
        for (int k = 0; k < theta.length; k++) {
            double deviation = (theta[k] - priorMeans[k]) / priorWidths[k];
            value += deviation * deviation / 2;
            gradient[k] += deviation / priorWidths[k];
        }
        return value;
    }

    private void fillGradient(
            KernelParameters parameters, double[] weights, double[][] inverse, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] scales = new double[dimensions];
        double[] additiveScales = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            scales[d] = 1 / (parameters.lengthScales()[d] * parameters.lengthScales()[d]);
            additiveScales[d] =
                    1
                            / (parameters.additiveLengthScales()[d]
                                    * parameters.additiveLengthScales()[d]);
        }
        double variance = parameters.variance();
        double termVariance = parameters.additiveVariance() / dimensions;
        double trace = 0;
        int pair = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                // Both triangles at once, hence no factor ½.
                double sensitivity = inverse[i][j] - weights[i] * weights[j];
                double joint = 0;
                double additive = 0;
                for (int d = 0; d < dimensions; d++) {
                    double square = squares[d][pair];
                    joint += scales[d] * square;
                    if (square > 0) {
                        double scaled = additiveScales[d] * square;
                        double root = Math.sqrt(5 * scaled);
                        double decay = Math.exp(-root);
                        additive += (1 + root + root * root / 3) * decay;
                        gradient[dimensions + 1 + d] +=
                                sensitivity
                                        * termVariance
                                        * (5.0 / 3)
                                        * (1 + root)
                                        * decay
                                        * scaled;
                    } else {
                        additive += 1;
                    }
                }
                double root = Math.sqrt(5 * joint);
                double decay = Math.exp(-root);
                double slope = sensitivity * variance * (5.0 / 3) * (1 + root) * decay;
                for (int d = 0; d < dimensions; d++) {
                    gradient[d] += slope * scales[d] * squares[d][pair];
                }
                gradient[dimensions] +=
                        sensitivity * variance * (1 + root + root * root / 3) * decay;
                gradient[2 * dimensions + 1] += sensitivity * termVariance * additive;
                pair++;
            }
            trace += (inverse[i][i] - weights[i] * weights[i]) / 2;
        }
        gradient[dimensions] += trace * variance;
        gradient[2 * dimensions + 1] += trace * parameters.additiveVariance();
        gradient[2 * dimensions + 2] += trace * parameters.noise();
    }
}
