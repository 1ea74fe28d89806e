package io.github.acetune.fit.design;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with the Vector API. Mixing vector widths in one JVM is very slow, hence the machine's preferred one only. */
final class VectorStrips implements Strips {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int STEP = SPECIES.length();

    @Override
    public void multiply(
            double[] x, int aRe, int aIm, int bRe, int bIm, int outRe, int outIm, int length) {
        for (int k = 0; k < length; k += STEP) {
            var ar = DoubleVector.fromArray(SPECIES, x, aRe + k);
            var ai = DoubleVector.fromArray(SPECIES, x, aIm + k);
            var br = DoubleVector.fromArray(SPECIES, x, bRe + k);
            var bi = DoubleVector.fromArray(SPECIES, x, bIm + k);
            ar.mul(br).sub(ai.mul(bi)).intoArray(x, outRe + k);
            ar.mul(bi).add(ai.mul(br)).intoArray(x, outIm + k);
        }
    }

    @Override
    public void addRealProduct(
            double weight,
            double[] x,
            int aRe,
            int aIm,
            int bRe,
            int bIm,
            double[] out,
            int to,
            int length) {
        var w = DoubleVector.broadcast(SPECIES, weight);
        for (int k = 0; k < length; k += STEP) {
            var ar = DoubleVector.fromArray(SPECIES, x, aRe + k);
            var ai = DoubleVector.fromArray(SPECIES, x, aIm + k);
            var br = DoubleVector.fromArray(SPECIES, x, bRe + k);
            var bi = DoubleVector.fromArray(SPECIES, x, bIm + k);
            var sum = DoubleVector.fromArray(SPECIES, out, to + k);
            ar.mul(br).sub(ai.mul(bi)).fma(w, sum).intoArray(out, to + k);
        }
    }

    @Override
    public void addScaled(double weight, double[] x, int from, double[] out, int to, int length) {
        var w = DoubleVector.broadcast(SPECIES, weight);
        for (int k = 0; k < length; k += STEP) {
            var sum = DoubleVector.fromArray(SPECIES, out, to + k);
            DoubleVector.fromArray(SPECIES, x, from + k).fma(w, sum).intoArray(out, to + k);
        }
    }

    @Override
    public void combine(
            double[] weights,
            int weightFrom,
            int[] index,
            int indexFrom,
            int count,
            int[] offsets,
            double[] in,
            double[] out,
            int to,
            int length) {
        int x = 0;
        // Four accumulators in registers: one load and one multiply-add per element, no store until
        // the end.
        for (; x + 4 * STEP <= length; x += 4 * STEP) {
            var s0 = DoubleVector.zero(SPECIES);
            var s1 = s0;
            var s2 = s0;
            var s3 = s0;
            for (int s = 0; s < count; s++) {
                var w = DoubleVector.broadcast(SPECIES, weights[weightFrom + s]);
                int from = offsets[index[indexFrom + s]] + x;
                s0 = DoubleVector.fromArray(SPECIES, in, from).fma(w, s0);
                s1 = DoubleVector.fromArray(SPECIES, in, from + STEP).fma(w, s1);
                s2 = DoubleVector.fromArray(SPECIES, in, from + 2 * STEP).fma(w, s2);
                s3 = DoubleVector.fromArray(SPECIES, in, from + 3 * STEP).fma(w, s3);
            }
            s0.intoArray(out, to + x);
            s1.intoArray(out, to + x + STEP);
            s2.intoArray(out, to + x + 2 * STEP);
            s3.intoArray(out, to + x + 3 * STEP);
        }
        for (; x + 2 * STEP <= length; x += 2 * STEP) {
            var s0 = DoubleVector.zero(SPECIES);
            var s1 = s0;
            for (int s = 0; s < count; s++) {
                var w = DoubleVector.broadcast(SPECIES, weights[weightFrom + s]);
                int from = offsets[index[indexFrom + s]] + x;
                s0 = DoubleVector.fromArray(SPECIES, in, from).fma(w, s0);
                s1 = DoubleVector.fromArray(SPECIES, in, from + STEP).fma(w, s1);
            }
            s0.intoArray(out, to + x);
            s1.intoArray(out, to + x + STEP);
        }
        for (; x < length; x += STEP) {
            var sum = DoubleVector.zero(SPECIES);
            for (int s = 0; s < count; s++) {
                var w = DoubleVector.broadcast(SPECIES, weights[weightFrom + s]);
                sum =
                        DoubleVector.fromArray(SPECIES, in, offsets[index[indexFrom + s]] + x)
                                .fma(w, sum);
            }
            sum.intoArray(out, to + x);
        }
    }

