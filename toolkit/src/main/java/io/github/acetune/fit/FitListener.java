package io.github.acetune.fit;

/** Hears of the progress of a fit and may end it early. */
@FunctionalInterface
public interface FitListener {
    /** Hears nothing and never ends a fit. */
    FitListener NONE = (step, secondsLeft) -> true;

    /**
     * Called after each step, on the thread that fits.
     *
     * @param step what was reached
     * @param secondsLeft estimate of the time left if all permitted iterations are made, s; NaN where unknown
     * @return false to end the fit here; the best coefficients so far are the result
     */
    boolean progress(FitStep step, double secondsLeft);

    /**
     * Called now and then before the first step, while basis functions and matrices are computed, on the thread that fits.
     *
     * @param share of the present computation that is done, 0 … 1
     * @param secondsLeft estimate of the time left for it, s; NaN where unknown
     */
    default void preparing(double share, double secondsLeft) {}

    /** Called when the fit has ended, in whatever way, on the thread that fits. */
    default void ended() {}
}
