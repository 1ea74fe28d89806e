package io.github.acetune.ace.radial;

import io.github.acetune.structure.Element;

/**
 * The universal screened nuclear repulsion: J. F. Ziegler, J. P. Biersack, U. Littmark, The Stopping and Range of Ions in Matter
 * (1985), brought to zero at the cutoff by a quartic over its last dcut.
 */
final class ZieglerBiersackLittmark implements CoreFunction {
    private static final double HALF_COULOMB = 14.399645351950543 / 2; // e²/(4πε0)/2, eV·Å
    private static final double[] AMPLITUDES = {0.18175, 0.50986, 0.28022, 0.02817};
    private static final double[] EXPONENTS = {3.1998, 0.94229, 0.4029, 0.20162};

    private final double strength;
    private final double screening;
    private final double cutoff;
    private final double width;
    private final double cubic;
    private final double quartic;
    private final double shift;

    ZieglerBiersackLittmark(Bond bond, Element centre, Element neighbour) {
        double zi = centre.atomicNumber();
        double zj = neighbour.atomicNumber();
        this.strength = bond.coreRepulsion().prefactor() * HALF_COULOMB * zi * zj;
        this.screening = 0.46850 / (Math.pow(zi, 0.23) + Math.pow(zj, 0.23));
        this.cutoff = bond.cutoff();
        this.width = bond.cutoffWidth();
        double e = screened(cutoff, 0);
        double slope = screened(cutoff, 1);
        double curvature = screened(cutoff, 2);
        boolean smooth = width > 0;
        this.cubic = smooth ? (-3 * slope + width * curvature) / (width * width) : 0;
        this.quartic = smooth ? (2 * slope - width * curvature) / (width * width * width) : 0;
        this.shift = -e + width * slope / 2 - width * width * curvature / 12;
    }

    @Override
    public double value(double r) {
        return r >= cutoff ? 0 : strength * pair(r) * SmoothStep.value(r, cutoff, width);
    }

    @Override
    public double derivative(double r) {
        if (r >= cutoff) {
            return 0;
        }
        return strength
                * (pairSlope(r) * SmoothStep.value(r, cutoff, width)
                        + pair(r) * SmoothStep.derivative(r, cutoff, width));
    }

    @Override
    public double reach() {
        return cutoff;
    }

    private double pair(double r) {
        double d = Math.max(0, r - (cutoff - width));
        return screened(r, 0) + d * d * d * (cubic / 3 + d * quartic / 4) + shift;
    }

    private double pairSlope(double r) {
        double d = Math.max(0, r - (cutoff - width));
        return screened(r, 1) + d * d * (cubic + d * quartic);
    }

    /** φ(r/a)/r, or its first or second derivative by r. */
    private double screened(double r, int order) {
        double sum = 0;
        for (int q = 0; q < AMPLITUDES.length; q++) {
            double b = EXPONENTS[q] / screening;
            double term = AMPLITUDES[q] * Math.exp(-b * r) / r;
            double u = 1 / r;
            sum +=
                    switch (order) {
                        case 0 -> term;
                        case 1 -> -term * (b + u);
                        default -> term * ((b + u) * (b + u) + u * u);
                    };
        }
        return sum;
    }
}
