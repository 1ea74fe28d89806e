package io.github.acetune.optimize;

/** A cheap model of the objective with an idea of its own error. */
interface Surrogate {
    /**
     * Predicts.
     *
     * @param features the place, [dimensions]
     * @param prediction filled with the mean and the standard deviation of the noiseless objective, [2]
     */
    void predict(double[] features, double[] prediction);
}
