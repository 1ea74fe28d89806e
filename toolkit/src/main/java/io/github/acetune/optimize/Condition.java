package io.github.acetune.optimize;

import java.util.List;

/**
 * A hyperparameter is active only where another one is active and has one of some values.
 *
 * @param name the other hyperparameter
 * @param values its values
 */
public record Condition(String name, List<Object> values) {
    /** Copies the values. */
    public Condition {
        values = List.copyOf(values);
    }

    /**
     * Whether a point meets the condition.
     *
     * @param point a point, or the part of one that has been decided so far
     * @return whether the hyperparameter that has the condition is active there
     */
    public boolean holds(Point point) {
        return holds(point.values().get(name));
    }

    /** Whether the condition is met where the other hyperparameter has a value; null says that it is inactive. */
    boolean holds(Object value) {
        return value != null && values.contains(value);
    }
}
