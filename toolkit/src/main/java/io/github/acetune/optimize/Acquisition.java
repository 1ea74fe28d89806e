package io.github.acetune.optimize;

/** What makes a point worth evaluating, judged by the surrogate's mean and standard deviation there. Values are minimised. */
public enum Acquisition {
    /** The logarithm of the expected improvement, computed so that it never vanishes (S. Ament et al., NeurIPS 2023, eq. 9). */
    LOG_EXPECTED_IMPROVEMENT,
    /** The expected improvement (D. R. Jones, M. Schonlau and W. J. Welch, J. Global Optim. 13 (1998) 455, eq. 15). */
    EXPECTED_IMPROVEMENT,
    /** The probability of an improvement by at least 0.01 standard deviations of the values seen. */
    PROBABILITY_OF_IMPROVEMENT,
    /** The lower confidence bound, mean − 1.96 standard deviations. */
    LOWER_CONFIDENCE_BOUND,
    /**
     * Expected improvement, probability of improvement and lower confidence bound each nominate a point; which one is taken is
     * drawn with chances that grow with the success of earlier nominations (M. Hoffman, E. Brochu and N. de Freitas, UAI 2011).
     */
    GP_HEDGE,
    /**
     * The expected improvement per second of evaluation, whose cost is learned from the times told (J. Snoek, H. Larochelle and
     * R. P. Adams, NIPS 2012, section 3.2). The same as {@link #LOG_EXPECTED_IMPROVEMENT} until two times have been told.
     */
    EXPECTED_IMPROVEMENT_PER_SECOND;

    private static final double IMPROVEMENT_MARGIN = 0.01;
    private static final double CONFIDENCE = 1.96;

    /** A bound is no share of anything: how many deviations a factor of e is worth. */
    private static final double WEIGHT_OF_BOUND = 0.2;

    /**
     * The score of a place; more is better.
     *
     * @param mean predicted, standardised
     * @param deviation predicted, standardised
     * @param best the lowest value so far, standardised
     * @param logWeight the logarithm of what an improvement there is worth: the probability that the evaluation succeeds and such
     */
    double score(double mean, double deviation, double best, double logWeight) {
        double z = (best - mean) / deviation;
        return switch (this) {
            case LOG_EXPECTED_IMPROVEMENT, GP_HEDGE, EXPECTED_IMPROVEMENT_PER_SECOND ->
                    Math.log(deviation) + Normal.logImprovement(z) + logWeight;
            case EXPECTED_IMPROVEMENT ->
                    Normal.improvement(mean, deviation, best) * Math.exp(logWeight);
            case PROBABILITY_OF_IMPROVEMENT ->
                    Normal.distribution((best - IMPROVEMENT_MARGIN - mean) / deviation)
                            * Math.exp(logWeight);
            case LOWER_CONFIDENCE_BOUND ->
                    CONFIDENCE * deviation - mean + WEIGHT_OF_BOUND * logWeight;
        };
    }
}
