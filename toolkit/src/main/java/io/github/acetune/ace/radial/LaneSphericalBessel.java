package io.github.acetune.ace.radial;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link SphericalBesselBasis} on SIMD lanes. */
final class LaneSphericalBessel implements LaneBasis {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();
    private static final int TERMS = 12;
    private static final double[] SINE = new double[TERMS];
    private static final double[] COSINE = new double[TERMS];

    static {
        double factorial = 1;
        for (int q = 0; q < TERMS; q++) {
            double sign = q % 2 == 0 ? 1 : -1;
            COSINE[q] = sign / factorial;
            factorial *= 2 * q + 1;
            SINE[q] = sign / factorial;
            factorial *= 2 * q + 2;
        }
    }

    private final int size;
    private final double frequency;
    private final double[] amplitude;
    private final double[] carry;
    private final double[] scale;

    LaneSphericalBessel(SphericalBesselBasis basis, Bond bond) {
        this.size = bond.basisSize();
        this.frequency = Math.PI / bond.cutoff();
        this.amplitude = basis.amplitudes();
        this.carry = basis.carries();
        this.scale = basis.scales();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void evaluate(
            double[] r, int place, double[] values, int to, double[] slopes, int slopesTo) {
        var distance = DoubleVector.fromArray(LANES, r, place);
        var x = distance.mul(frequency);
        // sin x = cos u and cos x = −sin u with |u| ≤ π/2, where the Taylor series is exact to the
        // last bit
        var u = x.sub(Math.PI / 2);
        var square = u.mul(u);
        var sinU = DoubleVector.broadcast(LANES, SINE[TERMS - 1]);
        var cosU = DoubleVector.broadcast(LANES, COSINE[TERMS - 1]);
        for (int q = TERMS - 2; q >= 0; q--) {
            sinU = sinU.fma(square, DoubleVector.broadcast(LANES, SINE[q]));
            cosU = cosU.fma(square, DoubleVector.broadcast(LANES, COSINE[q]));
        }
        var sine = cosU;
        var cosine = sinU.mul(u).neg();
        var inverse = DoubleVector.broadcast(LANES, 1).div(distance);
        var inverseX = inverse.mul(1 / frequency);
        var sinPrevious = DoubleVector.zero(LANES);
        var sin = sine;
        var cos = cosine;
        var sinc = sin.mul(inverseX);
        var slope = cos.sub(sinc).mul(inverse);
        var value = DoubleVector.zero(LANES);
        var derivative = DoubleVector.zero(LANES);
        for (int n = 0; n < size; n++) {
            var sinNext = cosine.mul(sin).mul(2).sub(sinPrevious);
            var cosNext = cosine.mul(cos).sub(sine.mul(sin));
            var sincNext = sinNext.mul(inverseX).mul(1.0 / (n + 2));
            var slopeNext = cosNext.sub(sincNext).mul(inverse);
            value = sinc.add(sincNext).mul(amplitude[n]).add(value.mul(carry[n])).mul(scale[n]);
            derivative =
                    slope.add(slopeNext)
                            .mul(amplitude[n])
                            .add(derivative.mul(carry[n]))
                            .mul(scale[n]);
            value.intoArray(values, to + n * W);
            derivative.intoArray(slopes, slopesTo + n * W);
            sinPrevious = sin;
            sin = sinNext;
            cos = cosNext;
            sinc = sincNext;
            slope = slopeNext;
        }
    }
}
