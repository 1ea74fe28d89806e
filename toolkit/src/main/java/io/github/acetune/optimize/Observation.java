package io.github.acetune.optimize;

import java.util.List;

/**
 * What an optimiser has been told of one point.
 *
 * @param point the point
 * @param values the objectives, all to be minimised; empty where the trial failed
 * @param seconds what the evaluation cost, NaN where unknown
 */
public record Observation(Point point, List<Double> values, double seconds) {
    /** Copies the values. */
    public Observation {
        values = List.copyOf(values);
    }

    /**
     * Whether the trial failed.
     *
     * @return true where there is no value
     */
    public boolean failed() {
        return values.isEmpty();
    }

    /**
     * The only, or the first, objective.
     *
     * @return its value
     * @throws IllegalStateException where the trial failed
     */
    public double value() {
        if (failed()) {
            throw new IllegalStateException("the trial at " + point + " failed and has no value");
        }
        return values.getFirst();
    }
}
