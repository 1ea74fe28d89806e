package io.github.acetune.optimize;

import java.util.SplittableRandom;

/** A cheap model of the objective with an idea of its own error. */
interface Surrogate {
    /**
     * Predicts.
     *
     * @param features the place, [dimensions]
     * @param prediction filled with the mean and the standard deviation of the noiseless objective, [2]
     */
    void predict(double[] features, double[] prediction);

    /** The mean alone. */
    default double mean(double[] features) {
        double[] prediction = new double[2];
        predict(features, prediction);
        return prediction[0];
    }

    /** The same model of other data: its hyperparameters are kept. */
    Surrogate refitted(double[][] features, double[] targets);

    /** Fits a model of the wanted kind. */
    static Surrogate fit(
            SurrogateModel model, SpaceCodec codec, TrainingData data, SplittableRandom random) {
        return switch (model) {
            case GAUSSIAN_PROCESS ->
                    GaussianProcess.fit(data.features(), data.targets(), codec.metrics(), random);
            case RANDOM_FOREST ->
                    ForestSurrogate.fit(data.features(), data.targets(), codec, random.nextLong());
        };
    }
}
