package io.github.acetune.optimize;

/** Reads numbers out of values of unknown class and checks bounds; every message is one line. */
final class Numbers {
    /** How far outside its bounds a value may be, relative to their width: what a round trip through text or logarithms costs. */
    private static final double SLACK = 1e-9;

    private Numbers() {}

    static void checkBounds(String kind, double lower, double upper) {
        if (!Double.isFinite(lower) || !Double.isFinite(upper)) {
            throw new IllegalArgumentException(
                    kind
                            + " dimension: bounds must be finite, found ["
                            + lower
                            + ", "
                            + upper
                            + "]");
        }
        if (lower >= upper) {
            throw new IllegalArgumentException(
                    kind
                            + " dimension: the lower bound must be below the upper one, found ["
                            + lower
                            + ", "
                            + upper
                            + "]");
        }
    }

    static void checkIntegerBounds(String kind, int lower, int upper) {
        if (lower >= upper) {
            throw new IllegalArgumentException(
                    kind
                            + " dimension: the lower bound must be below the upper one, found ["
                            + lower
                            + ", "
                            + upper
                            + "]");
        }
    }

    static double real(Object value, double lower, double upper) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("expected a number, found " + value);
        }
        double real = number.doubleValue();
        double slack = SLACK * (upper - lower);
        if (!(real >= lower - slack && real <= upper + slack)) {
            throw new IllegalArgumentException(
                    "expected a number from " + lower + " to " + upper + ", found " + value);
        }
        return Math.clamp(real, lower, upper);
    }

    static int integer(Object value, int lower, int upper) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("expected an integer, found " + value);
        }
        double real = number.doubleValue();
        if (real != Math.rint(real) || real < lower || real > upper) {
            throw new IllegalArgumentException(
                    "expected an integer from " + lower + " to " + upper + ", found " + value);
        }
        return (int) real;
    }
}
