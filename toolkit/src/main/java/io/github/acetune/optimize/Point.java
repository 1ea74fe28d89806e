package io.github.acetune.optimize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One choice of all hyperparameters that are active together, in the order of the search space. Immutable; two points are equal
 * where all their values are.
 *
 * @param values name → value; inactive hyperparameters are absent
 */
public record Point(Map<String, Object> values) {
    /**
     * Copies the values, keeping their order.
     *
     * @throws NullPointerException where a name or a value is null
     */
    public Point {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((name, value) ->
                copy.put(
                        Objects.requireNonNull(name),
                        Objects.requireNonNull(value, () -> name + " has no value")));
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * Whether a hyperparameter is active.
     *
     * @param name its name
     * @return false where it is inactive or unknown
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * A value.
     *
     * @param name its name
     * @return the value
     * @throws IllegalArgumentException where the hyperparameter is inactive or unknown
     */
    public Object get(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the point has no value '" + name + "'; it has " + values.keySet());
        }
        return value;
    }

    /**
     * A value that is a number.
     *
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException where there is none
     */
    public double real(String name) {
        if (get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("'" + name + "' is not a number but " + get(name));
    }

    /**
     * A value that is an integer.
     *
     * @param name its name
     * @return the integer
     * @throws IllegalArgumentException where there is none
     */
    public int integer(String name) {
        double number = real(name);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + name + "' is not an integer but " + get(name));
        }
        return (int) number;
    }

    /**
     * A value as text.
     *
     * @param name its name
     * @return its text
     * @throws IllegalArgumentException where there is no such value
     */
    public String text(String name) {
        return get(name).toString();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
