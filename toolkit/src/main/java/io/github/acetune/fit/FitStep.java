package io.github.acetune.fit;

import java.util.LinkedHashMap;
import java.util.Map;

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
        String stage, int iteration, LossParts loss, double validationLoss, double seconds) {
    /**
     * The step by name, as it goes into {@code metrics.json}.
     *
     * @return stage, iteration, seconds, loss and its parts, and the validation loss where there is one
     */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("stage", stage);
        map.put("iteration", iteration);
        map.put("seconds", seconds);
        map.put("loss", loss.total());
        map.putAll(loss.toMap());
        if (!Double.isNaN(validationLoss)) {
            map.put("validation_loss", validationLoss);
        }
        return map;
    }
}