    @Override
    public void combine(
            int results,
            double[] weights,
            int weightFrom,
            int weightStep,
            int[] index,
            int indexFrom,
            int count,
            int[] offsets,
            double[] in,
            double[] out,
            int to,
            int outStep,
            int length) {
        int r = 0;
        for (; r + 2 <= results; r += 2) {
            combineTwo(
                    weights,
                    weightFrom + r * weightStep,
                    weightStep,
                    index,
                    indexFrom,
                    count,
                    offsets,
                    in,
                    out,
                    to + r * outStep,
                    outStep,
                    length);
        }
        if (r < results) {
            combine(
                    weights,
                    weightFrom + r * weightStep,
                    index,
                    indexFrom,
                    count,
                    offsets,
                    in,
                    out,
                    to + r * outStep,
                    length);
        }
    }

    /** Each element that is loaded counts for both results. */
    private static void combineTwo(
            double[] weights,
            int weightFrom,
            int weightStep,
            int[] index,
            int indexFrom,
            int count,
            int[] offsets,
            double[] in,
            double[] out,
            int to,
            int outStep,
            int length) {
        int x = 0;
        for (; x + 4 * STEP <= length; x += 4 * STEP) {
            var s0 = DoubleVector.zero(SPECIES);
            var s1 = s0;
            var s2 = s0;
            var s3 = s0;
            var t0 = s0;
            var t1 = s0;
            var t2 = s0;
            var t3 = s0;
            for (int s = 0; s < count; s++) {
                var v = DoubleVector.broadcast(SPECIES, weights[weightFrom + s]);
                var w = DoubleVector.broadcast(SPECIES, weights[weightFrom + weightStep + s]);
                int from = offsets[index[indexFrom + s]] + x;
                var e0 = DoubleVector.fromArray(SPECIES, in, from);
                s0 = e0.fma(v, s0);
                t0 = e0.fma(w, t0);
                var e1 = DoubleVector.fromArray(SPECIES, in, from + STEP);
                s1 = e1.fma(v, s1);
                t1 = e1.fma(w, t1);
                var e2 = DoubleVector.fromArray(SPECIES, in, from + 2 * STEP);
                s2 = e2.fma(v, s2);
                t2 = e2.fma(w, t2);
                var e3 = DoubleVector.fromArray(SPECIES, in, from + 3 * STEP);
                s3 = e3.fma(v, s3);
                t3 = e3.fma(w, t3);
            }
            int target = to + x;
            s0.intoArray(out, target);
            s1.intoArray(out, target + STEP);
            s2.intoArray(out, target + 2 * STEP);
            s3.intoArray(out, target + 3 * STEP);
            target += outStep;
            t0.intoArray(out, target);
            t1.intoArray(out, target + STEP);
            t2.intoArray(out, target + 2 * STEP);
            t3.intoArray(out, target + 3 * STEP);
        }
        for (; x + 2 * STEP <= length; x += 2 * STEP) {
            var s0 = DoubleVector.zero(SPECIES);
            var s1 = s0;
            var t0 = s0;
            var t1 = s0;
            for (int s = 0; s < count; s++) {
                var v = DoubleVector.broadcast(SPECIES, weights[weightFrom + s]);
                var w = DoubleVector.broadcast(SPECIES, weights[weightFrom + weightStep + s]);
                int from = offsets[index[indexFrom + s]] + x;
                var e0 = DoubleVector.fromArray(SPECIES, in, from);
                s0 = e0.fma(v, s0);
                t0 = e0.fma(w, t0);
                var e1 = DoubleVector.fromArray(SPECIES, in, from + STEP);
                s1 = e1.fma(v, s1);
                t1 = e1.fma(w, t1);
            }
            s0.intoArray(out, to + x);
            s1.intoArray(out, to + x + STEP);
            t0.intoArray(out, to + outStep + x);
            t1.intoArray(out, to + outStep + x + STEP);
        }
        for (; x < length; x += STEP) {
            var s0 = DoubleVector.zero(SPECIES);
            var t0 = s0;
            for (int s = 0; s < count; s++) {
                var v = DoubleVector.broadcast(SPECIES, weights[weightFrom + s]);
                var w = DoubleVector.broadcast(SPECIES, weights[weightFrom + weightStep + s]);
                var e0 = DoubleVector.fromArray(SPECIES, in, offsets[index[indexFrom + s]] + x);
                s0 = e0.fma(v, s0);
                t0 = e0.fma(w, t0);
            }
            s0.intoArray(out, to + x);
            t0.intoArray(out, to + outStep + x);
        }
    }

