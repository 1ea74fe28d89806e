package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.FloatLanes.SPECIES;
import static io.github.acetune.ace.evaluate.FloatLanes.W;
import static io.github.acetune.ace.evaluate.FloatLanes.set;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import io.github.acetune.ace.radial.LaneBasis;

/** {@link LaneRadial} in single precision. */
final class FloatRadial {
    private FloatRadial() {}

    /**
     * g_k and g'_k of a row, inner cutoff and weight of the lanes included. The recurrences run in double precision, half of the
     * lanes at a time, and are rounded at the end.
     *
     * @param scratch two arrays of [K·W/2]
     */
    static void evaluate(
            LaneBasis basis,
            LaneNeighbours rows,
            int row,
            double[][] scratch,
            float[] g,
            int to,
            float[] dg,
            int slopesTo) {
        int half = W / 2;
        for (int start = 0; start < W; start += half) {
            int place = row * W + start;
            basis.evaluate(rows.r, place, scratch[0], 0, scratch[1], 0);
            for (int k = 0; k < basis.size(); k++) {
                int at = k * W + start;
                round(rows, place, scratch, k * half, half, g, to + at, dg, slopesTo + at);
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
            set(g, to + lane, value * factor);
            set(
                    dg,
                    slopesTo + lane,
                    scratch[1][from + lane] * factor + value * rows.factorSlope[place + lane]);
        }
    }

    /** See {@link LaneKernels#contract}. */
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
        for (int column = 0; column < columns; column += LaneCentre.STRIP) {
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
