package io.github.acetune.ace.evaluate;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link LaneCoupling} in single precision. */
final class FloatCoupling {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private FloatCoupling() {}

    /** Multiplies and couples quantities, then adds the roots to the densities, [paddedDensities·W], two at a time. */
    static void forward(FloatCentre centre, float[] quantities, float[] rho) {
        Arrays.fill(quantities, centre.leaves * W, centre.size * W, 0);
        int from = 0;
        for (int group = 0; group < centre.productFirst.length; group++) {
            int to = centre.productEnd[group];
            multiply(centre.productFirst[group], from, to, centre, quantities);
            from = to;
        }
        for (int p = 0; p < centre.paddedDensities; p += 2) {
            addRoots(centre, quantities, rho, p);
        }
    }

    private static void multiply(
            int place, int from, int to, FloatCentre centre, float[] quantities) {
        int[] second = centre.second;
        int[] target = centre.target;
        float[] weight = centre.weight;
        var first = FloatVector.fromArray(LANES, quantities, place);
        for (int step = from; step < to; step++) {
            var other = FloatVector.fromArray(LANES, quantities, second[step]).mul(weight[step]);
            var sum = FloatVector.fromArray(LANES, quantities, target[step]);
            other.fma(first, sum).intoArray(quantities, target[step]);
        }
    }

    /** The sum over the second factors is taken first, Σ c̃ b, and multiplied by a once per group. */
    private static void addRoots(FloatCentre centre, float[] quantities, float[] rho, int p) {
        int[] second = centre.rootSecond;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = FloatVector.fromArray(LANES, rho, p * W);
        var rho1 = FloatVector.fromArray(LANES, rho, (p + 1) * W);
        int step = 0;
        for (int group = 0; group < centre.rootFirst.length; group++) {
            var sum0 = FloatVector.zero(LANES);
            var sum1 = FloatVector.zero(LANES);
            for (int end = centre.rootEnd[group]; step < end; step++) {
                var other = FloatVector.fromArray(LANES, quantities, second[step]);
                sum0 =
                        other.fma(
                                FloatVector.broadcast(LANES, coefficients[step * stride + p]),
                                sum0);
                sum1 =
                        other.fma(
                                FloatVector.broadcast(LANES, coefficients[step * stride + p + 1]),
                                sum1);
            }
            var first = FloatVector.fromArray(LANES, quantities, centre.rootFirst[group]);
            rho0 = first.fma(sum0, rho0);
            rho1 = first.fma(sum1, rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** Adjoints of all quantities from ∂E/∂ρ_p, [paddedDensities·W]. */
    static void backward(FloatCentre centre, float[] quantities, float[] adjoints, float[] slopes) {
        Arrays.fill(adjoints, 0, centre.size * W, 0);
        for (int p = 0; p < centre.paddedDensities; p += 2) {
            adjointRoots(centre, quantities, adjoints, slopes, p);
        }
        for (int group = centre.productFirst.length - 1; group >= 0; group--) {
            int from = group == 0 ? 0 : centre.productEnd[group - 1];
            adjointProducts(
                    centre.productFirst[group],
                    from,
                    centre.productEnd[group],
                    centre,
                    quantities,
                    adjoints);
        }
    }

    private static void adjointRoots(
            FloatCentre centre, float[] quantities, float[] adjoints, float[] slopes, int p) {
        int[] second = centre.rootSecond;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var slope0 = FloatVector.fromArray(LANES, slopes, p * W);
        var slope1 = FloatVector.fromArray(LANES, slopes, (p + 1) * W);
        int step = 0;
        for (int group = 0; group < centre.rootFirst.length; group++) {
            int place = centre.rootFirst[group];
            var first = FloatVector.fromArray(LANES, quantities, place);
            var adjoint = FloatVector.zero(LANES);
            for (int end = centre.rootEnd[group]; step < end; step++) {
                int b = second[step];
                var weight = slope0.mul(coefficients[step * stride + p]);
                weight =
                        slope1.fma(
                                FloatVector.broadcast(LANES, coefficients[step * stride + p + 1]),
                                weight);
                adjoint = weight.fma(FloatVector.fromArray(LANES, quantities, b), adjoint);
                weight.fma(first, FloatVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
            }
            adjoint.add(FloatVector.fromArray(LANES, adjoints, place)).intoArray(adjoints, place);
        }
    }

    private static void adjointProducts(
            int place, int from, int to, FloatCentre centre, float[] quantities, float[] adjoints) {
        int[] second = centre.second;
        int[] target = centre.target;
        float[] weight = centre.weight;
        var first = FloatVector.fromArray(LANES, quantities, place);
        var adjoint = FloatVector.zero(LANES);
        for (int step = from; step < to; step++) {
            int b = second[step];
            var slope = FloatVector.fromArray(LANES, adjoints, target[step]).mul(weight[step]);
            adjoint = slope.fma(FloatVector.fromArray(LANES, quantities, b), adjoint);
            slope.fma(first, FloatVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
        }
        adjoint.add(FloatVector.fromArray(LANES, adjoints, place)).intoArray(adjoints, place);
    }
}
