package io.github.acetune.optimize;

/**
 * How an optimiser goes about its search. Immutable; start from {@link #defaults()} and change what you need:
 * {@code OptimizerSettings.defaults().seed(3).initialCount(4)}.
 *
 * @param seed of all random choices
 * @param initialCount points before the first model, at least 2
 * @param initialDesign how they are spread
 * @param surrogate the model
 * @param acquisition what makes a point worth evaluating
 * @param batchStrategy what is assumed of pending points
 * @param trustRegion whether every second ask searches only around the best point so far
 * @param interiorPreference whether the first asks keep away from the bounds: switch it off where minima at bounds are likely
 * @param objectives how many values every point has, at least 1
 */
public record OptimizerSettings(
        long seed,
        int initialCount,
        InitialDesign initialDesign,
        SurrogateModel surrogate,
        Acquisition acquisition,
        BatchStrategy batchStrategy,
        boolean trustRegion,
        boolean interiorPreference,
        int objectives) {
    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException where one is too small
     */
    public OptimizerSettings {
        if (initialCount < 2) {
            throw new IllegalArgumentException(
                    "the optimiser needs 2 or more initial points, found " + initialCount);
        }
        if (objectives < 1) {
            throw new IllegalArgumentException(
                    "the optimiser needs 1 or more objectives, found " + objectives);
        }
    }

    /**
     * The settings that {@link OptimizerBenchmark} judges: 5 points of a Latin hypercube, then a Gaussian process, the logarithm
     * of the expected improvement and a trust region.
     *
     * @return the settings, with seed 0
     */
    public static OptimizerSettings defaults() {
        return new OptimizerSettings(
                0,
                5,
                InitialDesign.LATIN_HYPERCUBE,
                SurrogateModel.GAUSSIAN_PROCESS,
                Acquisition.LOG_EXPECTED_IMPROVEMENT,
                BatchStrategy.KRIGING_BELIEVER,
                true,
                true,
                1);
    }

    /**
     * Changes the seed.
     *
     * @param newSeed any number
     * @return the changed settings
     */
    public OptimizerSettings seed(long newSeed) {
        return new OptimizerSettings(
                newSeed,
                initialCount,
                initialDesign,
                surrogate,
                acquisition,
                batchStrategy,
                trustRegion,
                interiorPreference,
                objectives);
    }

    /**
     * Changes the number of initial points.
     *
     * @param count at least 2
     * @return the changed settings
     */
    public OptimizerSettings initialCount(int count) {
        return new OptimizerSettings(
                seed,
                count,
                initialDesign,
                surrogate,
                acquisition,
                batchStrategy,
                trustRegion,
                interiorPreference,
                objectives);
    }

    /**
     * Changes how the initial points are spread.
     *
     * @param design the design
     * @return the changed settings
     */
    public OptimizerSettings initialDesign(InitialDesign design) {
        return new OptimizerSettings(
                seed,
                initialCount,
                design,
                surrogate,
                acquisition,
                batchStrategy,
                trustRegion,
                interiorPreference,
                objectives);
    }

    /**
     * Changes the surrogate.
     *
     * @param model the model
     * @return the changed settings
     */
    public OptimizerSettings surrogate(SurrogateModel model) {
        return new OptimizerSettings(
                seed,
                initialCount,
                initialDesign,
                model,
                acquisition,
                batchStrategy,
                trustRegion,
                interiorPreference,
                objectives);
    }

    /**
     * Changes the acquisition.
     *
     * @param newAcquisition the acquisition
     * @return the changed settings
     */
    public OptimizerSettings acquisition(Acquisition newAcquisition) {
        return new OptimizerSettings(
                seed,
                initialCount,
                initialDesign,
                surrogate,
                newAcquisition,
                batchStrategy,
                trustRegion,
                interiorPreference,
                objectives);
    }

    /**
     * Changes what is assumed of pending points.
     *
     * @param strategy the strategy
     * @return the changed settings
     */
    public OptimizerSettings batchStrategy(BatchStrategy strategy) {
        return new OptimizerSettings(
                seed,
                initialCount,
                initialDesign,
                surrogate,
                acquisition,
                strategy,
                trustRegion,
                interiorPreference,
                objectives);
    }

    /**
     * Switches the trust region.
     *
     * @param use whether every second ask searches only around the best point so far
     * @return the changed settings
     */
    public OptimizerSettings trustRegion(boolean use) {
        return new OptimizerSettings(
                seed,
                initialCount,
                initialDesign,
                surrogate,
                acquisition,
                batchStrategy,
                use,
                interiorPreference,
                objectives);
    }

    /**
     * Switches the preference for the interior of the space.
     *
     * @param use whether the first asks keep away from the bounds
     * @return the changed settings
     */
    public OptimizerSettings interiorPreference(boolean use) {
        return new OptimizerSettings(
                seed,
                initialCount,
                initialDesign,
                surrogate,
                acquisition,
                batchStrategy,
                trustRegion,
                use,
                objectives);
    }

    /**
     * Changes the number of objectives.
     *
     * @param count at least 1
     * @return the changed settings
     */
    public OptimizerSettings objectives(int count) {
        return new OptimizerSettings(
                seed,
                initialCount,
                initialDesign,
                surrogate,
                acquisition,
                batchStrategy,
                trustRegion,
                interiorPreference,
                count);
    }
}
