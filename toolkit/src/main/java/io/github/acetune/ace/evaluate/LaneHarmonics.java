package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Real spherical harmonics of rows of neighbours; the recurrences of {@link SphericalHarmonics}. */
final class LaneHarmonics {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int W = LANES.length();

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
        var x = DoubleVector.fromArray(LANES, rows.x, row * W);
        var y = DoubleVector.fromArray(LANES, rows.y, row * W);
        var z = DoubleVector.fromArray(LANES, rows.z, row * W);
        zonal(z, values, v);
        var re = x;
        var im = y;
        for (int m = 1; m <= maxL; m++) {
            var lower = DoubleVector.zero(LANES);
            var p = DoubleVector.broadcast(LANES, diagonal[m]);
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

    private void zonal(DoubleVector z, double[] values, int v) {
        var lower = DoubleVector.zero(LANES);
        var p = DoubleVector.broadcast(LANES, 1);
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
        var x = DoubleVector.fromArray(LANES, rows.x, row * W);
        var y = DoubleVector.fromArray(LANES, rows.y, row * W);
        var z = DoubleVector.fromArray(LANES, rows.z, row * W);
        var fx = DoubleVector.fromArray(LANES, sums, 0);
        var fy = DoubleVector.fromArray(LANES, sums, W);
        var fz = DoubleVector.fromArray(LANES, sums, 2 * W);
        var along = DoubleVector.fromArray(LANES, sums, 3 * W);
        var rePrevious = DoubleVector.broadcast(LANES, 1);
        var imPrevious = DoubleVector.zero(LANES);
        var re = x;
        var im = y;
        for (int m = 1; m <= maxL; m++) {
            // with u = Σ_l Π V and w = Σ_l Π W the sums over l need no product with (x + iy)^m
            // inside
            var uRe = DoubleVector.zero(LANES);
            var uIm = DoubleVector.zero(LANES);
            var tRe = DoubleVector.zero(LANES);
            var tIm = DoubleVector.zero(LANES);
            var wRe = DoubleVector.zero(LANES);
            var wIm = DoubleVector.zero(LANES);
            var lower = DoubleVector.zero(LANES);
            var lowerSlope = DoubleVector.zero(LANES);
            var p = DoubleVector.broadcast(LANES, diagonal[m]);
            var slope = DoubleVector.zero(LANES);
            for (int l = m; l <= maxL; l++) {
                int place = v + (l * l + 2 * m - 1) * W;
                var vRe = DoubleVector.fromArray(LANES, byHarmonic, place);
                var vIm = DoubleVector.fromArray(LANES, byHarmonic, place + W);
                uRe = p.fma(vRe, uRe);
                uIm = p.fma(vIm, uIm);
                tRe = slope.fma(vRe, tRe);
                tIm = slope.fma(vIm, tIm);
                wRe = p.fma(DoubleVector.fromArray(LANES, bySlope, place), wRe);
                wIm = p.fma(DoubleVector.fromArray(LANES, bySlope, place + W), wIm);
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
        var z = DoubleVector.fromArray(LANES, rows.z, row * W);
        var fz = DoubleVector.zero(LANES);
        var along = DoubleVector.zero(LANES);
        var lower = DoubleVector.zero(LANES);
        var lowerSlope = DoubleVector.zero(LANES);
        var p = DoubleVector.broadcast(LANES, 1);
        var slope = DoubleVector.zero(LANES);
        for (int l = 0; l <= maxL; l++) {
            int place = v + l * l * W;
            fz = slope.fma(DoubleVector.fromArray(LANES, byHarmonic, place), fz);
            along = p.fma(DoubleVector.fromArray(LANES, bySlope, place), along);
            int i = l < maxL ? (l + 1) * (l + 2) / 2 : 0;
            var next = p.mul(z).mul(a[i]).add(lower.mul(b[i]));
            var nextSlope = slope.fma(z, p).mul(a[i]).add(lowerSlope.mul(b[i]));
            lower = p;
            lowerSlope = slope;
            p = next;
            slope = nextSlope;
        }
        DoubleVector.zero(LANES).intoArray(sums, 0);
        DoubleVector.zero(LANES).intoArray(sums, W);
        fz.intoArray(sums, 2 * W);
        along.intoArray(sums, 3 * W);
    }
}
