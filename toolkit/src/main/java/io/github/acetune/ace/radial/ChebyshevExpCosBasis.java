package io.github.acetune.ace.radial;

/**
 * Chebyshev polynomials of an exponentially scaled distance times a cosine envelope: R. Drautz, Phys. Rev. B 99, 014104 (2019),
 * equations 24 to 26. g_1 = 1 and g_k = (1 − T_{k−1}(x))/2 before the envelope, x = 1 − 2 (e^{−λr/r_c} − e^{−λ})/(1 − e^{−λ});
 * a second cosine takes the functions to zero over the last dcut below the cutoff.
 */
record ChebyshevExpCosBasis(double cutoff, double width, double lambda) implements BareBasis {
    @Override
    public void evaluate(double r, double[] values, double[] derivatives) {
        double atCutoff = Math.exp(-lambda);
        double decay = Math.exp(-lambda * r / cutoff);
        double x = 1 - 2 * (decay - atCutoff) / (1 - atCutoff);
        double slope = 2 * lambda / cutoff * decay / (1 - atCutoff);
        polynomials(x, slope, values, derivatives);
        double envelope = envelope(r);
        double envelopeSlope = envelopeSlope(r);
        for (int k = 0; k < values.length; k++) {
            derivatives[k] = derivatives[k] * envelope + values[k] * envelopeSlope;
            values[k] *= envelope;
        }
    }

    private static void polynomials(double x, double slope, double[] values, double[] derivatives) {
        ChebyshevLinearBasis.complements(x, slope, values, derivatives);
        for (int k = values.length - 1; k > 0; k--) {
            values[k] = values[k - 1];
            derivatives[k] = derivatives[k - 1];
        }
        values[0] = 1;
        derivatives[0] = 0;
    }

    double envelope(double r) {
        double outer = 0.5 * (1 + Math.cos(Math.PI * r / cutoff));
        return inSwitch(r) ? outer * 0.5 * (1 + Math.cos(switchPhase(r))) : outer;
    }

    double envelopeSlope(double r) {
        double phase = Math.PI * r / cutoff;
        double outerSlope = -0.5 * Math.PI / cutoff * Math.sin(phase);
        if (!inSwitch(r)) {
            return outerSlope;
        }
        double outer = 0.5 * (1 + Math.cos(phase));
        double inner = 0.5 * (1 + Math.cos(switchPhase(r)));
        double innerSlope = -0.5 * Math.PI / width * Math.sin(switchPhase(r));
        return outerSlope * inner + outer * innerSlope;
    }

    private boolean inSwitch(double r) {
        return width > 0 && r > cutoff - width;
    }

    private double switchPhase(double r) {
        return Math.PI * (r - cutoff + width) / width;
    }
}
