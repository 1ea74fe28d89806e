package io.github.acetune.md;

/** Looks for a minimum and leaves the problem at the best point found. */
interface Minimiser {
    /** Goes on until it is told to stop; gives the number of evaluations. */
    int minimise(Stop stop);

    /** Decides after every evaluation. */
    @FunctionalInterface
    interface Stop {
        boolean now(int evaluations, double enthalpy, double largestForce);
    }
}
