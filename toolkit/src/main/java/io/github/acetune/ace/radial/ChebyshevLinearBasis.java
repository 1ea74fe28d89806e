package io.github.acetune.ace.radial;

/** g_k = (1 − T_k(x))/2 with x = 1 − r/r_c, k = 1…K. Not zero at the cutoff, exactly as in the reference. */
record ChebyshevLinearBasis(double cutoff) implements BareBasis {
    @Override
    public void evaluate(double r, double[] values, double[] derivatives) {
        complements(1 - r / cutoff, -1 / cutoff, values, derivatives);
    }

    /** (1 − T_k(x))/2 for k = 1…K and their derivatives by r, given x and dx/dr. */
    static void complements(double x, double slope, double[] values, double[] derivatives) {
        double before = 1;
        double now = x;
        double beforeSlope = 0;
        double nowSlope = 1;
        for (int k = 0; k < values.length; k++) {
            values[k] = 0.5 * (1 - now);
            derivatives[k] = -0.5 * nowSlope * slope;
            double next = 2 * x * now - before;
            double nextSlope = 2 * now + 2 * x * nowSlope - beforeSlope;
            before = now;
            now = next;
            beforeSlope = nowSlope;
            nowSlope = nextSlope;
        }
    }
}