    @Override
    public void subtractRows(
            int count,
            int pad,
            int[] neighbour,
            int neighbourFrom,
            double alpha,
            double[] t,
            int tFrom,
            double beta,
            double[] d,
            int dFrom,
            double[] b,
            int width,
            double[] rows,
            int rowsFrom,
            int panel,
            double[] sums) {
        var factor = DoubleVector.broadcast(SPECIES, alpha);
        for (int k = 0; k < width; k += STEP) {
            var along = DoubleVector.fromArray(SPECIES, b, k).mul(beta);
            var sx = DoubleVector.fromArray(SPECIES, sums, k);
            var sy = DoubleVector.fromArray(SPECIES, sums, width + k);
            var sz = DoubleVector.fromArray(SPECIES, sums, 2 * width + k);
            int top = rowsFrom + k / WIDTH * panel + k % WIDTH;
            for (int j = 0; j < count; j++) {
                int row = top + 3 * neighbour[neighbourFrom + j] * WIDTH;
                int at = tFrom + j * width + k;
                int q = dFrom + j;
                var x = DoubleVector.fromArray(SPECIES, t, at).mul(factor);
                x = DoubleVector.broadcast(SPECIES, d[q]).fma(along, x);
                DoubleVector.fromArray(SPECIES, rows, row).sub(x).intoArray(rows, row);
                sx = sx.add(x);
                var y = DoubleVector.fromArray(SPECIES, t, at + pad * width).mul(factor);
                y = DoubleVector.broadcast(SPECIES, d[q + pad]).fma(along, y);
                row += WIDTH;
                DoubleVector.fromArray(SPECIES, rows, row).sub(y).intoArray(rows, row);
                sy = sy.add(y);
                var z = DoubleVector.fromArray(SPECIES, t, at + 2 * pad * width).mul(factor);
                z = DoubleVector.broadcast(SPECIES, d[q + 2 * pad]).fma(along, z);
                row += WIDTH;
                DoubleVector.fromArray(SPECIES, rows, row).sub(z).intoArray(rows, row);
                sz = sz.add(z);
            }
            sx.intoArray(sums, k);
            sy.intoArray(sums, width + k);
            sz.intoArray(sums, 2 * width + k);
        }
    }

    @Override
    public void outer(
            int count,
            int pad,
            int terms,
            double[] s,
            int sFrom,
            int sStep,
            double[] a,
            int aFrom,
            boolean plus,
            double[] u,
            double[] x,
            double[] v,
            double[] y,
            int width,
            double[] out,
            int to) {
        for (int k = 0; k < width; k += STEP) {
            for (int j = 0; j < count; j++) {
                var sx = DoubleVector.zero(SPECIES);
                var sy = sx;
                var sz = sx;
                int at = sFrom + j;
                for (int m = 0; m < terms; m++) {
                    var along = DoubleVector.fromArray(SPECIES, a, aFrom + m * width + k);
                    sx = DoubleVector.broadcast(SPECIES, s[at]).fma(along, sx);
                    sy = DoubleVector.broadcast(SPECIES, s[at + pad]).fma(along, sy);
                    sz = DoubleVector.broadcast(SPECIES, s[at + 2 * pad]).fma(along, sz);
                    at += sStep;
                }
                if (plus) {
                    var first = DoubleVector.fromArray(SPECIES, x, j * width + k);
                    var second = DoubleVector.fromArray(SPECIES, y, j * width + k);
                    sx = DoubleVector.broadcast(SPECIES, u[j]).fma(first, sx);
                    sy = DoubleVector.broadcast(SPECIES, u[j + pad]).fma(first, sy);
                    sz = DoubleVector.broadcast(SPECIES, u[j + 2 * pad]).fma(first, sz);
                    sx = DoubleVector.broadcast(SPECIES, v[j]).fma(second, sx);
                    sy = DoubleVector.broadcast(SPECIES, v[j + pad]).fma(second, sy);
                    sz = DoubleVector.broadcast(SPECIES, v[j + 2 * pad]).fma(second, sz);
                }
                int target = to + j * width + k;
                sx.intoArray(out, target);
                sy.intoArray(out, target + pad * width);
                sz.intoArray(out, target + 2 * pad * width);
            }
        }
    }

    @Override
    public void product(
            double[] a, int aFrom, double[] b, int bFrom, double[] out, int to, int length) {
        for (int k = 0; k < length; k += STEP) {
            var left = DoubleVector.fromArray(SPECIES, a, aFrom + k);
            left.mul(DoubleVector.fromArray(SPECIES, b, bFrom + k)).intoArray(out, to + k);
        }
    }

