package io.github.acetune.md;

import io.github.acetune.structure.InvalidInputException;

/**
 * A span of simulated time.
 *
 * @param ps its length, ps
 */
public record Time(double ps) {
    /**
     * Checks the length.
     *
     * @throws InvalidInputException where it is negative or not finite
     */
    public Time {
        if (!(ps >= 0) || Double.isInfinite(ps)) {
            throw new InvalidInputException("a time must be 0 or more, found " + ps + " ps");
        }
    }

    /**
     * Femtoseconds.
     *
     * @param femtoseconds how many
     * @return the time
     */
    public static Time fs(double femtoseconds) {
        return new Time(femtoseconds / 1000);
    }

    /**
     * Picoseconds.
     *
     * @param picoseconds how many
     * @return the time
     */
    public static Time ps(double picoseconds) {
        return new Time(picoseconds);
    }

    /**
     * Nanoseconds.
     *
     * @param nanoseconds how many
     * @return the time
     */
    public static Time ns(double nanoseconds) {
        return new Time(1000 * nanoseconds);
    }

    /**
     * Its length in femtoseconds.
     *
     * @return fs
     */
    public double fs() {
        return 1000 * ps;
    }

    /**
     * This time, where it is not zero.
     *
     * @param what it is
     * @throws InvalidInputException where it is zero
     */
    Time positive(String what) {
        if (ps == 0) {
            throw new InvalidInputException(
                    "the " + what + " must be above 0, found " + ps + " ps");
        }
        return this;
    }

    /** How many steps of a length come closest to it, but at least one. */
    int steps(Time step) {
        return (int) Math.max(1, Math.round(ps / step.ps));
    }
}
