package io.github.acetune.sweep;

/**
 * The energy and the force error of one data set.
 *
 * @param energy eV per atom, or the energy part of the loss, in which an energy difference is divided by the square root of the
 *     number of atoms, eV
 * @param force of the components, eV/Å
 */
public record PartErrors(double energy, double force) {}
