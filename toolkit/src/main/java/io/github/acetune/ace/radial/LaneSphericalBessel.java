package io.github.acetune.ace.radial;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link SphericalBesselBasis} on SIMD lanes. */
final class LaneSphericalBessel implements LaneBasis {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
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
    private final double[] reciprocal; // 1/(n + 2)
    private final double[] weight; // of the new sinc functions in g_n
    private final double[] carry; // of g_{n−1} in g_n

    LaneSphericalBessel(SphericalBesselBasis basis, Bond bond) {
        this.size = bond.basisSize();
        this.frequency = Math.PI / bond.cutoff();
        this.reciprocal = new double[size];
        this.weight = basis.amplitudes();
        this.carry = basis.carries();
        double[] scale = basis.scales();
        for (int n = 0; n < size; n++) {
            reciprocal[n] = 1.0 / (n + 2);
            weight[n] *= scale[n];
            carry[n] *= scale[n];
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void evaluate(
            double[] r, int place, double[] values, double[] slopes, int to, int stride) {
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
        var cosine = sinU.mul(u).neg();
        var twice = cosine.add(cosine);
        var inverse = DoubleVector.broadcast(LANES, 1).div(distance);
        var inverseX = inverse.mul(1 / frequency);
        var sinPrevious = DoubleVector.zero(LANES);
        var cosPrevious = DoubleVector.broadcast(LANES, 1);
        var sin = cosU;
        var cos = cosine;
        var sinc = sin.mul(inverseX);
        var moment = cos.sub(sinc); // r times the derivative of sinc
        var value = DoubleVector.zero(LANES);
        var valueMoment = DoubleVector.zero(LANES);
        for (int n = 0; n < size; n++) {
            var sinNext = twice.mul(sin).sub(sinPrevious);
            var cosNext = twice.mul(cos).sub(cosPrevious);
            var sincNext = sinNext.mul(inverseX.mul(reciprocal[n]));
            var momentNext = cosNext.sub(sincNext);
            var weights = DoubleVector.broadcast(LANES, weight[n]);
            value = sinc.add(sincNext).fma(weights, value.mul(carry[n]));
            valueMoment = moment.add(momentNext).fma(weights, valueMoment.mul(carry[n]));
            value.intoArray(values, to + n * stride);
            valueMoment.mul(inverse).intoArray(slopes, to + n * stride);
            sinPrevious = sin;
            cosPrevious = cos;
            sin = sinNext;
            cos = cosNext;
            sinc = sincNext;
            moment = momentNext;
        }
    }
}
