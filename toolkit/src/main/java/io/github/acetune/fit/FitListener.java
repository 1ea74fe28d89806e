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

    /** Called when the fit has ended, in whatever way, on the thread that fits. */
    default void ended() {}
}