    @Override
    public double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        var sum = DoubleVector.zero(SPECIES);
        for (int k = 0; k < length; k += STEP) {
            var left = DoubleVector.fromArray(SPECIES, a, aFrom + k);
            sum = left.fma(DoubleVector.fromArray(SPECIES, b, bFrom + k), sum);
        }
        return sumOfLanes(sum);
    }

    @Override
    public void gradient(
            double[] u,
            int uFrom,
            double[] angular,
            int y,
            int g,
            double[] r,
            int rFrom,
            double[] out,
            int to,
            int length) {
        for (int k = 0; k < length; k += STEP) {
            var value = DoubleVector.fromArray(SPECIES, angular, y + k);
            var radial = DoubleVector.fromArray(SPECIES, r, rFrom + k);
            for (int at = k; at < 3 * length; at += length) {
                var first = DoubleVector.fromArray(SPECIES, u, uFrom + at).mul(value);
                DoubleVector.fromArray(SPECIES, angular, g + at)
                        .fma(radial, first)
                        .intoArray(out, to + at);
            }
        }
    }

    @Override
    public void harmonics(
            HarmonicTerms terms,
            double[] vectors,
            int from,
            double[] inverse,
            int inverseFrom,
            double[] out,
            int to,
            int length) {
        int maxL = terms.maxL();
        double[] a = terms.a();
        double[] b = terms.b();
        int gradients = terms.count() * length;
        for (int k = 0; k < length; k += STEP) {
            var x = DoubleVector.fromArray(SPECIES, vectors, from + k);
            var y = DoubleVector.fromArray(SPECIES, vectors, from + length + k);
            var z = DoubleVector.fromArray(SPECIES, vectors, from + 2 * length + k);
            var perLength = DoubleVector.fromArray(SPECIES, inverse, inverseFrom + k);
            var re = DoubleVector.broadcast(SPECIES, 1);
            var im = DoubleVector.zero(SPECIES);
            var rePrevious = im;
            var imPrevious = im;
            for (int m = 0; m <= maxL; m++) {
                var lower = DoubleVector.zero(SPECIES);
                var lowerSlope = lower;
                var slope = lower;
                var p = DoubleVector.broadcast(SPECIES, terms.diagonal()[m]);
                for (int l = m; l <= maxL; l++) {
                    if (l > m) {
                        int i = l * (l + 1) / 2 + m;
                        var next = z.mul(p).mul(a[i]).add(lower.mul(b[i]));
                        var nextSlope = z.fma(slope, p).mul(a[i]).add(lowerSlope.mul(b[i]));
                        lower = p;
                        lowerSlope = slope;
                        p = next;
                        slope = nextSlope;
                    }
                    int real = l * l + (m == 0 ? 0 : 2 * m - 1);
                    int at = to + real * length + k;
                    p.mul(re).intoArray(out, at);
                    // The derivative as a function of three variables, then its part perpendicular
                    // to the direction, over r.
                    var mp = p.mul(m);
                    var dx = mp.mul(rePrevious);
                    var dy = mp.mul(imPrevious).neg();
                    var dz = slope.mul(re);
                    var along = dx.mul(x).add(dy.mul(y)).add(dz.mul(z));
                    int g = to + gradients + 3 * real * length + k;
                    dx.sub(along.mul(x)).mul(perLength).intoArray(out, g);
                    dy.sub(along.mul(y)).mul(perLength).intoArray(out, g + length);
                    dz.sub(along.mul(z)).mul(perLength).intoArray(out, g + 2 * length);
                    if (m > 0) {
                        p.mul(im).intoArray(out, at + length);
                        var ex = mp.mul(imPrevious);
                        var ey = mp.mul(rePrevious);
                        var ez = slope.mul(im);
                        along = ex.mul(x).add(ey.mul(y)).add(ez.mul(z));
                        g += 3 * length;
                        ex.sub(along.mul(x)).mul(perLength).intoArray(out, g);
                        ey.sub(along.mul(y)).mul(perLength).intoArray(out, g + length);
                        ez.sub(along.mul(z)).mul(perLength).intoArray(out, g + 2 * length);
                    }
                }
                rePrevious = re;
                imPrevious = im;
                re = x.mul(rePrevious).sub(y.mul(imPrevious));
                im = x.mul(imPrevious).add(y.mul(rePrevious));
            }
        }
    }

    /** In a fixed order: the order of {@code reduceLanes} is left open and differs before and after compilation. */
    private static double sumOfLanes(DoubleVector v) {
        if (STEP == 8) {
            double low = (v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3));
            return low + ((v.lane(4) + v.lane(5)) + (v.lane(6) + v.lane(7)));
        }
        if (STEP == 4) {
            return (v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3));
        }
        double sum = 0;
        for (int k = 0; k < STEP; k++) {
            sum += v.lane(k);
        }
        return sum;
    }
}
