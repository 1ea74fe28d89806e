package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link LaneCoupling} in single precision. */
final class FloatCoupling {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private FloatCoupling() {}

    /** Multiplies and couples quantities, then adds the roots to the densities, [paddedDensities·W]. */
    static void forward(FloatCentre centre, float[] quantities, float[] rho) {
        java.util.Arrays.fill(quantities, centre.leaves * W, centre.size * W, 0);
        products(centre.first, centre.second, centre.target, centre.weight, quantities);
        if (centre.paddedDensities == 2) {
            addToTwo(centre, quantities, rho);
        } else {
            for (int p = 0; p < centre.paddedDensities; p += 4) {
                addToFour(centre, quantities, rho, p);
            }
        }
    }

    private static void products(
            int[] first, int[] second, int[] target, float[] weight, float[] quantities) {
        for (int t = 0; t < first.length; t++) {
            var a = FloatVector.fromArray(LANES, quantities, first[t]);
            var b = FloatVector.fromArray(LANES, quantities, second[t]);
            var sum = FloatVector.fromArray(LANES, quantities, target[t]);
            a.mul(weight[t]).fma(b, sum).intoArray(quantities, target[t]);
        }
    }

    private static void addToTwo(FloatCentre centre, float[] quantities, float[] rho) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        float[] coefficients = centre.coefficients;
        var rho0 = FloatVector.fromArray(LANES, rho, 0);
        var rho1 = FloatVector.fromArray(LANES, rho, W);
        for (int t = 0; t < first.length; t++) {
            int a = first[t];
            int b = second[t];
            var dot =
                    FloatVector.fromArray(LANES, quantities, a)
                            .mul(FloatVector.fromArray(LANES, quantities, b));
            for (int i = W; i < length[t]; i += W) {
                dot =
                        FloatVector.fromArray(LANES, quantities, a + i)
                                .fma(FloatVector.fromArray(LANES, quantities, b + i), dot);
            }
            rho0 = dot.fma(FloatVector.broadcast(LANES, coefficients[2 * t]), rho0);
            rho1 = dot.fma(FloatVector.broadcast(LANES, coefficients[2 * t + 1]), rho1);
        }
        rho0.intoArray(rho, 0);
        rho1.intoArray(rho, W);
    }

    private static void addToFour(FloatCentre centre, float[] quantities, float[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = FloatVector.fromArray(LANES, rho, p * W);
        var rho1 = FloatVector.fromArray(LANES, rho, (p + 1) * W);
        var rho2 = FloatVector.fromArray(LANES, rho, (p + 2) * W);
        var rho3 = FloatVector.fromArray(LANES, rho, (p + 3) * W);
        for (int t = 0; t < first.length; t++) {
            int a = first[t];
            int b = second[t];
            int c = t * stride + p;
            var dot =
                    FloatVector.fromArray(LANES, quantities, a)
                            .mul(FloatVector.fromArray(LANES, quantities, b));
            for (int i = W; i < length[t]; i += W) {
                dot =
                        FloatVector.fromArray(LANES, quantities, a + i)
                                .fma(FloatVector.fromArray(LANES, quantities, b + i), dot);
            }
            rho0 = dot.fma(FloatVector.broadcast(LANES, coefficients[c]), rho0);
            rho1 = dot.fma(FloatVector.broadcast(LANES, coefficients[c + 1]), rho1);
            rho2 = dot.fma(FloatVector.broadcast(LANES, coefficients[c + 2]), rho2);
            rho3 = dot.fma(FloatVector.broadcast(LANES, coefficients[c + 3]), rho3);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
        rho2.intoArray(rho, (p + 2) * W);
        rho3.intoArray(rho, (p + 3) * W);
    }

    /** Adjoints of all quantities from ∂E/∂ρ_p, [paddedDensities·W]. */
    static void backward(
            FloatCentre centre,
            float[] quantities,
            float[] adjoints,
            float[] slopes,
            float[] weights) {
        java.util.Arrays.fill(adjoints, 0, centre.size * W, 0);
        rootWeights(centre, slopes, weights);
        roots(
                centre.rootFirst,
                centre.rootSecond,
                centre.rootLength,
                quantities,
                adjoints,
                weights);
        adjointProducts(
                centre.first, centre.second, centre.target, centre.weight, quantities, adjoints);
    }

    /** Σ_p ∂E/∂ρ_p c̃^(p) of each root. */
    private static void rootWeights(FloatCentre centre, float[] slopes, float[] weights) {
        int stride = centre.paddedDensities;
        float[] coefficients = centre.coefficients;
        int roots = centre.rootFirst.length;
        var s0 = FloatVector.fromArray(LANES, slopes, 0);
        var s1 = FloatVector.fromArray(LANES, slopes, W);
        for (int t = 0; t < roots; t++) {
            s0.mul(coefficients[t * stride])
                    .add(s1.mul(coefficients[t * stride + 1]))
                    .intoArray(weights, t * W);
        }
        for (int p = 2; p < stride; p += 2) {
            var s2 = FloatVector.fromArray(LANES, slopes, p * W);
            var s3 = FloatVector.fromArray(LANES, slopes, (p + 1) * W);
            for (int t = 0; t < roots; t++) {
                FloatVector.fromArray(LANES, weights, t * W)
                        .add(s2.mul(coefficients[t * stride + p]))
                        .add(s3.mul(coefficients[t * stride + p + 1]))
                        .intoArray(weights, t * W);
            }
        }
    }

    private static void roots(
            int[] first,
            int[] second,
            int[] length,
            float[] quantities,
            float[] adjoints,
            float[] weights) {
        for (int t = 0; t < first.length; t++) {
            var weight = FloatVector.fromArray(LANES, weights, t * W);
            int a = first[t];
            int b = second[t];
            for (int i = 0; i < length[t]; i += W) {
                var left = FloatVector.fromArray(LANES, quantities, a + i);
                var right = FloatVector.fromArray(LANES, quantities, b + i);
                right.fma(weight, FloatVector.fromArray(LANES, adjoints, a + i))
                        .intoArray(adjoints, a + i);
                left.fma(weight, FloatVector.fromArray(LANES, adjoints, b + i))
                        .intoArray(adjoints, b + i);
            }
        }
    }

    private static void adjointProducts(
            int[] first,
            int[] second,
            int[] target,
            float[] weight,
            float[] quantities,
            float[] adjoints) {
        for (int t = first.length - 1; t >= 0; t--) {
            int a = first[t];
            int b = second[t];
            var slope = FloatVector.fromArray(LANES, adjoints, target[t]).mul(weight[t]);
            var left = FloatVector.fromArray(LANES, quantities, a);
            var right = FloatVector.fromArray(LANES, quantities, b);
            right.fma(slope, FloatVector.fromArray(LANES, adjoints, a)).intoArray(adjoints, a);
            left.fma(slope, FloatVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
        }
    }
}
