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
        products(centre.first, centre.second, centre.target, centre.weight, quantities);
        for (int p = 0; p < centre.paddedDensities; p += 2) {
            addScalars(centre, quantities, rho, p);
            addVectors(centre, quantities, rho, p);
            addOthers(centre, quantities, rho, p);
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

    /** Roots of one number. */
    private static void addScalars(FloatCentre centre, float[] quantities, float[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = FloatVector.fromArray(LANES, rho, p * W);
        var rho1 = FloatVector.fromArray(LANES, rho, (p + 1) * W);
        for (int t = 0; t < centre.scalarRoots; t++) {
            var a = FloatVector.fromArray(LANES, quantities, first[t]);
            var dot = a.mul(FloatVector.fromArray(LANES, quantities, second[t]));
            rho0 = dot.fma(FloatVector.broadcast(LANES, coefficients[t * stride + p]), rho0);
            rho1 = dot.fma(FloatVector.broadcast(LANES, coefficients[t * stride + p + 1]), rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** Roots of three numbers. */
    private static void addVectors(FloatCentre centre, float[] quantities, float[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = FloatVector.fromArray(LANES, rho, p * W);
        var rho1 = FloatVector.fromArray(LANES, rho, (p + 1) * W);
        for (int t = centre.scalarRoots; t < centre.vectorRoots; t++) {
            int a = first[t];
            int b = second[t];
            var a0 = FloatVector.fromArray(LANES, quantities, a);
            var a1 = FloatVector.fromArray(LANES, quantities, a + W);
            var a2 = FloatVector.fromArray(LANES, quantities, a + 2 * W);
            var dot = a0.mul(FloatVector.fromArray(LANES, quantities, b));
            dot = a1.fma(FloatVector.fromArray(LANES, quantities, b + W), dot);
            dot = a2.fma(FloatVector.fromArray(LANES, quantities, b + 2 * W), dot);
            rho0 = dot.fma(FloatVector.broadcast(LANES, coefficients[t * stride + p]), rho0);
            rho1 = dot.fma(FloatVector.broadcast(LANES, coefficients[t * stride + p + 1]), rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** Roots of five and more numbers. */
    private static void addOthers(FloatCentre centre, float[] quantities, float[] rho, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var rho0 = FloatVector.fromArray(LANES, rho, p * W);
        var rho1 = FloatVector.fromArray(LANES, rho, (p + 1) * W);
        for (int t = centre.vectorRoots; t < first.length; t++) {
            int a = first[t];
            int b = second[t];
            var left = FloatVector.fromArray(LANES, quantities, a);
            var dot = left.mul(FloatVector.fromArray(LANES, quantities, b));
            for (int i = W; i < length[t]; i += W) {
                left = FloatVector.fromArray(LANES, quantities, a + i);
                dot = left.fma(FloatVector.fromArray(LANES, quantities, b + i), dot);
            }
            rho0 = dot.fma(FloatVector.broadcast(LANES, coefficients[t * stride + p]), rho0);
            rho1 = dot.fma(FloatVector.broadcast(LANES, coefficients[t * stride + p + 1]), rho1);
        }
        rho0.intoArray(rho, p * W);
        rho1.intoArray(rho, (p + 1) * W);
    }

    /** Adjoints of all quantities from ∂E/∂ρ_p, [paddedDensities·W]. */
    static void backward(FloatCentre centre, float[] quantities, float[] adjoints, float[] slopes) {
        Arrays.fill(adjoints, 0, centre.size * W, 0);
        for (int p = 0; p < centre.paddedDensities; p += 2) {
            adjointScalars(centre, quantities, adjoints, slopes, p);
            adjointOthers(centre, quantities, adjoints, slopes, p);
        }
        adjointProducts(
                centre.first, centre.second, centre.target, centre.weight, quantities, adjoints);
    }

    private static void adjointScalars(
            FloatCentre centre, float[] quantities, float[] adjoints, float[] slopes, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var slope0 = FloatVector.fromArray(LANES, slopes, p * W);
        var slope1 = FloatVector.fromArray(LANES, slopes, (p + 1) * W);
        for (int t = 0; t < centre.scalarRoots; t++) {
            int a = first[t];
            int b = second[t];
            var weight = slope0.mul(coefficients[t * stride + p]);
            weight =
                    slope1.fma(
                            FloatVector.broadcast(LANES, coefficients[t * stride + p + 1]), weight);
            var left = FloatVector.fromArray(LANES, quantities, a);
            var right = FloatVector.fromArray(LANES, quantities, b);
            right.fma(weight, FloatVector.fromArray(LANES, adjoints, a)).intoArray(adjoints, a);
            left.fma(weight, FloatVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
        }
    }

    private static void adjointOthers(
            FloatCentre centre, float[] quantities, float[] adjoints, float[] slopes, int p) {
        int[] first = centre.rootFirst;
        int[] second = centre.rootSecond;
        int[] length = centre.rootLength;
        float[] coefficients = centre.coefficients;
        int stride = centre.paddedDensities;
        var slope0 = FloatVector.fromArray(LANES, slopes, p * W);
        var slope1 = FloatVector.fromArray(LANES, slopes, (p + 1) * W);
        for (int t = centre.scalarRoots; t < first.length; t++) {
            var weight = slope0.mul(coefficients[t * stride + p]);
            weight =
                    slope1.fma(
                            FloatVector.broadcast(LANES, coefficients[t * stride + p + 1]), weight);
            int end = first[t] + length[t];
            int b = second[t];
            for (int a = first[t]; a < end; a += W, b += W) {
                var left = FloatVector.fromArray(LANES, quantities, a);
                var right = FloatVector.fromArray(LANES, quantities, b);
                right.fma(weight, FloatVector.fromArray(LANES, adjoints, a)).intoArray(adjoints, a);
                left.fma(weight, FloatVector.fromArray(LANES, adjoints, b)).intoArray(adjoints, b);
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
