package io.github.acetune.fit;

/**
 * One step of a fit.
 *
 * @param stage what was done, for example {@code "linear"} or {@code "Levenberg–Marquardt"}
 * @param iteration counted from 0 within the whole fit
 * @param loss the loss after it
 * @param validationLoss the same on the validation data, NaN where there are none
 * @param seconds since the fit began
 */
public record FitStep(
        String stage, int iteration, LossParts loss, double validationLoss, double seconds) {}
