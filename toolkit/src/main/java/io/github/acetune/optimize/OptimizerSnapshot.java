package io.github.acetune.optimize;

import java.util.List;

/**
 * All that an optimiser remembers, as plain data for the caller to store. Together with the same space and settings,
 * {@link BayesianOptimizer#restore} goes on from it with exactly the points that the saved optimiser would have asked for.
 *
 * @param asked how often it was asked
 * @param observations what it was told, in order
 * @param pending points asked for and not told, in order
 * @param hedge the gains of gp_hedge's three acquisitions; zeros with any other acquisition
 * @param nominees the points that gp_hedge's acquisitions nominated last
 */
public record OptimizerSnapshot(
        long asked,
        List<Observation> observations,
        List<Point> pending,
        List<Double> hedge,
        List<Point> nominees) {
    /** Copies the lists. */
    public OptimizerSnapshot {
        observations = List.copyOf(observations);
        pending = List.copyOf(pending);
        hedge = List.copyOf(hedge);
        nominees = List.copyOf(nominees);
    }
}
