package io.github.acetune.fit;

import io.github.acetune.data.Dataset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The summary of a fit that goes into {@code metrics.json}.
 *
 * @param loss the loss and its parts
 * @param functions number of basis functions
 * @param coefficients number of function coefficients
 * @param seconds wall-clock time of the fit, s
 * @param cpuSeconds processor time of the fit, s
 * @param train errors on the training data
 * @param test errors on the test data, where there are any
 */
public record FitMetrics(
        LossParts loss,
        int functions,
        int coefficients,
        double seconds,
        double cpuSeconds,
        FitErrors train,
        Optional<FitErrors> test) {

    /**
     * Judges a fit.
     *
     * @param result the fit
     * @param train the training data
     * @param test the test data, where there are any
     * @return the summary
     */
    public static FitMetrics of(FitResult result, Dataset train, Optional<Dataset> test) {
        return new FitMetrics(
                result.loss(),
                result.functions(),
                result.parameters(),
                result.seconds(),
                result.cpuSeconds(),
                result.errors(train),
                test.map(result::errors));
    }

    /**
     * The numbers by name; nested maps for loss, train and test.
     *
     * @return in reading order
     */
    public Map<String, Object> toMap() {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("total", loss.total());
        parts.put("energy", loss.energy());
        parts.put("forces", loss.forces());
        parts.put("virial", loss.virial());
        parts.put("l1", loss.l1());
        parts.put("l2", loss.l2());
        parts.put("smoothness", loss.smoothness());
        var map = new LinkedHashMap<String, Object>();
        map.put("loss", loss.total());
        map.put("loss_parts", parts);
        map.put("functions", functions);
        map.put("coefficients", coefficients);
        map.put("seconds", seconds);
        map.put("cpu_seconds", cpuSeconds);
        map.put("train", withTypes(train));
        test.ifPresent(errors -> map.put("test", withTypes(errors)));
        return map;
    }

    private static Map<String, Object> withTypes(FitErrors errors) {
        var map = new LinkedHashMap<>(errors.overall().toMap());
        var types = new LinkedHashMap<String, Object>();
        errors.byConfigType().forEach((type, own) -> types.put(type, own.toMap()));
        map.put("by_config_type", types);
        return map;
    }
}
