package io.github.acetune.plot;

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
        int iteration,
        double trainEnergy,
        double testEnergy,
        double trainForce,
        double testForce) {}
