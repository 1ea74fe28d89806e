package io.github.acetune.optimize;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import smile.regression.GaussianProcessRegression;

/**
 * The expected improvement by pending points and a new one together, given that the pending ones stay as they are: the new point's
 * expected improvement, averaged over draws of the pending values (J. Snoek, H. Larochelle and R. P. Adams, NIPS 2012, eq. 5).
 */
final class JointImprovement implements ToDoubleFunction<double[]> {
    private static final int DRAWS = 24;

    private final GaussianProcess conditioned;
    private final double[][] weights;
    private final double[] levels;

    /**
     * Draws the pending values.
     *
     * @param process fitted to the data alone
     * @param pending features, [q][dimensions]
     */
    JointImprovement(
            GaussianProcess process,
            TrainingData data,
            double[][] pending,
            SplittableRandom random) {
        GaussianProcessRegression<double[]>.JointPrediction prediction = process.query(pending);
        int q = pending.length;
        double[][] factor = new double[q][q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i][j] = prediction.cov.get(i, j);
            }
        }
        factorWithJitter(factor);
        weights = new double[DRAWS][];
        levels = new double[DRAWS];
        GaussianProcess last = process;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] values = drawValues(prediction.mu, factor, random);
            TrainingData all = data.with(pending, values);
            last = process.refitted(all.features(), all.targets());
            weights[draw] = last.weights();
            levels[draw] = Math.min(data.lowest(), Arrays.stream(values).min().orElseThrow());
        }
        conditioned = last;
    }

    private static void factorWithJitter(double[][] covariance) {
        double[][] lower = copy(covariance);
        for (double jitter = 1e-8; !LowerTriangle.factor(lower); jitter *= 10) {
            lower = copy(covariance);
            for (int i = 0; i < lower.length; i++) {
                lower[i][i] += jitter;
            }
        }
        System.arraycopy(lower, 0, covariance, 0, lower.length);
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[] drawValues(double[] means, double[][] factor, SplittableRandom random) {
        double[] normal = new double[means.length];
        double[] values = means.clone();
        for (int i = 0; i < means.length; i++) {
            normal[i] = random.nextGaussian();
            for (int j = 0; j <= i; j++) {
                values[i] += factor[i][j] * normal[j];
            }
        }
        return values;
    }

    /** The logarithm of the average. */
    @Override
    public double applyAsDouble(double[] features) {
        double[] prediction = new double[2];
        conditioned.predict(features, prediction);
        double[] covariances = conditioned.covariances(features);
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double mean = 0;
            for (int i = 0; i < covariances.length; i++) {
                mean += weights[draw][i] * covariances[i];
            }
            sum += Normal.improvement(mean, prediction[1], levels[draw]);
        }
        return Math.log(sum / DRAWS + Double.MIN_NORMAL);
    }
}
