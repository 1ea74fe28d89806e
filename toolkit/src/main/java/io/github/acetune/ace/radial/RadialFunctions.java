package io.github.acetune.ace.radial;

import java.util.Arrays;

/**
 * Evaluates the radial functions of a bond: g_k(r), R_nl(r) = Σ_k c_nlk g_k(r) and their derivatives, with the inner cutoff of
 * type 'distance' multiplied in. Immutable; threads may share it.
 *
 * <p>Source: Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021), equations 8 and 9.
 */
public final class RadialFunctions {
    private final Bond bond;
    private final BareBasis basis;
    private final double[] coefficients;

    private RadialFunctions(Bond bond) {
        this.bond = bond;
        this.basis = BareBasis.of(bond);
        this.coefficients = bond.coefficients();
    }

    /**
     * The functions of a bond.
     *
     * @param bond the radial part of a pair of elements
     * @return their evaluation
     * @throws IllegalArgumentException where the family needs a parameter that the bond does not have
     */
    public static RadialFunctions of(Bond bond) {
        return new RadialFunctions(bond);
    }

    /**
     * The bond.
     *
     * @return what was given
     */
    public Bond bond() {
        return bond;
    }

    /**
     * The number K of functions g_k.
     *
     * @return nradbase
     */
    public int size() {
        return bond.basisSize();
    }

    /**
     * The functions g_k and their derivatives, inner cutoff included. All are zero at and beyond the cutoff.
     *
     * @param r distance, Å, above zero
     * @param values receives g_k(r), [K]
     * @param derivatives receives dg_k/dr, [K], 1/Å times the unit of g_k
     */
    public void evaluate(double r, double[] values, double[] derivatives) {
        InnerCutoff inner = bond.innerCutoff();
        boolean switched = inner.type() == InnerCutoff.Type.DISTANCE;
        if (r >= bond.cutoff() || (switched && r <= inner.radius() - inner.width())) {
            Arrays.fill(values, 0);
            Arrays.fill(derivatives, 0);
            return;
        }
        basis.evaluate(r, values, derivatives);
        if (switched && r < inner.radius()) {
            double factor = 1 - SmoothStep.value(r, inner.radius(), inner.width());
            double slope = -SmoothStep.derivative(r, inner.radius(), inner.width());
            for (int k = 0; k < values.length; k++) {
                derivatives[k] = derivatives[k] * factor + values[k] * slope;
                values[k] *= factor;
            }
        }
    }

    /**
     * Second derivatives d²g_k/dr² by a fourth-order difference of the exact first derivatives; their relative error is about
     * 1e-9, enough for smoothness penalties.
     *
     * @param r distance, Å, above zero
     * @param secondDerivatives receives d²g_k/dr², [K]
     */
    public void secondDerivatives(double r, double[] secondDerivatives) {
        double step = Math.min(1e-3, r / 4);
        double[] weights = {1, -8, 8, -1};
        double[] offsets = {-2, -1, 1, 2};
        var values = new double[size()];
        var slopes = new double[size()];
        Arrays.fill(secondDerivatives, 0);
        for (int q = 0; q < 4; q++) {
            evaluate(r + offsets[q] * step, values, slopes);
            for (int k = 0; k < size(); k++) {
                secondDerivatives[k] += weights[q] * slopes[k] / (12 * step);
            }
        }
    }

    /**
     * R_nl = Σ_k c_nlk g_k; the same sum makes R'_nl of g'_k.
     *
     * @param g g_k, [K]
     * @param radial receives R_nl, [N·(l_max+1)], index {@code n * (maxL + 1) + l}
     */
    public void contract(double[] g, double[] radial) {
        int size = bond.basisSize();
        int columns = bond.radialSize() * (bond.maxL() + 1);
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += coefficients[column * size + k] * g[k];
            }
            radial[column] = sum;
        }
    }
}
