package io.github.acetune.ace.radial;

/** g_k = (1 − T_k(x))/2 with x = 1 − 2 (1 − r/r_c)^λ, k = 1…K; smooth at the cutoff by the power alone. */
record ChebyshevPowerBasis(double cutoff, double lambda) implements BareBasis {
    @Override
    public void evaluate(double r, double[] values, double[] derivatives) {
        double y = 1 - r / cutoff;
        double power = Math.pow(y, lambda);
        double slope = 2 * lambda / cutoff * Math.pow(y, lambda - 1);
        ChebyshevLinearBasis.complements(1 - 2 * power, slope, values, derivatives);
    }
}
