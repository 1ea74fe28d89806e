package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.LaneBasis;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link LaneRadial} in single precision. */
final class FloatRadial {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

    private FloatRadial() {}

    /**
     * g_k and g'_k of a row, inner cutoff and weight of the lanes included. The recurrences run in double precision, half of the
     * lanes at a time, and are rounded at the end.
     *
     * @param scratch two arrays of [K·W/2]
     * @param g receives values from {@code to} on, [K·W]
     * @param dg receives derivatives from {@code slopesTo} on
     */
    static void evaluate(
            LaneBasis basis,
            LaneNeighbours rows,
            int row,
            double[][] scratch,
            float[] g,
            float[] dg,
            int to,
            int slopesTo) {
        int half = W / 2;
        for (int start = 0; start < W; start += half) {
            int place = row * W + start;
            basis.evaluate(rows.r, place, scratch[0], 0, scratch[1], 0);
            for (int k = 0; k < basis.size(); k++) {
                round(
                        rows,
                        place,
                        scratch,
                        k * half,
                        half,
                        g,
                        to + k * W + start,
                        dg,
                        slopesTo + k * W + start);
            }
        }
    }

    private static void round(
            LaneNeighbours rows,
            int place,
            double[][] scratch,
            int from,
            int half,
            float[] g,
            int to,
            float[] dg,
            int slopesTo) {
        for (int lane = 0; lane < half; lane++) {
            double factor = rows.factor[place + lane];
            double value = scratch[0][from + lane];
            g[to + lane] = (float) (value * factor);
            dg[slopesTo + lane] =
                    (float)
                            (scratch[1][from + lane] * factor
                                    + value * rows.factorSlope[place + lane]);
        }
    }

    /**
     * R = C g for two rows that follow each other.
     *
     * @param strips C in strips of four columns, see {@link FloatCentre}
     * @param g two rows, [2·K·W] from {@code from} on
     * @param radial receives the first row from {@code to} on, the second {@code toStride} later
     */
    static void contract(
            float[] strips,
            int size,
            int columns,
            float[] g,
            int from,
            float[] radial,
            int to,
            int toStride) {
        int other = from + size * W;
        int otherTo = to + toStride;
        int m = 0;
        for (int column = 0; column < columns; column += FloatCentre.STRIP) {
            var a0 = FloatVector.zero(LANES);
            var a1 = FloatVector.zero(LANES);
            var a2 = FloatVector.zero(LANES);
            var a3 = FloatVector.zero(LANES);
            var b0 = FloatVector.zero(LANES);
            var b1 = FloatVector.zero(LANES);
            var b2 = FloatVector.zero(LANES);
            var b3 = FloatVector.zero(LANES);
            for (int k = 0; k < size * W; k += W) {
                var a = FloatVector.fromArray(LANES, g, from + k);
                var b = FloatVector.fromArray(LANES, g, other + k);
                var c0 = FloatVector.broadcast(LANES, strips[m]);
                var c1 = FloatVector.broadcast(LANES, strips[m + 1]);
                var c2 = FloatVector.broadcast(LANES, strips[m + 2]);
                var c3 = FloatVector.broadcast(LANES, strips[m + 3]);
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
