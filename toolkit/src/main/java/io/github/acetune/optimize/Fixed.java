package io.github.acetune.optimize;

import java.util.Objects;

/**
 * One value that is not searched over.
 *
 * @param value the value
 */
public record Fixed(Object value) implements Dimension {
    /**
     * Checks that there is a value.
     *
     * @throws NullPointerException where there is none
     */
    public Fixed {
        Objects.requireNonNull(value, "a fixed dimension needs a value");
    }

    @Override
    public double encode(Object other) {
        if (!Choices.means(other, value)) {
            throw new IllegalArgumentException(
                    "expected the fixed value " + value + ", found " + other);
        }
        return 0.5;
    }

    @Override
    public Object decode(double unit) {
        return value;
    }

    @Override
    public long cardinality() {
        return 1;
    }

    @Override
    public Object valueAt(long index) {
        return value;
    }
}
