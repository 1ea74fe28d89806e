package io.github.acetune.optimize;

/** What is assumed of points that have been asked for and not yet told, so that further asks go elsewhere. */
public enum BatchStrategy {
    /** The lowest value so far: the next points stay away most (D. Ginsbourger, R. Le Riche and L. Carraro, 2010). */
    CONSTANT_LIAR_MIN,
    /** The mean of the values so far. */
    CONSTANT_LIAR_MEAN,
    /** The highest value so far. */
    CONSTANT_LIAR_MAX,
    /** What the surrogate expects there. */
    KRIGING_BELIEVER,
    /**
     * Nothing: the expected improvement of all pending points and the new one together, averaged over draws of the pending ones'
     * values from the surrogate (J. Snoek, H. Larochelle and R. P. Adams, NIPS 2012, section 3.3).
     */
    JOINT_EXPECTED_IMPROVEMENT
}
