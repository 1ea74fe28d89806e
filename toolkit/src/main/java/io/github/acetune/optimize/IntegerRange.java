package io.github.acetune.optimize;

/**
 * Integers between two bounds, both included, uniformly. Values are {@link Integer}s. On the unit interval each has a cell of the
 * same width and stands at its centre.
 *
 * @param lower the smallest value
 * @param upper the largest value
 */
public record IntegerRange(int lower, int upper) implements Dimension {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where they are not in order
     */
    public IntegerRange {
        Numbers.checkIntegerBounds("integer", lower, upper);
    }

    @Override
    public double encode(Object value) {
        return ((double) Numbers.integer(value, lower, upper) - lower + 0.5) / cardinality();
    }

    @Override
    public Integer decode(double unit) {
        long index = (long) Math.floor(unit * cardinality());
        return (int) (lower + Math.clamp(index, 0, cardinality() - 1));
    }

    @Override
    public long cardinality() {
        return (long) upper - lower + 1;
    }

    @Override
    public Integer valueAt(long index) {
        return Math.toIntExact(lower + index);
    }
}
