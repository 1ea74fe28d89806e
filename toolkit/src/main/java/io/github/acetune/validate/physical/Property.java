package io.github.acetune.validate.physical;

/**
 * A number that a potential, or a reference, has for a property.
 *
 * @param name what it is, the same for every potential
 * @param unit such as {@code "GPa"}; may be empty
 * @param value in that unit
 */
public record Property(String name, String unit, double value) {}
