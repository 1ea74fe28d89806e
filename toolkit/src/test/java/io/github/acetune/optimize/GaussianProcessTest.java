package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    private static final Metric[] MIXED = {Metric.LINE, Metric.ARC, Metric.CHOICE};

    private static double[][] features(int count, SplittableRandom random) {
        double[][] features = new double[count][];
        for (int i = 0; i < count; i++) {
            features[i] =
                    new double[] {
                        random.nextDouble(), random.nextDouble(), (random.nextInt(3) + 0.5) / 3
                    };
        }
        return features;
    }

    @Test
    void twoPointsGiveTheClosedForm() {
        KernelParameters parameters =
                new KernelParameters(new double[] {0.5}, 1.2, new double[] {0.8}, 0.3, 1e-2);
        double[][] x = {{0.2}, {0.7}};
        double[] y = {1, -0.5};
        GaussianProcess process = GaussianProcess.at(parameters, x, y, new Metric[] {Metric.LINE});
        MixedKernel kernel = new MixedKernel(parameters, new Metric[] {Metric.LINE});
        double a = kernel.k(x[0], x[0]) + 1e-2 + 1e-6;
        double b = kernel.k(x[0], x[1]);
        double[] query = {0.4};
        double k0 = kernel.k(query, x[0]);
        double k1 = kernel.k(query, x[1]);
        double determinant = a * a - b * b;
        double mean = ((a * k0 - b * k1) * y[0] + (a * k1 - b * k0) * y[1]) / determinant;
        double variance =
                kernel.k(query, query)
                        - (k0 * (a * k0 - b * k1) + k1 * (a * k1 - b * k0)) / determinant;
        double[] prediction = new double[2];
        process.predict(query, prediction);
        assertEquals(mean, prediction[0], 1e-12);
        assertEquals(Math.sqrt(variance), prediction[1], 1e-12);
        assertEquals(mean, process.mean(query), 1e-12);
    }

    @Test
    void theKernelIsMaternFiveHalvesOfTheScaledDistance() {
        KernelParameters parameters =
                new KernelParameters(new double[] {0.5, 2}, 1, new double[] {1, 1}, 0, 0);
        double r = Math.sqrt(0.3 * 0.3 / 0.25 + 0.4 * 0.4 / 4);
        double expected = (1 + Math.sqrt(5) * r + 5 * r * r / 3) * Math.exp(-Math.sqrt(5) * r);
        MixedKernel kernel = new MixedKernel(parameters, new Metric[] {Metric.LINE, Metric.LINE});
        assertEquals(expected, kernel.k(new double[] {0.1, 0.9}, new double[] {0.4, 0.5}), 1e-14);
    }

    @Test
    void theGradientOfTheLogPosteriorIsTheDifferenceQuotient() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] x = features(9, random);
        double[] y = random.doubles(9, -1, 1).toArray();
        MarginalPosterior posterior = new MarginalPosterior(x, y, MIXED);
        double[] theta = posterior.priorMeans();
        for (int k = 0; k < theta.length; k++) {
            theta[k] += 0.4 * random.nextGaussian();
        }
        double[] gradient = new double[theta.length];
        posterior.evaluate(theta, gradient);
        double[] unused = new double[theta.length];
        for (int k = 0; k < theta.length; k++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double quotient =
                    (posterior.evaluate(up, unused) - posterior.evaluate(down, unused)) / 2e-5;
            assertEquals(
                    quotient,
                    gradient[k],
                    1e-6 * Math.max(1, Math.abs(quotient)),
                    "hyperparameter " + k);
        }
    }

    @Test
    void aSmoothFunctionIsLearnedAndTheErrorIsKnown() {
        int seeds = 20;
        int outside = 0;
        double squares = 0;
        double[] prediction = new double[2];
        for (int seed = 0; seed < seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] x = features(40, random);
            double[] y = Arrays.stream(x).mapToDouble(GaussianProcessTest::smooth).toArray();
            // Compression, tested by itself, gives up accuracy at high values on purpose.
            OutputTransform transform = OutputTransform.standardising(y);
            GaussianProcess process = GaussianProcess.fit(x, transform.apply(y), MIXED, random);
            for (double[] f : features(100, random)) {
                process.predict(f, prediction);
                double error = Math.abs(transform.invert(prediction[0]) - smooth(f));
                squares += error * error;
                outside += error > 3 * prediction[1] * transform.scale(prediction[0]) ? 1 : 0;
            }
        }
        // The values span 2; a process that knew its error exactly would leave 0.3 % outside.
        double rms = Math.sqrt(squares / (100 * seeds));
        assertTrue(rms < 0.03, "root-mean-square error " + rms);
        assertTrue(outside <= 7 * seeds, outside + " of 2000 errors exceed three deviations");
    }

    private static double smooth(double[] f) {
        return Math.sin(3 * f[0]) + f[1] * f[1] + (f[2] < 0.4 ? 0.5 : 0);
    }

    @Test
    void duplicatesAndConstantTargetsAreHarmless() {
        double[][] x = {{0.5}, {0.5}, {0.5}, {0.1}};
        double[] y = OutputTransform.of(new double[] {2, 2, 2, 2}).apply(new double[] {2, 2, 2, 2});
        GaussianProcess process =
                GaussianProcess.fit(x, y, new Metric[] {Metric.LINE}, new SplittableRandom(1));
        double[] prediction = new double[2];
        process.predict(new double[] {0.5}, prediction);
        assertEquals(0, prediction[0], 1e-6);
        assertTrue(prediction[1] > 0 && Double.isFinite(prediction[1]));
    }

    @Test
    void theCholeskyInverseTimesTheMatrixIsOne() {
        double[][] matrix = {{4, 1, 0.5}, {1, 3, -0.2}, {0.5, -0.2, 2}};
        double[][] factor = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        assertTrue(LowerTriangle.factor(factor));
        double[][] inverse = LowerTriangle.inverse(factor);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += matrix[i][k] * inverse[k][j];
                }
                assertEquals(i == j ? 1 : 0, sum, 1e-14);
            }
        }
    }
}
