package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The coupled products of a centre and their adjoints, on rows of lanes; line by line as in the scalar engine. */
final class LaneCoupling {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private LaneCoupling() {}

    /** Multiplies and couples quantities, then adds the roots to the densities, [paddedDensities·W]. */
    static void forward(LaneCentre centre, double[] quantities, double[] rho) {
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
            int[] first, int[] second, int[] target, double[] weight, double[] quantities) {
        for (int t = 0; t < first.length; t++) {
            var a = DoubleVector.fromArray(LANES, quantities, first[t]);
            var b = DoubleVector.fromArray(LANES, quantities, second[t]);
            var sum = DoubleVector.fromArray(LANES, quantities, target[t]);
            a.mul(weight[t]).fma(b, sum).intoArray(quantities, target[t]);
        }
    }

    private static void addToTwo(LaneCentre centre, double[] quantities, double[] rho) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        double[] coefficients = centre.coefficients;
        var rho0 = DoubleVector.fromArray(LANES, rho, 0);
        var rho1 = DoubleVector.fromArray(LANES, rho, W);
        for (int t = 0; t < first.length; t++) {
            int a = first[t];
            int b = second[t];
            var dot =
                    DoubleVector.fromArray(LANES, quantities, a)
                            .mul(DoubleVector.fromArray(LANES, quantities, b));
            for (int i = W; i < length[t]; i += W) {
                dot =
                        DoubleVector.fromArray(LANES, quantities, a + i)
                                .fma(DoubleVector.fromArray(LANES, quantities, b + i), dot);
            }
            rho0 = dot.fma(DoubleVector.broadcast(LANES, coefficients[2 * t]), rho0);
            rho1 = dot.fma(DoubleVector.broadcast(LANES, coefficients[2 * t + 1]), rho1);
        }
        rho0.intoArray(rho, 0);
        rho1.intoArray(rho, W);
    }

    private static void addToFour(LaneCentre centre, double[] quantities, double[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        double[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = DoubleVector.fromArray(LANES, rho, p * W);
        var rho1 = DoubleVector.fromArray(LANES, rho, (p + 1) * W);
        var rho2 = DoubleVector.fromArray(LANES, rho, (p + 2) * W);
        var rho3 = DoubleVector.fromArray(LANES, rho, (p + 3) * W);
        for (int t = 0; t < first.length; t++) {
            int a = first[t];
            int b = second[t];
            int c = t * stride + p;
            var dot =
                    DoubleVector.fromArray(LANES, quantities, a)
                            .mul(DoubleVector.fromArray(LANES, quantities, b));
            for (int i = W; i < length[t]; i += W) {
                dot =
                        DoubleVector.fromArray(LANES, quantities, a + i)
                                .fma(DoubleVector.fromArray(LANES, quantities, b + i), dot);
            }
            rho0 = dot.fma(DoubleVector.broadcast(LANES, coefficients[c]), rho0);
            rho1 = dot.fma(DoubleVector.broadcast(LANES, coefficients[c + 1]), rho1);
            rho2 = dot.fma(DoubleVector.broadcast(LANES, coefficients[c + 2]), rho2);
            rho3 = dot.fma(DoubleVector.broadcast(LANES, coefficients[c + 3]), rho3);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
        rho2.intoArray(rho, (p + 2) * W);
        rho3.intoArray(rho, (p + 3) * W);
    }

    /** Adjoints of all quantities from ∂E/∂ρ_p, [paddedDensities·W]. */
    static void backward(
            LaneCentre centre,
            double[] quantities,
            double[] adjoints,
            double[] slopes,
            double[] weights) {
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
    private static void rootWeights(LaneCentre centre, double[] slopes, double[] weights) {
        int stride = centre.paddedDensities;
        double[] coefficients = centre.coefficients;
        int roots = centre.rootFirst.length;
        var s0 = DoubleVector.fromArray(LANES, slopes, 0);
        var s1 = DoubleVector.fromArray(LANES, slopes, W);
        for (int t = 0; t < roots; t++) {
            s0.mul(coefficients[t * stride])
                    .add(s1.mul(coefficients[t * stride + 1]))
                    .intoArray(weights, t * W);
        }
        for (int p = 2; p < stride; p += 2) {
            var s2 = DoubleVector.fromArray(LANES, slopes, p * W);
            var s3 = DoubleVector.fromArray(LANES, slopes, (p + 1) * W);
            for (int t = 0; t < roots; t++) {
                DoubleVector.fromArray(LANES, weights, t * W)
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
            double[] quantities,
            double[] adjoints,
            double[] weights) {
        for (int t = 0; t < first.length; t++) {
            var weight = DoubleVector.fromArray(LANES, weights, t * W);
            int a = first[t];
            int b = second[t];
            for (int i = 0; i < length[t]; i += W) {
                var left = DoubleVector.fromArray(LANES, quantities, a + i);
                var right = DoubleVector.fromArray(LANES, quantities, b + i);
                right.fma(weight, DoubleVector.fromArray(LANES, adjoints, a + i))
                        .intoArray(adjoints, a + i);
                left.fma(weight, DoubleVector.fromArray(LANES, adjoints, b + i))
                        .intoArray(adjoints, b + i);
            }
        }
    }

    private static void adjointProducts(
            int[] first,
            int[] second,
            int[] target,
            double[] weight,
            double[] quantities,
            double[] adjoints) {
        for (int t = first.length - 1; t >= 0; t--) {
            int a = first[t];
            int b = second[t];
            var slope = DoubleVector.fromArray(LANES, adjoints, target[t]).mul(weight[t]);
            var left = DoubleVector.fromArray(LANES, quantities, a);
            var right = DoubleVector.fromArray(LANES, quantities, b);
            right.fma(slope, DoubleVector.fromArray(LANES, adjoints, a)).intoArray(adjoints, a);
            left.fma(slope, DoubleVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
        }
    }
}
