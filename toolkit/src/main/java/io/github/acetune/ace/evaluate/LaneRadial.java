package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.DoubleLanes.SPECIES;
import static io.github.acetune.ace.evaluate.DoubleLanes.W;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

import io.github.acetune.ace.radial.LaneBasis;

/** Radial functions of rows of neighbours, and their contraction to the columns that a centre reads. */
final class LaneRadial {
    private LaneRadial() {}

    /**
     * g_k and g'_k of a row, inner cutoff and weight of the lanes included.
     *
     * @param scratch two arrays of [K·W]
     */
    static void evaluate(
            LaneBasis basis,
            LaneNeighbours rows,
            int row,
            double[][] scratch,
            double[] g,
            int to,
            double[] dg,
            int slopesTo) {
        double[] values = scratch[0];
        double[] slopes = scratch[1];
        basis.evaluate(rows.r, row * W, values, slopes, 0, W);
        var factor = fromArray(SPECIES, rows.factor, row * W);
        var factorSlope = fromArray(SPECIES, rows.factorSlope, row * W);
        for (int k = 0; k < basis.size() * W; k += W) {
            var value = fromArray(SPECIES, values, k);
            var slope = fromArray(SPECIES, slopes, k);
            slope.mul(factor).add(value.mul(factorSlope)).intoArray(dg, slopesTo + k);
            value.mul(factor).intoArray(g, to + k);
        }
    }

    /** See {@link LaneKernels#contract}. */
    static void contract(
            double[] strips,
            int size,
            int columns,
            double[] g,
            int from,
            int fromStride,
            double[] radial,
            int to,
            int toStride) {
        int other = from + fromStride;
        int otherTo = to + toStride;
        int m = 0;
        for (int column = 0; column < columns; column += LaneShell.STRIP) {
            var a0 = zero(SPECIES);
            var a1 = zero(SPECIES);
            var a2 = zero(SPECIES);
            var a3 = zero(SPECIES);
            var b0 = zero(SPECIES);
            var b1 = zero(SPECIES);
            var b2 = zero(SPECIES);
            var b3 = zero(SPECIES);
            for (int k = 0; k < size * W; k += W) {
                var a = fromArray(SPECIES, g, from + k);
                var b = fromArray(SPECIES, g, other + k);
                var c0 = broadcast(SPECIES, strips[m]);
                var c1 = broadcast(SPECIES, strips[m + 1]);
                var c2 = broadcast(SPECIES, strips[m + 2]);
                var c3 = broadcast(SPECIES, strips[m + 3]);
                a0 = a.fma(c0, a0);
                b0 = b.fma(c0, b0);
                a1 = a.fma(c1, a1);
                b1 = b.fma(c1, b1);
                a2 = a.fma(c2, a2);
                b2 = b.fma(c2, b2);
                a3 = a.fma(c3, a3);
                b3 = b.fma(c3, b3);
                m += 4;
            }
            int place = to + column * W;
            a0.intoArray(radial, place);
            a1.intoArray(radial, place + W);
            a2.intoArray(radial, place + 2 * W);
            a3.intoArray(radial, place + 3 * W);
            int otherPlace = otherTo + column * W;
            b0.intoArray(radial, otherPlace);
            b1.intoArray(radial, otherPlace + W);
            b2.intoArray(radial, otherPlace + 2 * W);
            b3.intoArray(radial, otherPlace + 3 * W);
        }
    }
}
