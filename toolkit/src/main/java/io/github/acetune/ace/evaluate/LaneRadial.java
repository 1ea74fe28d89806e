package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.DoubleLanes.SPECIES;
import static io.github.acetune.ace.evaluate.DoubleLanes.W;
import static io.github.acetune.ace.evaluate.DoubleLanes.broadcast;
import static io.github.acetune.ace.evaluate.DoubleLanes.load;
import static io.github.acetune.ace.evaluate.DoubleLanes.store;
import static io.github.acetune.ace.evaluate.DoubleLanes.zero;

import io.github.acetune.ace.radial.LaneBasis;
import jdk.incubator.vector.DoubleVector;

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
        basis.evaluate(rows.r, row * W, values, 0, slopes, 0);
        var factor = DoubleVector.fromArray(SPECIES, rows.factor, row * W);
        var factorSlope = DoubleVector.fromArray(SPECIES, rows.factorSlope, row * W);
        for (int k = 0; k < basis.size() * W; k += W) {
            var value = DoubleVector.fromArray(SPECIES, values, k);
            var slope = DoubleVector.fromArray(SPECIES, slopes, k);
            store(slope.mul(factor).add(value.mul(factorSlope)), dg, slopesTo + k);
            store(value.mul(factor), g, to + k);
        }
    }

    /** See {@link LaneKernels#contract}. */
    static void contract(
            double[] strips,
            int size,
            int columns,
            double[] g,
            int from,
            double[] radial,
            int to,
            int toStride) {
        int other = from + size * W;
        int otherTo = to + toStride;
        int m = 0;
        for (int column = 0; column < columns; column += LaneCentre.STRIP) {
            var a0 = zero();
            var a1 = zero();
            var a2 = zero();
            var a3 = zero();
            var b0 = zero();
            var b1 = zero();
            var b2 = zero();
            var b3 = zero();
            for (int k = 0; k < size * W; k += W) {
                var a = load(g, from + k);
                var b = load(g, other + k);
                var c0 = broadcast(strips, m);
                var c1 = broadcast(strips, m + 1);
                var c2 = broadcast(strips, m + 2);
                var c3 = broadcast(strips, m + 3);
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
            store(a0, radial, place);
            store(a1, radial, place + W);
            store(a2, radial, place + 2 * W);
            store(a3, radial, place + 3 * W);
            int otherPlace = otherTo + column * W;
            store(b0, radial, otherPlace);
            store(b1, radial, otherPlace + W);
            store(b2, radial, otherPlace + 2 * W);
            store(b3, radial, otherPlace + 3 * W);
        }
    }
}
