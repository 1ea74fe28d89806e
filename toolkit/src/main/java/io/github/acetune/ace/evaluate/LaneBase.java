package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A_nlm = Σ_j R_nl Y_lm over rows of neighbours and its adjoint, in tiles whose sums stay in registers. Tiles at the end of a
 * range overlap the ones before: what is stored twice is the same.
 */
final class LaneBase {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private LaneBase() {}

    /**
     * The A's of one l.
     *
     * @param rows number of neighbours
     * @param radial R from {@code r} on, the n of this l together, neighbours {@code rStride} apart
     * @param count how many n
     * @param angular Y from {@code y} on, neighbours {@code yStride} apart
     * @param width 2l + 1
     * @param base receives A from {@code to} on, [count·width·W]
     */
    static void accumulate(
            int rows,
            double[] radial,
            int r,
            int rStride,
            int count,
            double[] angular,
            int y,
            int yStride,
            int width,
            double[] base,
            int to) {
        if (count >= 4) {
            for (int n = 0; n < count; n += 4) {
                int at = Math.min(n, count - 4);
                int rAt = r + at * W;
                int toAt = to + at * width * W;
                tileFourByOne(
                        rows, radial, rAt, rStride, angular, y, yStride, base, toAt, width * W);
                for (int i = 1; i < width; i += 2) {
                    tileFourByTwo(
                            rows,
                            radial,
                            rAt,
                            rStride,
                            angular,
                            y + i * W,
                            yStride,
                            base,
                            toAt + i * W,
                            width * W);
                }
            }
        } else {
            for (int n = 0; n < count; n++) {
                int toAt = to + n * width * W;
                for (int i = 0; i < width; i++) {
                    tileOneByOne(
                            rows,
                            radial,
                            r + n * W,
                            rStride,
                            angular,
                            y + i * W,
                            yStride,
                            base,
                            toAt + i * W);
                }
            }
        }
    }

    private static void tileFourByTwo(
            int rows,
            double[] radial,
            int r,
            int rStride,
            double[] angular,
            int y,
            int yStride,
            double[] base,
            int to,
            int nStride) {
        var a0 = DoubleVector.zero(LANES);
        var a1 = DoubleVector.zero(LANES);
        var a2 = DoubleVector.zero(LANES);
        var a3 = DoubleVector.zero(LANES);
        var b0 = DoubleVector.zero(LANES);
        var b1 = DoubleVector.zero(LANES);
        var b2 = DoubleVector.zero(LANES);
        var b3 = DoubleVector.zero(LANES);
        for (int row = 0; row < rows; row++) {
            var ya = DoubleVector.fromArray(LANES, angular, y);
            var yb = DoubleVector.fromArray(LANES, angular, y + W);
            var r0 = DoubleVector.fromArray(LANES, radial, r);
            var r1 = DoubleVector.fromArray(LANES, radial, r + W);
            var r2 = DoubleVector.fromArray(LANES, radial, r + 2 * W);
            var r3 = DoubleVector.fromArray(LANES, radial, r + 3 * W);
            a0 = r0.fma(ya, a0);
            b0 = r0.fma(yb, b0);
            a1 = r1.fma(ya, a1);
            b1 = r1.fma(yb, b1);
            a2 = r2.fma(ya, a2);
            b2 = r2.fma(yb, b2);
            a3 = r3.fma(ya, a3);
            b3 = r3.fma(yb, b3);
            r += rStride;
            y += yStride;
        }
        a0.intoArray(base, to);
        a1.intoArray(base, to + nStride);
        a2.intoArray(base, to + 2 * nStride);
        a3.intoArray(base, to + 3 * nStride);
        b0.intoArray(base, to + W);
        b1.intoArray(base, to + nStride + W);
        b2.intoArray(base, to + 2 * nStride + W);
        b3.intoArray(base, to + 3 * nStride + W);
    }

