package io.github.acetune.plot;

import io.github.acetune.sweep.Trial;
import io.github.acetune.sweep.TrialErrors;

/**
 * Errors of the potential of one iteration of a sweep. An iteration that failed has not-a-number.
 *
 * @param iteration counted from 1
 * @param trainEnergy error of the energy on the training set, eV/atom
 * @param testEnergy error of the energy on the test set, eV/atom
 * @param trainForce error of the force components on the training set, eV/Å
 * @param testForce error of the force components on the test set, eV/Å
 */
public record IterationErrors(
        int iteration, double trainEnergy, double testEnergy, double trainForce, double testForce) {
    /**
     * The errors per atom of a trial.
     *
     * @param trial a trial, failed or not
     * @return its errors
     */
    public static IterationErrors of(Trial trial) {
        return trial.fitted()
                .map(fitted -> of(trial.iteration(), fitted.errors()))
                .orElseGet(() -> failed(trial.iteration()));
    }

    private static IterationErrors of(int iteration, TrialErrors errors) {
        return new IterationErrors(
                iteration,
                errors.trainPerAtom().energy(),
                errors.testPerAtom().energy(),
                errors.trainPerAtom().force(),
                errors.testPerAtom().force());
    }

    private static IterationErrors failed(int iteration) {
        double none = Double.NaN;
        return new IterationErrors(iteration, none, none, none, none);
    }
}
