package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.structure.InvalidInputException;

/**
 * How strongly the coefficients of a linear fit are held back: L2 Σ γ_v² c_v², with γ_v = Σ_t (n_t^p + l_t^p) growing with the
 * degree of the function (the algebraic smoothness prior of W. C. Witt et al., J. Chem. Phys. 159, 164101 (2023)).
 *
 * @param smoothness p; zero for all functions alike
 * @param evidence whether the strength is taken from the data by maximising the evidence, instead of from L2
 * @param relative where positive, the strength in units of the mean of (AᵀA)_vv/γ_v² instead of L2: a number without units that
 *     means the same for every data set
 */
public record CoefficientPrior(double smoothness, boolean evidence, double relative) {
    /** All coefficients alike, as strongly as L2 says. */
    public static final CoefficientPrior PLAIN = new CoefficientPrior(0, false, 0);

    /** Checks the range. */
    public CoefficientPrior {
        if (!(smoothness >= 0 && smoothness < 10)) {
            throw new InvalidInputException(
                    "the power of the smoothness prior is " + smoothness + ", expected 0 to 10");
        }
        if (!(relative >= 0) || Double.isInfinite(relative)) {
            throw new InvalidInputException(
                    "the relative strength of the prior is "
                            + relative
                            + ", expected zero or a positive number");
        }
    }

    /**
     * γ² of every function.
     *
     * @param basis the functions
     * @return a new array, relative to the smallest
     */
    double[] stiffness(AceBasis basis) {
        double[] gamma = basis.functions().stream().mapToDouble(this::degree).toArray();
        double least = Double.POSITIVE_INFINITY;
        for (double g : gamma) {
            least = Math.min(least, g);
        }
        for (int v = 0; v < gamma.length; v++) {
            double relative = gamma[v] / least;
            gamma[v] = relative * relative;
        }
        return gamma;
    }

    private double degree(BasisFunction function) {
        if (smoothness == 0) {
            return 1;
        }
        double sum = 0;
        for (int t = 0; t < function.rank(); t++) {
            sum += Math.pow(function.n().get(t), smoothness);
            sum += Math.pow(function.l().get(t), smoothness);
        }
        return sum;
    }
}
