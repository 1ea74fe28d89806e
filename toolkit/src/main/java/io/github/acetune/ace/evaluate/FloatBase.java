package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.FloatLanes.SPECIES;
import static io.github.acetune.ace.evaluate.FloatLanes.W;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

/** {@link LaneBase} in single precision. */
final class FloatBase {
    private FloatBase() {}

    /** See {@link LaneKernels#accumulate}. */
    static void accumulate(
            int rows,
            float[] radial,
            int r,
            int rStride,
            int count,
            float[] angular,
            int y,
            int yStride,
            int width,
            float[] base,
            int to,
            int stride) {
        for (int n = 0; n < count; n += 4) {
            if (count >= 4) {
                int at = Math.min(n, count - 4) * W;
                tileFourByOne(rows, radial, r + at, rStride, angular, y, yStride, base, to + at);
                for (int i = 1; i < width; i += 2) {
                    tileFourByTwo(
                            rows,
                            radial,
                            r + at,
                            rStride,
                            angular,
                            y + i * W,
                            yStride,
                            base,
                            to + at + i * stride,
                            stride);
                }
            } else {
                addFew(
                        rows, radial, r, rStride, count, angular, y, yStride, width, base, to,
                        stride);
            }
        }
    }

    private static void addFew(
            int rows,
            float[] radial,
            int r,
            int rStride,
            int count,
            float[] angular,
            int y,
            int yStride,
            int width,
            float[] base,
            int to,
            int stride) {
        for (int n = 0; n < count; n++) {
            int at = n * W;
            tileOneByOne(rows, radial, r + at, rStride, angular, y, yStride, base, to + at);
            for (int i = 1; i < width; i += 2) {
                tileOneByTwo(
                        rows,
                        radial,
                        r + at,
                        rStride,
                        angular,
                        y + i * W,
                        yStride,
                        base,
                        to + at + i * stride,
                        stride);
            }
        }
    }

