package io.github.acetune.optimize;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The hyperparameters of a single Matérn 5/2 term with a length scale for every dimension, and of noise, by maximum marginal
 * likelihood within wide bounds and without priors: the best of one search from ones and of two from random places.
 */
final class MaximumLikelihood {
    private static final double LEAST_LENGTH = 0.01;
    private static final double LARGEST_LENGTH = 100;
    private static final double LEAST_VARIANCE = 0.01;
    private static final double LARGEST_VARIANCE = 1000;
    private static final double LEAST_NOISE = 1e-5;
    private static final double LARGEST_NOISE = 1e5;

    /** The logarithm of no variance of the one-dimensional terms. */
    private static final double NONE = -700;

    private static final int RESTARTS = 2;
    private static final int ITERATIONS = 200;
    private static final double TOLERANCE = 1e-6;

    private MaximumLikelihood() {}

    static KernelParameters fit(
            double[][] features, double[] targets, Metric[] metrics, SplittableRandom random) {
        MarginalPosterior likelihood = MarginalPosterior.withoutPriors(features, targets, metrics);
        Box box = box(metrics.length);
        double[] best = start(box);
        double lowest = box.minimise(likelihood, best, ITERATIONS, TOLERANCE);
        for (int restart = 0; restart < RESTARTS; restart++) {
            double[] start = start(box, random);
            double value = box.minimise(likelihood, start, ITERATIONS, TOLERANCE);
            if (value < lowest || Double.isNaN(lowest)) {
                lowest = value;
                best = start;
            }
        }
        KernelParameters found = KernelParameters.ofLogarithms(best);
        return new KernelParameters(
                found.lengthScales(),
                found.variance(),
                found.additiveLengthScales(),
                0,
                found.noise());
    }

    /** The bounds, in the order of {@link KernelParameters#ofLogarithms(double[])}. */
    private static Box box(int dimensions) {
        double[] lower = new double[2 * dimensions + 3];
        double[] upper = lower.clone();
        Arrays.fill(lower, 0, dimensions, Math.log(LEAST_LENGTH));
        Arrays.fill(upper, 0, dimensions, Math.log(LARGEST_LENGTH));
        lower[dimensions] = Math.log(LEAST_VARIANCE);
        upper[dimensions] = Math.log(LARGEST_VARIANCE);
        lower[2 * dimensions + 1] = NONE;
        upper[2 * dimensions + 1] = NONE;
        lower[2 * dimensions + 2] = Math.log(LEAST_NOISE);
        upper[2 * dimensions + 2] = Math.log(LARGEST_NOISE);
        return new Box(lower, upper);
    }

    /** Ones, as far as the bounds allow. */
    private static double[] start(Box box) {
        double[] start = new double[box.lower().length];
        Arrays.setAll(start, k -> Math.clamp(0, box.lower()[k], box.upper()[k]));
        return start;
    }

    private static double[] start(Box box, SplittableRandom random) {
        double[] start = new double[box.lower().length];
        for (int k = 0; k < start.length; k++) {
            double width = box.upper()[k] - box.lower()[k];
            start[k] = box.lower()[k] + width * random.nextDouble();
        }
        return start;
    }
}