    private static void tileFourByOne(
            int rows,
            double[] radial,
            int r,
            int rStride,
            double[] angular,
            int y,
            int yStride,
            double[] base,
            int to,
            int nStride) {
        var a0 = DoubleVector.zero(LANES);
        var a1 = DoubleVector.zero(LANES);
        var a2 = DoubleVector.zero(LANES);
        var a3 = DoubleVector.zero(LANES);
        for (int row = 0; row < rows; row++) {
            var ya = DoubleVector.fromArray(LANES, angular, y);
            a0 = ya.fma(DoubleVector.fromArray(LANES, radial, r), a0);
            a1 = ya.fma(DoubleVector.fromArray(LANES, radial, r + W), a1);
            a2 = ya.fma(DoubleVector.fromArray(LANES, radial, r + 2 * W), a2);
            a3 = ya.fma(DoubleVector.fromArray(LANES, radial, r + 3 * W), a3);
            r += rStride;
            y += yStride;
        }
        a0.intoArray(base, to);
        a1.intoArray(base, to + nStride);
        a2.intoArray(base, to + 2 * nStride);
        a3.intoArray(base, to + 3 * nStride);
    }

    /** Two neighbours per step, so that the sum does not wait for itself. */
    private static void tileOneByOne(
            int rows,
            double[] radial,
            int r,
            int rStride,
            double[] angular,
            int y,
            int yStride,
            double[] base,
            int to) {
        var a0 = DoubleVector.zero(LANES);
        var a1 = DoubleVector.zero(LANES);
        for (int row = 0; row < rows; row += 2) {
            a0 =
                    DoubleVector.fromArray(LANES, angular, y)
                            .fma(DoubleVector.fromArray(LANES, radial, r), a0);
            a1 =
                    DoubleVector.fromArray(LANES, angular, y + yStride)
                            .fma(DoubleVector.fromArray(LANES, radial, r + rStride), a1);
            r += 2 * rStride;
            y += 2 * yStride;
        }
        a0.add(a1).intoArray(base, to);
    }

    /**
     * For two rows of neighbours ∂E/∂Y_i = Σ_n R_n ∂E/∂A_ni and Σ_n R'_n ∂E/∂A_ni.
     *
     * @param adjoints ∂E/∂A from {@code from} on, [count·width·W]
     * @param value R of the first row from {@code r} on, of the second from {@code r + rStride} on
     * @param slope R' likewise, from {@code s} on
     * @param byHarmonic receives ∂E/∂Y of the first row from {@code y} on, of the second from {@code y + yStride} on
     * @param bySlope receives the other sum likewise
     */
    static void contractAdjoints(
            double[] adjoints,
            int from,
            int count,
            int width,
            double[] value,
            int r,
            double[] slope,
            int s,
            int rStride,
            double[] byHarmonic,
            double[] bySlope,
            int y,
            int yStride) {
        for (int i = 0; i < width; i++) {
            int adjoint = from + i * W;
            int rAt = r;
            int sAt = s;
            var v0 = DoubleVector.zero(LANES);
            var v1 = DoubleVector.zero(LANES);
            var w0 = DoubleVector.zero(LANES);
            var w1 = DoubleVector.zero(LANES);
            for (int n = 0; n < count; n++) {
                var bar = DoubleVector.fromArray(LANES, adjoints, adjoint);
                v0 = bar.fma(DoubleVector.fromArray(LANES, value, rAt), v0);
                v1 = bar.fma(DoubleVector.fromArray(LANES, value, rAt + rStride), v1);
                w0 = bar.fma(DoubleVector.fromArray(LANES, slope, sAt), w0);
                w1 = bar.fma(DoubleVector.fromArray(LANES, slope, sAt + rStride), w1);
                adjoint += width * W;
                rAt += W;
                sAt += W;
            }
            v0.intoArray(byHarmonic, y + i * W);
            v1.intoArray(byHarmonic, y + yStride + i * W);
            w0.intoArray(bySlope, y + i * W);
            w1.intoArray(bySlope, y + yStride + i * W);
        }
    }
}
