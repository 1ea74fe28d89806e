package io.github.acetune.plot;

/**
 * Errors of a potential on one configuration type.
 *
 * @param configType its name
 * @param energy error of the energy, eV/atom
 * @param force error of the force components, eV/Å
 */
public record ConfigTypeErrors(String configType, double energy, double force) {}
