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
    static final double NOISE_MEAN = Math.log(1e-5);

    static final double NOISE_WIDTH = 1.5;

    /** Edge of the trust region at the start, and the factors by which a failure and a success change it. */
    static final double REGION_START = 0.6;

    static final double REGION_SHRINK = 0.8;

    static final double REGION_GROW = 1.5;

    static final double REGION_LEAST = 0.01;

    /** Random places of a search, of which every so many lies in the trust region's size around the best point. */
    static final int CANDIDATES = 300;

    static final int NEAR_EVERY = 4;

    /** Chance that a nominal coordinate is drawn anew near the best point. */
    static final double REDRAW = 0.2;

    /** Pattern searches from the best places, and the steps of each. */
    static final int CLIMBS = 4;

    static final int STEPS = 100;

    /** Weight of the preference for the interior after one evaluation, and the least value of its bell at the bounds. */
    static final double INTERIOR_WEIGHT = 10;

    static final double INTERIOR_FLOOR = 0.05;

    /** Every so many asks go without that preference. */
    static final int INTERIOR_FREE_EVERY = 3;

    /** Points that a choice with dimensions of its own is owed: this many, and so many for each of these dimensions. */
    static final int BRANCH_BASE = 2;

    static final int BRANCH_POINTS = 4;

    /** Searches for hyperparameters from random places, besides the one from the prior's mode. */
    static final int RESTARTS = 1;

    /** Values this many interquartile ranges above the median are compressed. */
    static final double KNEE = 0.5;

    private SurrogateTuning() {}
}
