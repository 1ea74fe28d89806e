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
            int count,
            double[] u,
            int uFrom,
            int[] offsets,
            int offsetFrom,
            int shift,
            double[] x,
            double[] w,
            int wFrom,
            double[] y,
            int yFrom,
            double[] out,
            int to,
            int length) {
        int k = 0;
        for (; k + 2 * STEP <= length; k += 2 * STEP) {
            var first = DoubleVector.zero(SPECIES);
            var second = first;
            for (int s = 0; s < count; s++) {
                var a = DoubleVector.broadcast(SPECIES, u[uFrom + s]);
                var b = DoubleVector.broadcast(SPECIES, w[wFrom + s]);
                int atX = offsets[offsetFrom + s] + shift + k;
                int atY = yFrom + s * length + k;
                first = DoubleVector.fromArray(SPECIES, x, atX).fma(a, first);
                second = DoubleVector.fromArray(SPECIES, x, atX + STEP).fma(a, second);
                first = DoubleVector.fromArray(SPECIES, y, atY).fma(b, first);
                second = DoubleVector.fromArray(SPECIES, y, atY + STEP).fma(b, second);
            }
            first.intoArray(out, to + k);
            second.intoArray(out, to + k + STEP);
        }
        for (; k < length; k += STEP) {
            var sum = DoubleVector.zero(SPECIES);
            for (int s = 0; s < count; s++) {
                var left = DoubleVector.fromArray(SPECIES, x, offsets[offsetFrom + s] + shift + k);
                var right = DoubleVector.fromArray(SPECIES, y, yFrom + s * length + k);
                sum = left.fma(DoubleVector.broadcast(SPECIES, u[uFrom + s]), sum);
                sum = right.fma(DoubleVector.broadcast(SPECIES, w[wFrom + s]), sum);
            }
            sum.intoArray(out, to + k);
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
