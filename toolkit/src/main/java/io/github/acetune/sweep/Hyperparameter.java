package io.github.acetune.sweep;

import io.github.acetune.optimize.Categorical;
import io.github.acetune.optimize.Dimension;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One value of an input file that is searched over.
 *
 * @param path keys (text) and list indices (numbers) from the root of the file
 * @param dimension the values it may take
 * @param role what becomes of it in the search
 */
record Hyperparameter(List<Object> path, Dimension dimension, Role role) {
    /** Copies the path. */
    Hyperparameter {
        path = List.copyOf(path);
    }

    /** What becomes of a hyperparameter in the search. */
    sealed interface Role {
        /** It always has an effect. */
        record Active() implements Role {}

        /**
         * It has an effect under some values of another one.
         *
         * @param parent name of the other one
         * @param values the values under which it has an effect
         */
        record Conditional(String parent, List<Object> values) implements Role {}

        /**
         * It never has an effect and is not searched.
         *
         * @param reason why, in words that follow "because"
         */
        record Dead(String reason) implements Role {}
    }

    /**
     * The name, as XPOT writes it in its tables.
     *
     * @return keys and list indices joined by blanks, for example {@code "potential bonds ALL rcut"}
     */
    String name() {
        return path.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /**
     * The value that is written where the hyperparameter has no effect.
     *
     * @return the middle of a range, the first of a choice
     */
    Object idleValue() {
        return dimension instanceof Categorical choice
                ? choice.choices().getFirst()
                : dimension.decode(0.5);
    }

    Hyperparameter withRole(Role newRole) {
        return new Hyperparameter(path, dimension, newRole);
    }
}
