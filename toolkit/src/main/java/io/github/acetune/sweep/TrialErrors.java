package io.github.acetune.sweep;

/**
 * The errors of one fit as XPOT reports them: per atom, and as they enter the loss (equations 5–7 of the paper).
 *
 * @param trainPerAtom training data, energy per atom
 * @param testPerAtom data held back, energy per atom
 * @param trainLoss training data, energy divided by the square root of the number of atoms
 * @param testLoss data held back, energy divided by the square root of the number of atoms
 */
public record TrialErrors(
        PartErrors trainPerAtom,
        PartErrors testPerAtom,
        PartErrors trainLoss,
        PartErrors testLoss) {}
