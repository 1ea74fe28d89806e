package io.github.acetune.fit.design;

import io.github.acetune.ace.evaluate.SphericalHarmonics;

/**
 * The factors of the spherical harmonics' recurrence Π_lm = a_lm z Π_l−1,m + b_lm Π_l−2,m.
 *
 * @param maxL largest l
 * @param diagonal Π_mm, [maxL + 1]
 * @param a first factors, index l(l + 1)/2 + m
 * @param b second factors
 */
@SuppressWarnings("ArrayRecordComponent") // package-internal, never written to
record HarmonicTerms(int maxL, double[] diagonal, double[] a, double[] b) {
    static HarmonicTerms upTo(int maxL) {
        var harmonics = SphericalHarmonics.upTo(maxL);
        return new HarmonicTerms(
                maxL, harmonics.diagonal(), harmonics.recurrenceA(), harmonics.recurrenceB());
    }

    /** Real components: Y_l0, Re Y_l1, Im Y_l1, … for each l. */
    int count() {
        return (maxL + 1) * (maxL + 1);
    }
}
