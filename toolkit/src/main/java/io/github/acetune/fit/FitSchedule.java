package io.github.acetune.fit;

import io.github.acetune.structure.InvalidInputException;

/**
 * Repetition of the fit: cycles with noise, and a basis that grows step by step.
 *
 * @param cycles how often the minimiser is started, each time from the best so far with noise added; at least 1
 * @param relativeNoise σ of noise relative to each coefficient: c += N(0, 1) σ max(|c|, 0.01)
 * @param absoluteNoise σ of noise: c += N(0, 1) σ
 * @param randomised where positive, coefficients are drawn anew as N(0, 1) times this instead
 * @param ladderStep functions added per step of a growing basis: a whole number, or below 1 a fraction of the current number;
 *     zero for the whole basis at once
 * @param order in which functions are added
 */
public record FitSchedule(
        int cycles,
        double relativeNoise,
        double absoluteNoise,
        double randomised,
        double ladderStep,
        LadderOrder order) {
    /** One fit of the whole basis. */
    public static final FitSchedule ONCE = new FitSchedule(1, 0, 0, 0, 0, LadderOrder.BODY_ORDER);

    /** In which order a growing basis takes up functions. */
    public enum LadderOrder {
        /** By rank, then n, l and coupling. */
        BODY_ORDER,
        /** By rank + Σn + Σl. */
        POWER_ORDER
    }

    /** Checks the ranges. */
    public FitSchedule {
        if (cycles < 1) {
            throw new InvalidInputException("fit_cycles is " + cycles + ", expected at least 1");
        }
        if (!(ladderStep >= 0)) {
            throw new InvalidInputException(
                    "ladder_step is " + ladderStep + ", expected a positive number");
        }
    }

    /**
     * With cycles.
     *
     * @param count how often
     * @param relative σ of the relative noise
     * @param absolute σ of the absolute noise
     * @return a new schedule
     */
    public FitSchedule withCycles(int count, double relative, double absolute) {
        return new FitSchedule(count, relative, absolute, randomised, ladderStep, order);
    }

    /**
     * With a growing basis.
     *
     * @param step functions per step, or below 1 a fraction
     * @param ladderOrder in which order
     * @return a new schedule
     */
    public FitSchedule withLadder(double step, LadderOrder ladderOrder) {
        return new FitSchedule(cycles, relativeNoise, absoluteNoise, randomised, step, ladderOrder);
    }
}
