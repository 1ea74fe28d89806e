package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.FloatLanes.SPECIES;
import static io.github.acetune.ace.evaluate.FloatLanes.W;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

/** {@link LaneHarmonics} in single precision. */
final class FloatHarmonics {
    private final int maxL;
    private final float[] diagonal;
    private final float[] a;
    private final float[] b;

    FloatHarmonics(int maxL) {
        var harmonics = SphericalHarmonics.upTo(maxL);
        this.maxL = maxL;
        this.diagonal = rounded(harmonics.diagonal());
        this.a = rounded(harmonics.recurrenceA());
        this.b = rounded(harmonics.recurrenceB());
        for (int m = 1; m <= maxL; m++) {
            diagonal[m] *= (float) Math.sqrt(2);
        }
    }

    private static float[] rounded(double[] numbers) {
        float[] rounded = new float[numbers.length];
        for (int q = 0; q < numbers.length; q++) {
            rounded[q] = (float) numbers[q];
        }
        return rounded;
    }

    /**
     * The components of one row.
     *
     * @param values receives them from {@code v} on, [(l_max + 1)²·W]
     */
    void values(FloatNeighbours rows, int row, float[] values, int v) {
        var x = fromArray(SPECIES, rows.x, row * W);
        var y = fromArray(SPECIES, rows.y, row * W);
        var z = fromArray(SPECIES, rows.z, row * W);
        zonal(rows, row, values, v);
        var re = x;
        var im = y;
        for (int m = 1; m <= maxL; m++) {
            var lower = zero(SPECIES);
            var p = broadcast(SPECIES, diagonal[m]);
            int place = v + (m * m + 2 * m - 1) * W;
            p.mul(re).intoArray(values, place);
            p.mul(im).intoArray(values, place + W);
            for (int l = m + 1; l <= maxL; l++) {
                int i = l * (l + 1) / 2 + m;
                var next = p.mul(z).mul(a[i]).add(lower.mul(b[i]));
                lower = p;
                p = next;
                place = v + (l * l + 2 * m - 1) * W;
                p.mul(re).intoArray(values, place);
                p.mul(im).intoArray(values, place + W);
            }
            var turned = x.mul(re).sub(y.mul(im));
            im = x.mul(im).add(y.mul(re));
            re = turned;
        }
    }

    private void zonal(FloatNeighbours rows, int row, float[] values, int v) {
        var z = fromArray(SPECIES, rows.z, row * W);
        var lower = zero(SPECIES);
        var p = broadcast(SPECIES, 1);
        p.intoArray(values, v);
        for (int l = 1; l <= maxL; l++) {
            int i = l * (l + 1) / 2;
            var next = p.mul(z).mul(a[i]).add(lower.mul(b[i]));
            lower = p;
            p = next;
            p.intoArray(values, v + l * l * W);
        }
    }

