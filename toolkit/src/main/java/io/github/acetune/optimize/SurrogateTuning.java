package io.github.acetune.optimize;

/**
 * The numbers behind the default behaviour, tuned together on the problems of {@link BenchmarkProblem} that are not held out. All
 * refer to the unit cube and to standardised values; those of priors are of natural logarithms.
 */
final class SurrogateTuning {
    /** Length scales of the joint term, at one dimension. */
    static final double LENGTH_MEAN = Math.log(0.4);

    static final double LENGTH_WIDTH = 1.0;

    /** Variance of the joint term. */
    static final double VARIANCE_MEAN = -0.5;

    static final double VARIANCE_WIDTH = 1.0;

    /** Length scales of the one-dimensional terms. */
    static final double ADDITIVE_LENGTH_MEAN = Math.log(0.7);

    static final double ADDITIVE_LENGTH_WIDTH = 0.7;

    /** Variance of the one-dimensional terms together. */
    static final double ADDITIVE_VARIANCE_MEAN = -0.5;

    static final double ADDITIVE_VARIANCE_WIDTH = 1.5;

    /** Variance of the noise. */
    static final double NOISE_MEAN = Math.log(1e-4);

    static final double NOISE_WIDTH = 1.5;

    /** Edge of the trust region at the start, and the factors by which a failure and a success change it. */
    static final double REGION_START = 0.8;

    static final double REGION_SHRINK = 0.8;

    static final double REGION_GROW = 1.5;

    static final double REGION_LEAST = 0.02;

    private SurrogateTuning() {}
}
