package io.github.acetune.ace.radial;

/**
 * |p| e^{−|λ| r²}/r times a cosine that vanishes at the cutoff; with the inner cutoff type 'distance' it acts only below r_in,
 * with 'density' up to the cutoff.
 */
final class ExponentialCore implements CoreFunction {
    private static final double LARGEST_EXPONENT = 50;

    private final double prefactor;
    private final double lambda;
    private final double cutoff;
    private final double reach; // beyond it the repulsion is exactly zero
    private final InnerCutoff inner;

    ExponentialCore(Bond bond) {
        this.prefactor = Math.abs(bond.coreRepulsion().prefactor());
        this.lambda = Math.abs(bond.coreRepulsion().lambda());
        this.cutoff = bond.cutoff();
        this.inner = bond.innerCutoff();
        double outer = inner.type() == InnerCutoff.Type.DISTANCE ? inner.radius() : cutoff;
        this.reach = Math.min(Math.min(cutoff, outer), Math.sqrt(LARGEST_EXPONENT / lambda));
    }

    @Override
    public double value(double r) {
        return vanishes(r) ? 0 : bare(r) * envelope(r) * step(r);
    }

    @Override
    public double derivative(double r) {
        if (vanishes(r)) {
            return 0;
        }
        double bare = bare(r);
        double bareSlope = -bare * (2 * lambda * r + 1 / r);
        double envelope = envelope(r);
        double envelopeSlope = -0.5 * Math.PI / cutoff * Math.sin(Math.PI * r / cutoff);
        return bareSlope * envelope * step(r)
                + bare * envelopeSlope * step(r)
                + bare * envelope * stepSlope(r);
    }

    @Override
    public double reach() {
        return reach;
    }

    private boolean vanishes(double r) {
        return r >= reach;
    }

    private double bare(double r) {
        return prefactor * Math.exp(-lambda * r * r) / r;
    }

    private double envelope(double r) {
        return 0.5 * (1 + Math.cos(Math.PI * r / cutoff));
    }

    private double step(double r) {
        return inner.type() == InnerCutoff.Type.DISTANCE
                ? SmoothStep.value(r, inner.radius(), inner.width())
                : 1;
    }

    private double stepSlope(double r) {
        return inner.type() == InnerCutoff.Type.DISTANCE
                ? SmoothStep.derivative(r, inner.radius(), inner.width())
                : 0;
    }
}
