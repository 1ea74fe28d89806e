package io.github.acetune.ace.radial;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The three Chebyshev families on SIMD lanes: scaled distance and envelope lane by lane, the recurrence on all lanes. */
final class LaneChebyshev implements LaneBasis {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private final Bond bond;
    private final int size;
    private final double lambda;
    private final boolean enveloped;
    private final ChebyshevExpCosBasis exact;
    private final double[] scaled = new double[W];
    private final double[] scaledSlope = new double[W];
    private final double[] envelope = new double[W];
    private final double[] envelopeSlope = new double[W];

    LaneChebyshev(Bond bond) {
        this.bond = bond;
        this.size = bond.basisSize();
        this.lambda = bond.parameters().isEmpty() ? 0 : bond.parameters().getFirst();
        this.enveloped = bond.basis() == RadialBasis.CHEB_EXP_COS;
        this.exact = new ChebyshevExpCosBasis(bond.cutoff(), bond.cutoffWidth(), lambda);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void evaluate(
            double[] r, int place, double[] values, double[] slopes, int to, int stride) {
        for (int lane = 0; lane < W; lane++) {
            scale(r[place + lane], lane);
        }
        if (enveloped) {
            envelopedPolynomials(values, slopes, to, stride);
        } else {
            complements(size, values, slopes, to, stride);
        }
    }

    private void scale(double r, int lane) {
        double cutoff = bond.cutoff();
        switch (bond.basis()) {
            case CHEB_EXP_COS -> {
                double atCutoff = Math.exp(-lambda);
                double decay = Math.exp(-lambda * r / cutoff);
                scaled[lane] = 1 - 2 * (decay - atCutoff) / (1 - atCutoff);
                scaledSlope[lane] = 2 * lambda / cutoff * decay / (1 - atCutoff);
                envelope[lane] = exact.envelope(r);
                envelopeSlope[lane] = exact.envelopeSlope(r);
            }
            case CHEB_POW -> {
                double y = 1 - r / cutoff;
                double power = Math.pow(y, lambda);
                scaled[lane] = 1 - 2 * power;
                scaledSlope[lane] = 2 * lambda / cutoff * power / y;
            }
            case CHEB_LINEAR, SBESSEL -> {
                scaled[lane] = 1 - r / cutoff;
                scaledSlope[lane] = -1 / cutoff;
            }
        }
    }

    /** (1 − T_k(x))/2, k = 1…count. */
    private void complements(int count, double[] values, double[] slopes, int to, int stride) {
        var x = DoubleVector.fromArray(LANES, scaled, 0);
        var xSlope = DoubleVector.fromArray(LANES, scaledSlope, 0).mul(-0.5);
        var before = DoubleVector.broadcast(LANES, 1);
        var now = x;
        var beforeSlope = DoubleVector.zero(LANES);
        var nowSlope = DoubleVector.broadcast(LANES, 1);
        for (int k = 0; k < count; k++) {
            now.mul(-0.5).add(0.5).intoArray(values, to + k * stride);
            nowSlope.mul(xSlope).intoArray(slopes, to + k * stride);
            var next = x.mul(now).mul(2).sub(before);
            var nextSlope = x.fma(nowSlope, now).mul(2).sub(beforeSlope);
            before = now;
            now = next;
            beforeSlope = nowSlope;
            nowSlope = nextSlope;
        }
    }

    private void envelopedPolynomials(double[] values, double[] slopes, int to, int stride) {
        complements(size - 1, values, slopes, to + stride, stride);
        var factor = DoubleVector.fromArray(LANES, envelope, 0);
        var factorSlope = DoubleVector.fromArray(LANES, envelopeSlope, 0);
        factor.intoArray(values, to);
        factorSlope.intoArray(slopes, to);
        for (int k = 1; k < size; k++) {
            var value = DoubleVector.fromArray(LANES, values, to + k * stride);
            var slope = DoubleVector.fromArray(LANES, slopes, to + k * stride);
            slope.mul(factor).add(value.mul(factorSlope)).intoArray(slopes, to + k * stride);
            value.mul(factor).intoArray(values, to + k * stride);
        }
    }
}
