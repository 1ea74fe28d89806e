package io.github.acetune.ace.radial;

/**
 * Parameters of the repulsive core of a pair (core-repulsion).
 *
 * @param prefactor strength (eV·Å for the exponential core, a factor for ZBL)
 * @param lambda exponent, 1/Å²
 */
public record CoreRepulsion(double prefactor, double lambda) {
    /** No repulsion. */
    public static final CoreRepulsion NONE = new CoreRepulsion(0, 1);
}