    private static void tileFourByTwo(
            int rows,
            float[] radial,
            int r,
            int rStride,
            float[] angular,
            int y,
            int yStride,
            float[] base,
            int to,
            int stride) {
        var a0 = zero(SPECIES);
        var a1 = zero(SPECIES);
        var a2 = zero(SPECIES);
        var a3 = zero(SPECIES);
        var b0 = zero(SPECIES);
        var b1 = zero(SPECIES);
        var b2 = zero(SPECIES);
        var b3 = zero(SPECIES);
        for (int row = 0; row < rows; row++) {
            var ya = fromArray(SPECIES, angular, y);
            var yb = fromArray(SPECIES, angular, y + W);
            var r0 = fromArray(SPECIES, radial, r);
            var r1 = fromArray(SPECIES, radial, r + W);
            var r2 = fromArray(SPECIES, radial, r + 2 * W);
            var r3 = fromArray(SPECIES, radial, r + 3 * W);
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
        a1.intoArray(base, to + W);
        a2.intoArray(base, to + 2 * W);
        a3.intoArray(base, to + 3 * W);
        b0.intoArray(base, to + stride);
        b1.intoArray(base, to + stride + W);
        b2.intoArray(base, to + stride + 2 * W);
        b3.intoArray(base, to + stride + 3 * W);
    }

    private static void tileFourByOne(
            int rows,
            float[] radial,
            int r,
            int rStride,
            float[] angular,
            int y,
            int yStride,
            float[] base,
            int to) {
        var a0 = zero(SPECIES);
        var a1 = zero(SPECIES);
        var a2 = zero(SPECIES);
        var a3 = zero(SPECIES);
        for (int row = 0; row < rows; row++) {
            var ya = fromArray(SPECIES, angular, y);
            a0 = ya.fma(fromArray(SPECIES, radial, r), a0);
            a1 = ya.fma(fromArray(SPECIES, radial, r + W), a1);
            a2 = ya.fma(fromArray(SPECIES, radial, r + 2 * W), a2);
            a3 = ya.fma(fromArray(SPECIES, radial, r + 3 * W), a3);
            r += rStride;
            y += yStride;
        }
        a0.intoArray(base, to);
        a1.intoArray(base, to + W);
        a2.intoArray(base, to + 2 * W);
        a3.intoArray(base, to + 3 * W);
    }

    /** Two neighbours per step, so that the sum does not wait for itself. */
    private static void tileOneByTwo(
            int rows,
            float[] radial,
            int r,
            int rStride,
            float[] angular,
            int y,
            int yStride,
            float[] base,
            int to,
            int stride) {
        var a0 = zero(SPECIES);
        var a1 = zero(SPECIES);
        var b0 = zero(SPECIES);
        var b1 = zero(SPECIES);
        for (int row = 0; row < rows; row += 2) {
            var r0 = fromArray(SPECIES, radial, r);
            var r1 = fromArray(SPECIES, radial, r + rStride);
            a0 = r0.fma(fromArray(SPECIES, angular, y), a0);
            b0 = r0.fma(fromArray(SPECIES, angular, y + W), b0);
            a1 = r1.fma(fromArray(SPECIES, angular, y + yStride), a1);
            b1 = r1.fma(fromArray(SPECIES, angular, y + yStride + W), b1);
            r += 2 * rStride;
            y += 2 * yStride;
        }
        a0.add(a1).intoArray(base, to);
        b0.add(b1).intoArray(base, to + stride);
    }

    private static void tileOneByOne(
            int rows,
            float[] radial,
            int r,
            int rStride,
            float[] angular,
            int y,
            int yStride,
            float[] base,
            int to) {
        var a0 = zero(SPECIES);
        var a1 = zero(SPECIES);
        for (int row = 0; row < rows; row += 2) {
            a0 = fromArray(SPECIES, angular, y).fma(fromArray(SPECIES, radial, r), a0);
            a1 =
                    fromArray(SPECIES, angular, y + yStride)
                            .fma(fromArray(SPECIES, radial, r + rStride), a1);
            r += 2 * rStride;
            y += 2 * yStride;
        }
        a0.add(a1).intoArray(base, to);
    }

    /** See {@link LaneKernels#add}. */
    static void add(float[] numbers, int from, int count, float[] sums) {
        for (int q = 0; q < count * W; q += W) {
            fromArray(SPECIES, sums, q)
                    .add(fromArray(SPECIES, numbers, from + q))
                    .intoArray(sums, q);
        }
    }

    /** See {@link LaneKernels#contractAdjoints}. */
    static void contractAdjoints(
            float[] adjoints,
            int from,
            int stride,
            int count,
            int width,
            float[] value,
            int r,
            float[] slope,
            int s,
            int rStride,
            float[] byHarmonic,
            float[] bySlope,
            int y,
            int yStride) {
        contractOne(
                adjoints,
                from,
                count,
                value,
                r,
                slope,
                s,
                rStride,
                byHarmonic,
                bySlope,
                y,
                yStride);
        for (int i = 1; i < width; i += 2) {
            contractTwo(
                    adjoints,
                    from + i * stride,
                    stride,
                    count,
                    value,
                    r,
                    slope,
                    s,
                    rStride,
                    byHarmonic,
                    bySlope,
                    y + i * W,
                    yStride);
        }
    }

    private static void contractOne(
            float[] adjoints,
            int from,
            int count,
            float[] value,
            int r,
            float[] slope,
            int s,
            int rStride,
            float[] byHarmonic,
            float[] bySlope,
            int y,
            int yStride) {
        var v0 = zero(SPECIES);
        var v1 = zero(SPECIES);
        var w0 = zero(SPECIES);
        var w1 = zero(SPECIES);
        for (int n = 0; n < count * W; n += W) {
            var bar = fromArray(SPECIES, adjoints, from + n);
            v0 = bar.fma(fromArray(SPECIES, value, r + n), v0);
            v1 = bar.fma(fromArray(SPECIES, value, r + rStride + n), v1);
            w0 = bar.fma(fromArray(SPECIES, slope, s + n), w0);
            w1 = bar.fma(fromArray(SPECIES, slope, s + rStride + n), w1);
        }
        v0.intoArray(byHarmonic, y);
        v1.intoArray(byHarmonic, y + yStride);
        w0.intoArray(bySlope, y);
        w1.intoArray(bySlope, y + yStride);
    }

    /** Two components, so that R and R' are read once for both. */
    private static void contractTwo(
            float[] adjoints,
            int from,
            int stride,
            int count,
            float[] value,
            int r,
            float[] slope,
            int s,
            int rStride,
            float[] byHarmonic,
            float[] bySlope,
            int y,
            int yStride) {
        var v0 = zero(SPECIES);
        var v1 = zero(SPECIES);
        var w0 = zero(SPECIES);
        var w1 = zero(SPECIES);
        var v2 = zero(SPECIES);
        var v3 = zero(SPECIES);
        var w2 = zero(SPECIES);
        var w3 = zero(SPECIES);
        for (int n = 0; n < count * W; n += W) {
            var bar = fromArray(SPECIES, adjoints, from + n);
            var other = fromArray(SPECIES, adjoints, from + stride + n);
            var r0 = fromArray(SPECIES, value, r + n);
            var r1 = fromArray(SPECIES, value, r + rStride + n);
            var s0 = fromArray(SPECIES, slope, s + n);
            var s1 = fromArray(SPECIES, slope, s + rStride + n);
            v0 = bar.fma(r0, v0);
            v1 = bar.fma(r1, v1);
            w0 = bar.fma(s0, w0);
            w1 = bar.fma(s1, w1);
            v2 = other.fma(r0, v2);
            v3 = other.fma(r1, v3);
            w2 = other.fma(s0, w2);
            w3 = other.fma(s1, w3);
        }
        v0.intoArray(byHarmonic, y);
        v1.intoArray(byHarmonic, y + yStride);
        w0.intoArray(bySlope, y);
        w1.intoArray(bySlope, y + yStride);
        v2.intoArray(byHarmonic, y + W);
        v3.intoArray(byHarmonic, y + yStride + W);
        w2.intoArray(bySlope, y + W);
        w3.intoArray(bySlope, y + yStride + W);
    }

    /**
     * See {@link LaneKernels#pairGradients}.
     *
     * @param sums the sums over D and Y, [4·W], which become the three components
     */
    static void pairGradients(FloatNeighbours rows, int row, float[] sums) {
        var x = fromArray(SPECIES, rows.x, row * W);
        var y = fromArray(SPECIES, rows.y, row * W);
        var z = fromArray(SPECIES, rows.z, row * W);
        var inverse = fromArray(SPECIES, rows.inverse, row * W);
        var fx = fromArray(SPECIES, sums, 0).mul(inverse);
        var fy = fromArray(SPECIES, sums, W).mul(inverse);
        var fz = fromArray(SPECIES, sums, 2 * W).mul(inverse);
        var along = fromArray(SPECIES, sums, 3 * W);
        along = along.sub(fx.mul(x)).sub(fy.mul(y)).sub(fz.mul(z));
        along.fma(x, fx).intoArray(sums, 0);
        along.fma(y, fy).intoArray(sums, W);
        along.fma(z, fz).intoArray(sums, 2 * W);
    }
}
