package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.LaneBasis;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Radial functions of rows of neighbours, and their contraction to the columns that a centre reads. */
final class LaneRadial {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private LaneRadial() {}

    /**
     * g_k and g'_k of a row, inner cutoff and weight of the lanes included.
     *
     * @param g receives values from {@code to} on, [K·W]
     * @param dg receives derivatives from {@code slopesTo} on
     */
    static void evaluate(
            LaneBasis basis,
            LaneNeighbours rows,
            int row,
            double[] g,
            double[] dg,
            int to,
            int slopesTo) {
        basis.evaluate(rows.r, row * W, g, to, dg, slopesTo);
        var factor = DoubleVector.fromArray(LANES, rows.factor, row * W);
        int end = basis.size() * W;
        if (rows.switched[row]) {
            var slope = DoubleVector.fromArray(LANES, rows.factorSlope, row * W);
            for (int k = 0; k < end; k += W) {
                var value = DoubleVector.fromArray(LANES, g, to + k);
                DoubleVector.fromArray(LANES, dg, slopesTo + k)
                        .mul(factor)
                        .add(value.mul(slope))
                        .intoArray(dg, slopesTo + k);
                value.mul(factor).intoArray(g, to + k);
            }
        } else {
            for (int k = 0; k < end; k += W) {
                DoubleVector.fromArray(LANES, g, to + k).mul(factor).intoArray(g, to + k);
                DoubleVector.fromArray(LANES, dg, slopesTo + k)
                        .mul(factor)
                        .intoArray(dg, slopesTo + k);
            }
        }
    }

    /**
     * R = C g for two rows that follow each other.
     *
     * @param strips C in strips of four columns, see {@link LaneCentre}
     * @param g two rows, [2·K·W] from {@code from} on
     * @param radial receives the first row from {@code to} on, the second {@code toStride} later
     */
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
            var a0 = DoubleVector.zero(LANES);
            var a1 = DoubleVector.zero(LANES);
            var a2 = DoubleVector.zero(LANES);
            var a3 = DoubleVector.zero(LANES);
            var b0 = DoubleVector.zero(LANES);
            var b1 = DoubleVector.zero(LANES);
            var b2 = DoubleVector.zero(LANES);
            var b3 = DoubleVector.zero(LANES);
            for (int k = 0; k < size * W; k += W) {
                var a = DoubleVector.fromArray(LANES, g, from + k);
                var b = DoubleVector.fromArray(LANES, g, other + k);
                var c0 = DoubleVector.broadcast(LANES, strips[m]);
                var c1 = DoubleVector.broadcast(LANES, strips[m + 1]);
                var c2 = DoubleVector.broadcast(LANES, strips[m + 2]);
                var c3 = DoubleVector.broadcast(LANES, strips[m + 3]);
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
