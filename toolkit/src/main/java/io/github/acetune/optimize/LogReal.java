package io.github.acetune.optimize;

/**
 * Positive real numbers between two bounds, uniformly in their logarithm. Values are {@link Double}s.
 *
 * @param lower the lower bound, above 0
 * @param upper the upper bound
 */
public record LogReal(double lower, double upper) implements Dimension {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where they are not finite, not positive or not in order
     */
    public LogReal {
        Numbers.checkBounds("log-real", lower, upper);
        if (lower <= 0) {
            throw new IllegalArgumentException(
                    "log-real dimension: the lower bound must be above 0, found " + lower);
        }
    }

    @Override
    public double encode(Object value) {
        // Relative slack: an absolute one, a share of the width, would let values far below a tiny
        // lower bound in.
        if (!(value instanceof Number number) || !(number.doubleValue() > 0)) {
            throw new IllegalArgumentException("expected a number above 0, found " + value);
        }
        double logarithm = Math.log(number.doubleValue());
        double low = Math.log(lower);
        double high = Math.log(upper);
        if (logarithm < low - 1e-9 || logarithm > high + 1e-9) {
            throw new IllegalArgumentException(
                    "expected a number from " + lower + " to " + upper + ", found " + value);
        }
        return Math.clamp((logarithm - low) / (high - low), 0.0, 1.0);
    }

    @Override
    public Double decode(double unit) {
        double low = Math.log(lower);
        return Math.clamp(Math.exp(low + unit * (Math.log(upper) - low)), lower, upper);
    }

    @Override
    public long cardinality() {
        return CONTINUUM;
    }

    @Override
    public Object valueAt(long index) {
        throw new IllegalArgumentException("a log-real dimension cannot be counted through");
    }
}
