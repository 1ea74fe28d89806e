package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.DoubleLanes.SPECIES;
import static io.github.acetune.ace.evaluate.DoubleLanes.W;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

/** Real spherical harmonics of rows of neighbours; the recurrences of {@link SphericalHarmonics}. */
final class LaneHarmonics {
    private final int maxL;
    private final double[] diagonal;
    private final double[] a;
    private final double[] b;

    LaneHarmonics(int maxL) {
        var harmonics = SphericalHarmonics.upTo(maxL);
        this.maxL = maxL;
        this.diagonal = harmonics.diagonal();
        this.a = harmonics.recurrenceA();
        this.b = harmonics.recurrenceB();
        for (int m = 1; m <= maxL; m++) {
            diagonal[m] *= Math.sqrt(2);
        }
    }

    /**
     * The components of one row.
     *
     * @param values receives them from {@code v} on, [(l_max + 1)²·W]
     */
    void values(LaneNeighbours rows, int row, double[] values, int v) {
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

    /**
     * The components of one row and their derivatives along the motion of its neighbours.
     *
     * @param values receives Y from {@code v} on, [(l_max + 1)²·W]
     * @param tangents receives Ẏ from {@code t} on
     */
    void tangents(
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int v,
            double[] tangents,
            int t) {
        var x = fromArray(SPECIES, rows.x, row * W);
        var y = fromArray(SPECIES, rows.y, row * W);
        var z = fromArray(SPECIES, rows.z, row * W);
        var dx = fromArray(SPECIES, motion.x, row * W);
        var dy = fromArray(SPECIES, motion.y, row * W);
        var dz = fromArray(SPECIES, motion.z, row * W);
        zonalTangents(rows, motion, row, values, v, tangents, t);
        var re = x;
        var im = y;
        var dre = dx;
        var dim = dy;
        for (int m = 1; m <= maxL; m++) {
            var lower = zero(SPECIES);
            var lowerSlope = zero(SPECIES);
            var p = broadcast(SPECIES, diagonal[m]);
            var slope = zero(SPECIES);
            for (int l = m; l <= maxL; l++) {
                int place = (l * l + 2 * m - 1) * W;
                var turn = slope.mul(dz);
                p.mul(re).intoArray(values, v + place);
                p.mul(im).intoArray(values, v + place + W);
                turn.fma(re, p.mul(dre)).intoArray(tangents, t + place);
                turn.fma(im, p.mul(dim)).intoArray(tangents, t + place + W);
                int i = l < maxL ? (l + 1) * (l + 2) / 2 + m : 0;
                var next = p.mul(z).mul(a[i]).add(lower.mul(b[i]));
                var nextSlope = slope.fma(z, p).mul(a[i]).add(lowerSlope.mul(b[i]));
                lower = p;
                lowerSlope = slope;
                p = next;
                slope = nextSlope;
            }
            var dturned = dx.mul(re).add(x.mul(dre)).sub(dy.mul(im)).sub(y.mul(dim));
            dim = dx.mul(im).add(x.mul(dim)).add(dy.mul(re)).add(y.mul(dre));
            dre = dturned;
            var turned = x.mul(re).sub(y.mul(im));
            im = x.mul(im).add(y.mul(re));
            re = turned;
        }
    }

    private void zonalTangents(
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int v,
            double[] tangents,
            int t) {
        var z = fromArray(SPECIES, rows.z, row * W);
        var dz = fromArray(SPECIES, motion.z, row * W);
        var lower = zero(SPECIES);
        var lowerSlope = zero(SPECIES);
        var p = broadcast(SPECIES, 1);
        var slope = zero(SPECIES);
        for (int l = 0; l <= maxL; l++) {
            p.intoArray(values, v + l * l * W);
            slope.mul(dz).intoArray(tangents, t + l * l * W);
            int i = l < maxL ? (l + 1) * (l + 2) / 2 : 0;
            var next = p.mul(z).mul(a[i]).add(lower.mul(b[i]));
            var nextSlope = slope.fma(z, p).mul(a[i]).add(lowerSlope.mul(b[i]));
            lower = p;
            lowerSlope = slope;
            p = next;
            slope = nextSlope;
        }
    }

    private void zonal(LaneNeighbours rows, int row, double[] values, int v) {
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
            LaneNeighbours rows,
            int row,
            double[] byHarmonic,
            double[] bySlope,
            int v,
            double[] sums) {
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
            LaneNeighbours rows,
            int row,
            double[] byHarmonic,
            double[] bySlope,
            int v,
            double[] sums) {
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
