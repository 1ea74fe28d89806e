package io.github.acetune.optimize;

/**
 * Real numbers between two bounds, uniformly. Values are {@link Double}s.
 *
 * @param lower the lower bound
 * @param upper the upper bound
 */
public record Real(double lower, double upper) implements Dimension {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where they are not finite or not in order
     */
    public Real {
        Numbers.checkBounds("real", lower, upper);
    }

    @Override
    public double encode(Object value) {
        return (Numbers.real(value, lower, upper) - lower) / (upper - lower);
    }

    @Override
    public Double decode(double unit) {
        return Math.clamp(lower + unit * (upper - lower), lower, upper);
    }

    @Override
    public long cardinality() {
        return CONTINUUM;
    }

    @Override
    public Object valueAt(long index) {
        throw new IllegalArgumentException("a real dimension cannot be counted through");
    }
}
