package io.github.acetune.fit;

import io.github.acetune.structure.InvalidInputException;

/**
 * What is minimised: L = (1 − κ) Σ_s w_s (ΔE_s/N_s)² + κ Σ_i w_i |ΔF_i|² + γ Σ_s w_s |ΔV_s/N_s|² + L1 Σ|c| + L2 Σc² + w0 S0 + w1
 * S1 + w2 S2 (A. Bochkarev et al., Phys. Rev. Materials 6, 013804 (2022), equations 14–17; the virial term is ours).
 *
 * @param kappa weight κ of the forces against the energies, 0 … 1; NaN to balance the variances of the two
 * @param virial weight γ of the virials per atom, 1/eV²
 * @param l1 weight of the sum of |c| over all function coefficients
 * @param l2 weight of the sum of c²
 * @param w0 weight of the radial functions' mean absolute value
 * @param w1 the same for their first derivative
 * @param w2 the same for their second derivative
 */
public record LossSettings(
        double kappa, double virial, double l1, double l2, double w0, double w1, double w2) {
    /** κ = 0.3 and very weak regularisation, as in pacemaker's examples. */
    public static final LossSettings DEFAULT = new LossSettings(0.3, 0, 1e-8, 1e-8, 0, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException where κ is outside 0 … 1 or a weight is negative
     */
    public LossSettings {
        if (kappa < 0 || kappa > 1) {
            throw new InvalidInputException(
                    "kappa is " + kappa + ", expected a number from 0 to 1, or auto");
        }
        check("virial weight", virial);
        check("L1_coeffs", l1);
        check("L2_coeffs", l2);
        check("w0_rad", w0);
        check("w1_rad", w1);
        check("w2_rad", w2);
    }

    private static void check(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new InvalidInputException(
                    name + " is " + weight + ", expected zero or a positive number");
        }
    }

    /**
     * Whether κ is to be found from the data.
     *
     * @return true for {@code kappa: auto}
     */
    public boolean isKappaAutomatic() {
        return Double.isNaN(kappa);
    }

    /**
     * These settings with another κ.
     *
     * @param value 0 … 1, NaN for automatic
     * @return new settings
     */
    public LossSettings withKappa(double value) {
        return new LossSettings(value, virial, l1, l2, w0, w1, w2);
    }

    /**
     * These settings with another weight of the virials.
     *
     * @param value 1/eV²
     * @return new settings
     */
    public LossSettings withVirial(double value) {
        return new LossSettings(kappa, value, l1, l2, w0, w1, w2);
    }

    /**
     * These settings with other weights of the coefficients.
     *
     * @param absolute weight of Σ|c|
     * @param square weight of Σc²
     * @return new settings
     */
    public LossSettings withRegularisation(double absolute, double square) {
        return new LossSettings(kappa, virial, absolute, square, w0, w1, w2);
    }

    /**
     * These settings with other smoothness weights.
     *
     * @param value weight of |R|
     * @param slope weight of |R'|
     * @param curvature weight of |R''|
     * @return new settings
     */
    public LossSettings withSmoothness(double value, double slope, double curvature) {
        return new LossSettings(kappa, virial, l1, l2, value, slope, curvature);
    }
}
