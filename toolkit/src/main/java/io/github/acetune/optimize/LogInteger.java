package io.github.acetune.optimize;

/**
 * Positive integers between two bounds, both included, uniformly in their logarithm. Values are {@link Integer}s.
 *
 * @param lower the smallest value, at least 1
 * @param upper the largest value
 */
public record LogInteger(int lower, int upper) implements Dimension {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where they are not positive or not in order
     */
    public LogInteger {
        Numbers.checkIntegerBounds("log-integer", lower, upper);
        if (lower < 1) {
            throw new IllegalArgumentException(
                    "log-integer dimension: the lower bound must be at least 1, found " + lower);
        }
    }

    @Override
    public double encode(Object value) {
        return (Math.log(Numbers.integer(value, lower, upper)) - start()) / (end() - start());
    }

    @Override
    public Integer decode(double unit) {
        long value = Math.round(Math.exp(start() + unit * (end() - start())));
        return (int) Math.clamp(value, (long) lower, (long) upper);
    }

    @Override
    public long cardinality() {
        return (long) upper - lower + 1;
    }

    @Override
    public Integer valueAt(long index) {
        return Math.toIntExact(lower + index);
    }

    /** The interval reaches half an integer beyond both bounds, so that these are not drawn half as often as they should be. */
    private double start() {
        return Math.log(lower - 0.5);
    }

    private double end() {
        return Math.log(upper + 0.5);
    }
}
