package io.github.acetune.ace.radial;

import io.github.acetune.structure.Element;

/** The repulsion of the cores of a pair, per ordered pair: half of the pair's energy for ZBL. Immutable. */
public interface CoreFunction {
    /**
     * The repulsion.
     *
     * @param r distance, Å
     * @return eV
     */
    double value(double r);

    /**
     * Its derivative.
     *
     * @param r distance, Å
     * @return eV/Å
     */
    double derivative(double r);

    /**
     * The distance from which on it is zero.
     *
     * @return Å
     */
    double reach();

    /**
     * The core function of a bond.
     *
     * @param bond the radial part of the pair
     * @param centre element of the centre
     * @param neighbour element of the neighbour
     * @return the function its inner cutoff type asks for
     */
    static CoreFunction of(Bond bond, Element centre, Element neighbour) {
        return switch (bond.innerCutoff().type()) {
            case DENSITY, DISTANCE ->
                    bond.coreRepulsion().prefactor() == 0 ? new None() : new ExponentialCore(bond);
            case ZBL -> new ZieglerBiersackLittmark(bond, centre, neighbour);
        };
    }

    /** No repulsion. */
    record None() implements CoreFunction {
        @Override
        public double value(double r) {
            return 0;
        }

        @Override
        public double derivative(double r) {
            return 0;
        }

        @Override
        public double reach() {
            return 0;
        }
    }
}
