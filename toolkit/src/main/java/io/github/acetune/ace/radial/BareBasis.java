package io.github.acetune.ace.radial;

/** A family of radial functions g_k(r), k = 1…K, without inner cutoff; stateless, so that threads may share it. */
@FunctionalInterface
interface BareBasis {
    /**
     * Values and derivatives.
     *
     * @param r distance, Å, above zero and below the cutoff
     * @param values g_k, [K]
     * @param derivatives g'_k, [K]
     */
    void evaluate(double r, double[] values, double[] derivatives);

    /**
     * The family of a bond.
     *
     * @param bond the radial part of a pair of elements
     * @return its bare basis
     */
    static BareBasis of(Bond bond) {
        return switch (bond.basis()) {
            case SBESSEL -> new SphericalBesselBasis(bond.cutoff(), bond.basisSize());
            case CHEB_EXP_COS ->
                    new ChebyshevExpCosBasis(bond.cutoff(), bond.cutoffWidth(), lambda(bond));
            case CHEB_POW -> new ChebyshevPowerBasis(bond.cutoff(), lambda(bond));
            case CHEB_LINEAR -> new ChebyshevLinearBasis(bond.cutoff());
        };
    }

    private static double lambda(Bond bond) {
        if (bond.parameters().isEmpty()) {
            throw new IllegalArgumentException(
                    bond.basis().fileName()
                            + " needs a number in radparameters, found an empty list");
        }
        return bond.parameters().getFirst();
    }
}
