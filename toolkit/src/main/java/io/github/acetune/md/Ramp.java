package io.github.acetune.md;

/**
 * A value that changes evenly over a run.
 *
 * @param from at the first step
 * @param to at the last step
 */
public record Ramp(double from, double to) {
    /**
     * A value that stays.
     *
     * @param value at every step
     * @return the ramp
     */
    public static Ramp constant(double value) {
        return new Ramp(value, value);
    }

    /**
     * Whether the value stays.
     *
     * @return true where both ends are equal
     */
    public boolean isConstant() {
        return from == to;
    }

    /**
     * The value at some point of the run.
     *
     * @param fraction 0 at the first step, 1 at the last
     * @return the value
     */
    public double at(double fraction) {
        return isConstant() ? from : from + (to - from) * fraction;
    }
}
