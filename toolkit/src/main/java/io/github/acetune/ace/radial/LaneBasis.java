package io.github.acetune.ace.radial;

/**
 * The functions g_k(r) of a bond for one distance per SIMD lane, without inner cutoff. For engines that use the Vector API: it
 * needs the module {@code jdk.incubator.vector}. An instance belongs to one thread at a time.
 */
public interface LaneBasis {
    /**
     * The number K of functions.
     *
     * @return nradbase
     */
    int size();

    /**
     * Values and derivatives of W lanes.
     *
     * @param r holds the distances of the lanes, Å, all above zero and below the cutoff
     * @param place where they begin
     * @param values receives g_k
     * @param slopes receives dg_k/dr
     * @param to where those of k = 0 go, in both
     * @param stride how far the next k is
     */
    void evaluate(double[] r, int place, double[] values, double[] slopes, int to, int stride);

    /**
     * The functions of a bond.
     *
     * @param bond the radial part of a pair of elements
     * @return their evaluation
     */
    static LaneBasis of(Bond bond) {
        return switch (bond.basis()) {
            case SBESSEL ->
                    new LaneSphericalBessel(
                            new SphericalBesselBasis(bond.cutoff(), bond.basisSize()), bond);
            case CHEB_EXP_COS, CHEB_POW, CHEB_LINEAR -> new LaneChebyshev(bond);
        };
    }
}