    /**
     * Σ ∂E/∂Y · D and Σ (slope) · Y of one row, D being the derivatives of the harmonics as functions of three variables.
     *
     * @param byHarmonic ∂E/∂Y_lm from {@code v} on
     * @param bySlope Σ_n R'_nl ∂E/∂A_nlm from {@code v} on
     * @param sums receives the sums over D_x, D_y, D_z and the sum over Y, [4·W]
     */
    void gradient(
            FloatNeighbours rows,
            int row,
            float[] byHarmonic,
            float[] bySlope,
            int v,
            float[] sums) {
        zonalGradient(rows, row, byHarmonic, bySlope, v, sums);
        var x = fromArray(SPECIES, rows.x, row * W);
        var y = fromArray(SPECIES, rows.y, row * W);
        var z = fromArray(SPECIES, rows.z, row * W);
        var fx = fromArray(SPECIES, sums, 0);
        var fy = fromArray(SPECIES, sums, W);
        var fz = fromArray(SPECIES, sums, 2 * W);
        var along = fromArray(SPECIES, sums, 3 * W);
        var rePrevious = broadcast(SPECIES, 1);
        var imPrevious = zero(SPECIES);
        var re = x;
        var im = y;
        for (int m = 1; m <= maxL; m++) {
            // with u = Σ_l Π V and w = Σ_l Π W the sums over l need no product with (x + iy)^m
            // inside
            var uRe = zero(SPECIES);
            var uIm = zero(SPECIES);
            var tRe = zero(SPECIES);
            var tIm = zero(SPECIES);
            var wRe = zero(SPECIES);
            var wIm = zero(SPECIES);
            var lower = zero(SPECIES);
            var lowerSlope = zero(SPECIES);
            var p = broadcast(SPECIES, diagonal[m]);
            var slope = zero(SPECIES);
            for (int l = m; l <= maxL; l++) {
                int place = v + (l * l + 2 * m - 1) * W;
                var vRe = fromArray(SPECIES, byHarmonic, place);
                var vIm = fromArray(SPECIES, byHarmonic, place + W);
                uRe = p.fma(vRe, uRe);
                uIm = p.fma(vIm, uIm);
                tRe = slope.fma(vRe, tRe);
                tIm = slope.fma(vIm, tIm);
                wRe = p.fma(fromArray(SPECIES, bySlope, place), wRe);
                wIm = p.fma(fromArray(SPECIES, bySlope, place + W), wIm);
                int i = l < maxL ? (l + 1) * (l + 2) / 2 + m : 0;
                var next = p.mul(z).mul(a[i]).add(lower.mul(b[i]));
                var nextSlope = slope.fma(z, p).mul(a[i]).add(lowerSlope.mul(b[i]));
                lower = p;
                lowerSlope = slope;
                p = next;
                slope = nextSlope;
            }
            along = re.fma(wRe, along);
            along = im.fma(wIm, along);
            fz = re.fma(tRe, fz);
            fz = im.fma(tIm, fz);
            uRe = uRe.mul(m);
            uIm = uIm.mul(m);
            fx = uRe.fma(rePrevious, fx);
            fx = uIm.fma(imPrevious, fx);
            fy = uIm.fma(rePrevious, fy);
            fy = fy.sub(uRe.mul(imPrevious));
            rePrevious = re;
            imPrevious = im;
            re = x.mul(rePrevious).sub(y.mul(imPrevious));
            im = x.mul(imPrevious).add(y.mul(rePrevious));
        }
        fx.intoArray(sums, 0);
        fy.intoArray(sums, W);
        fz.intoArray(sums, 2 * W);
        along.intoArray(sums, 3 * W);
    }

    private void zonalGradient(
            FloatNeighbours rows,
            int row,
            float[] byHarmonic,
            float[] bySlope,
            int v,
            float[] sums) {
        var z = fromArray(SPECIES, rows.z, row * W);
        var fz = zero(SPECIES);
        var along = zero(SPECIES);
        var lower = zero(SPECIES);
        var lowerSlope = zero(SPECIES);
        var p = broadcast(SPECIES, 1);
        var slope = zero(SPECIES);
        for (int l = 0; l <= maxL; l++) {
            int place = v + l * l * W;
            fz = slope.fma(fromArray(SPECIES, byHarmonic, place), fz);
            along = p.fma(fromArray(SPECIES, bySlope, place), along);
            int i = l < maxL ? (l + 1) * (l + 2) / 2 : 0;
            var next = p.mul(z).mul(a[i]).add(lower.mul(b[i]));
            var nextSlope = slope.fma(z, p).mul(a[i]).add(lowerSlope.mul(b[i]));
            lower = p;
            lowerSlope = slope;
            p = next;
            slope = nextSlope;
        }
        zero(SPECIES).intoArray(sums, 0);
        zero(SPECIES).intoArray(sums, W);
        fz.intoArray(sums, 2 * W);
        along.intoArray(sums, 3 * W);
    }
}
