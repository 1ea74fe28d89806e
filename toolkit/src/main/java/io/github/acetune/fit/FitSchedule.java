package io.github.acetune.fit;

import io.github.acetune.structure.InvalidInputException;

/**
 * Repetition of the fit: cycles with noise, and a basis that grows step by step.
 *
 * @param cycles how often the minimiser is started, each time from the best so far with noise added; at least 1
 * @param relativeNoise σ of noise relative to each coefficient: c += N(0, 1) σ max(|c|, 0.01)
 * @param absoluteNoise σ of noise: c += N(0, 1) σ
 * @param randomised where positive, coefficients are drawn anew as N(0, 1) times this instead
 * @param ladderStep functions added per block and step of a growing basis, at least
 * @param ladderShare the same as a share of the current number, the larger of the two being taken; both zero for the whole basis
 *     at once
 * @param order in which functions are added
 */
public record FitSchedule(
        int cycles,
        double relativeNoise,
        double absoluteNoise,
        double randomised,
        int ladderStep,
        double ladderShare,
        LadderOrder order) {
    /** A share is taken of so many functions at least, so that a growing basis begins at all. */
    private static final int SMALLEST_BASE = 10;

    /** One fit of the whole basis. */
    public static final FitSchedule ONCE =
            new FitSchedule(1, 0, 0, 0, 0, 0, LadderOrder.BODY_ORDER);

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
        if (ladderStep < 0 || !(ladderShare >= 0 && ladderShare < 1)) {
            throw new InvalidInputException(
                    "ladder_step is ["
                            + ladderStep
                            + ", "
                            + ladderShare
                            + "], expected a number of functions, or a share below 1 of them, or both");
        }
    }

    /**
     * Whether the basis grows.
     *
     * @return false where all functions are fitted at once
     */
    public boolean hasLadder() {
        return ladderStep > 0 || ladderShare > 0;
    }

    /** Functions that each block takes up after it has {@code current}. */
    int increment(int current) {
        long share = Math.round(ladderShare * Math.max(current, SMALLEST_BASE));
        return Math.toIntExact(Math.max(1, Math.max(ladderStep, share)));
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
        return new FitSchedule(
                count, relative, absolute, randomised, ladderStep, ladderShare, order);
    }

    /**
     * With a growing basis.
     *
     * @param functions functions per block and step, at least
     * @param share the same as a share below 1 of the current number; the larger of the two is taken
     * @param ladderOrder in which order
     * @return a new schedule
     */
    public FitSchedule withLadder(int functions, double share, LadderOrder ladderOrder) {
        return new FitSchedule(
                cycles, relativeNoise, absoluteNoise, randomised, functions, share, ladderOrder);
    }
}
