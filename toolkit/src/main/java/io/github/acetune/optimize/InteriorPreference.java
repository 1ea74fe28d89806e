package io.github.acetune.optimize;

/**
 * A prior on the place of the minimum that fades as data come in: away from the bounds. A Gaussian process knows least at the
 * faces of the cube, and in five dimensions most of the cube is near a face, so that without such a prior the first dozens of
 * evaluations go there (E. Siivola et al., MLSP 2018), whereas bounds are set by people to hold the minimum, not to touch it. The
 * weight of the prior falls with the number of evaluations as in C. Hvarfner et al., ICLR 2022, eq. 6, so that a minimum at a
 * bound is found, too, if later; and in a dimension the weight falls as the best point so far is nearer to a bound, since the data
 * speak for the bound there: a larger cutoff or basis is often simply better.
 *
 * <p>Every third ask goes without it, so that a branch of a conditional space whose first points were bad is looked into at its faces,
 * too: see {@link NeglectedBranch}.
 */
final class InteriorPreference {
    private final SpaceCodec codec;
    private final double weight;
    private final double[] best;

    /**
     * A preference.
     *
     * @param evaluations how many there have been
     * @param best features of the best of them
     */
    InteriorPreference(SpaceCodec codec, boolean wanted, int evaluations, double[] best) {
        this.codec = codec;
        this.best = best;
        weight = wanted ? SurrogateTuning.INTERIOR_WEIGHT / Math.max(1, evaluations) : 0;
    }

    /** Whether an ask has the preference at all. */
    static boolean appliesTo(long number) {
        return number % SurrogateTuning.INTERIOR_FREE_EVERY != 0;
    }

    /** The logarithm of the prior at a place, 0 at the centre of the cube. */
    double logWeight(double[] features) {
        if (weight == 0) {
            return 0;
        }
        double sum = 0;
        for (int d = 0; d < features.length; d++) {
            if (!codec.isNominal(d) && features[d] != Metric.INACTIVE) {
                double prior = Math.max(bell(features[d]), SurrogateTuning.INTERIOR_FLOOR);
                sum += shareOf(d) * Math.log(prior);
            }
        }
        return weight * sum;
    }

    /** How much of the preference is left in a dimension. */
    private double shareOf(int dimension) {
        return best[dimension] == Metric.INACTIVE ? 1 : bell(best[dimension]);
    }

    /** 1 in the middle of a dimension, 0 at its bounds. */
    private static double bell(double feature) {
        return 4 * feature * (1 - feature);
    }
}
