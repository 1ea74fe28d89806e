package io.github.acetune.plot;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Split;
import io.github.acetune.fit.FitResult;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One hyperparameter moved while all others stay: what it does to the errors, and what the model looks like at each value.
 *
 * @param hyperparameter what is moved
 * @param unit its unit, or empty
 * @param viewX horizontal axis of the lines that show the model
 * @param viewY their vertical axis
 * @param steps in order of the hyperparameter's value, at least two
 */
public record Scan(String hyperparameter, String unit, Axis viewX, Axis viewY, List<Step> steps) {
    /**
     * One value of the hyperparameter.
     *
     * @param value the value
     * @param train errors on the structures of the fit
     * @param validation errors on structures held back
     * @param view lines that show the model at this value, such as its radial functions; as many at every step
     */
    public record Step(
            double value, ErrorMetrics train, ErrorMetrics validation, List<PointGroup> view) {
        /** Copies the lines. */
        public Step {
            view = List.copyOf(view);
        }

        /**
         * A step that shows the radial functions of the fitted potential's first pair of elements.
         *
         * @param value the hyperparameter's value
         * @param fit what was fitted with it
         * @param data structures to take the errors on
         * @return the step
         */
        public static Step of(double value, FitResult fit, Split data) {
            Bond bond = fit.potential().basis().bonds().getFirst();
            return of(value, fit, data, LinePlots.sampled(bond));
        }

        /**
         * A step that shows lines of one's own.
         *
         * @param value the hyperparameter's value
         * @param fit what was fitted with it
         * @param data structures to take the errors on
         * @param view lines that show the model
         * @return the step
         */
        public static Step of(double value, FitResult fit, Split data, List<PointGroup> view) {
            AceCalculator calculator = AceCalculator.of(fit.potential());
            return new Step(
                    value,
                    errors(calculator, data.train()),
                    errors(calculator, data.validation()),
                    view);
        }

        private static ErrorMetrics errors(AceCalculator calculator, Dataset part) {
            return ErrorMetrics.of(Predictions.of(calculator, part));
        }
    }

    /** Copies the steps and checks that they go together. */
    public Scan {
        steps = List.copyOf(steps);
        if (steps.size() < 2) {
            throw new IllegalArgumentException(
                    "a scan needs 2 steps or more, found " + steps.size());
        }
        int lines = steps.getFirst().view().size();
        for (Step step : steps) {
            if (step.view().size() != lines) {
                throw new IllegalArgumentException(
                        "step "
                                + step.value()
                                + " of the scan shows "
                                + step.view().size()
                                + " lines, the first one "
                                + lines);
            }
        }
    }

    /**
     * A scan whose steps show radial functions.
     *
     * @param hyperparameter what is moved
     * @param unit its unit, or empty
     * @param steps in order of the hyperparameter's value
     * @return the scan
     */
    public static Scan of(String hyperparameter, String unit, List<Step> steps) {
        return new Scan(
                hyperparameter, unit, Axis.of("Distance", "Å"), Axis.of("Radial function"), steps);
    }

    /** The place of the step with the lowest force error on validation data. */
    int best() {
        return IntStream.range(0, steps.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> steps.get(i).validation().forceRmse()))
                .orElseThrow();
    }
}
