package io.github.acetune.ace.evaluate;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The coupled products of a centre and their adjoints, on rows of lanes; line by line as in the scalar engine. */
final class LaneCoupling {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private LaneCoupling() {}

    /** Multiplies and couples quantities, then adds the roots to the densities, [paddedDensities·W], two at a time. */
    static void forward(LaneCentre centre, double[] quantities, double[] rho) {
        Arrays.fill(quantities, centre.leaves * W, centre.size * W, 0);
        products(centre.first, centre.second, centre.target, centre.weight, quantities);
        for (int p = 0; p < centre.paddedDensities; p += 2) {
            addScalars(centre, quantities, rho, p);
            addVectors(centre, quantities, rho, p);
            addOthers(centre, quantities, rho, p);
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

    /** Roots of one number. */
    private static void addScalars(LaneCentre centre, double[] quantities, double[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        double[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = DoubleVector.fromArray(LANES, rho, p * W);
        var rho1 = DoubleVector.fromArray(LANES, rho, (p + 1) * W);
        for (int t = 0; t < centre.scalarRoots; t++) {
            var a = DoubleVector.fromArray(LANES, quantities, first[t]);
            var dot = a.mul(DoubleVector.fromArray(LANES, quantities, second[t]));
            rho0 = dot.fma(DoubleVector.broadcast(LANES, coefficients[t * stride + p]), rho0);
            rho1 = dot.fma(DoubleVector.broadcast(LANES, coefficients[t * stride + p + 1]), rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** Roots of three numbers. */
    private static void addVectors(LaneCentre centre, double[] quantities, double[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        double[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = DoubleVector.fromArray(LANES, rho, p * W);
        var rho1 = DoubleVector.fromArray(LANES, rho, (p + 1) * W);
        for (int t = centre.scalarRoots; t < centre.vectorRoots; t++) {
            int a = first[t];
            int b = second[t];
            var a0 = DoubleVector.fromArray(LANES, quantities, a);
            var a1 = DoubleVector.fromArray(LANES, quantities, a + W);
            var a2 = DoubleVector.fromArray(LANES, quantities, a + 2 * W);
            var dot = a0.mul(DoubleVector.fromArray(LANES, quantities, b));
            dot = a1.fma(DoubleVector.fromArray(LANES, quantities, b + W), dot);
            dot = a2.fma(DoubleVector.fromArray(LANES, quantities, b + 2 * W), dot);
            rho0 = dot.fma(DoubleVector.broadcast(LANES, coefficients[t * stride + p]), rho0);
            rho1 = dot.fma(DoubleVector.broadcast(LANES, coefficients[t * stride + p + 1]), rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** Roots of five and more numbers. */
    private static void addOthers(LaneCentre centre, double[] quantities, double[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        double[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = DoubleVector.fromArray(LANES, rho, p * W);
        var rho1 = DoubleVector.fromArray(LANES, rho, (p + 1) * W);
        for (int t = centre.vectorRoots; t < first.length; t++) {
            int a = first[t];
            int b = second[t];
            var left = DoubleVector.fromArray(LANES, quantities, a);
            var dot = left.mul(DoubleVector.fromArray(LANES, quantities, b));
            for (int i = W; i < length[t]; i += W) {
                left = DoubleVector.fromArray(LANES, quantities, a + i);
                dot = left.fma(DoubleVector.fromArray(LANES, quantities, b + i), dot);
            }
            rho0 = dot.fma(DoubleVector.broadcast(LANES, coefficients[t * stride + p]), rho0);
            rho1 = dot.fma(DoubleVector.broadcast(LANES, coefficients[t * stride + p + 1]), rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** Adjoints of all quantities from ∂E/∂ρ_p, [paddedDensities·W]. */
    static void backward(
            LaneCentre centre, double[] quantities, double[] adjoints, double[] slopes) {
        Arrays.fill(adjoints, 0, centre.size * W, 0);
        for (int p = 0; p < centre.paddedDensities; p += 2) {
            adjointScalars(centre, quantities, adjoints, slopes, p);
            adjointOthers(centre, quantities, adjoints, slopes, p);
        }
        adjointProducts(
                centre.first, centre.second, centre.target, centre.weight, quantities, adjoints);
    }

    private static void adjointScalars(
            LaneCentre centre, double[] quantities, double[] adjoints, double[] slopes, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        double[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var slope0 = DoubleVector.fromArray(LANES, slopes, p * W);
        var slope1 = DoubleVector.fromArray(LANES, slopes, (p + 1) * W);
        for (int t = 0; t < centre.scalarRoots; t++) {
            int a = first[t];
            int b = second[t];
            var weight = slope0.mul(coefficients[t * stride + p]);
            weight =
                    slope1.fma(
                            DoubleVector.broadcast(LANES, coefficients[t * stride + p + 1]),
                            weight);
            var left = DoubleVector.fromArray(LANES, quantities, a);
            var right = DoubleVector.fromArray(LANES, quantities, b);
            right.fma(weight, DoubleVector.fromArray(LANES, adjoints, a)).intoArray(adjoints, a);
            left.fma(weight, DoubleVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
        }
    }

    private static void adjointOthers(
            LaneCentre centre, double[] quantities, double[] adjoints, double[] slopes, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        double[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var slope0 = DoubleVector.fromArray(LANES, slopes, p * W);
        var slope1 = DoubleVector.fromArray(LANES, slopes, (p + 1) * W);
        for (int t = centre.scalarRoots; t < first.length; t++) {
            var weight = slope0.mul(coefficients[t * stride + p]);
            weight =
                    slope1.fma(
                            DoubleVector.broadcast(LANES, coefficients[t * stride + p + 1]),
                            weight);
            int end = first[t] + length[t];
            int b = second[t];
            for (int a = first[t]; a < end; a += W, b += W) {
                var left = DoubleVector.fromArray(LANES, quantities, a);
                var right = DoubleVector.fromArray(LANES, quantities, b);
                right.fma(weight, DoubleVector.fromArray(LANES, adjoints, a))
                        .intoArray(adjoints, a);
                left.fma(weight, DoubleVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
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
