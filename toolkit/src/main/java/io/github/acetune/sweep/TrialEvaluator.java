package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Fits and judges one point of a search space. Implementations may be called from several threads at once. */
@FunctionalInterface
interface TrialEvaluator {
    /**
     * Fits one point.
     *
     * @param iteration counted from 1
     * @param point the hyperparameters
     * @param cancelled asked now and then; when true the fit ends early
     * @param detail is told what goes on, in a few words
     * @return the trial; empty where it was cancelled
     */
    Optional<Trial> evaluate(
            int iteration, Point point, BooleanSupplier cancelled, Consumer<String> detail);
}
