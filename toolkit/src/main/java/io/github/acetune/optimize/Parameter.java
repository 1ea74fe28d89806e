package io.github.acetune.optimize;

import java.util.List;
import java.util.Objects;

/**
 * A named dimension of a search space, with the conditions under which it is active.
 *
 * @param name its name
 * @param dimension its values
 * @param conditions all of which must hold; empty where it is always active
 */
public record Parameter(String name, Dimension dimension, List<Condition> conditions) {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException where it is blank
     */
    public Parameter {
        Objects.requireNonNull(dimension, "dimension");
        conditions = List.copyOf(conditions);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a dimension of a search space needs a name");
        }
    }
}
