package io.github.acetune.ace.embedding;

import java.util.Arrays;

/**
 * The embedding of one element: E_i = Σ_p w_p F(ρ_p; m_p), and the density above which the core repulsion takes over.
 *
 * @param function the form of F
 * @param parameters weights and exponents w_1, m_1, w_2, m_2, …, [2·P]
 * @param coreDensityCutoff core density above which the ACE energy is switched off (rho_core_cut), eV
 * @param coreDensityWidth width of that switch (drho_core_cut), eV
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; equality is defined below
public record Embedding(
        EmbeddingFunction function,
        double[] parameters,
        double coreDensityCutoff,
        double coreDensityWidth) {
    /** The reference's default of rho_core_cut. */
    public static final double DEFAULT_CORE_DENSITY_CUTOFF = 1e5;

    /** The reference's default of drho_core_cut. */
    public static final double DEFAULT_CORE_DENSITY_WIDTH = 250;

    /** Copies the parameters and checks that they come in pairs. */
    public Embedding {
        parameters = parameters.clone();
        if (parameters.length == 0 || parameters.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "an embedding needs pairs of weight and exponent, found "
                            + parameters.length
                            + " numbers");
        }
    }

    /**
     * Weights and exponents.
     *
     * @return a copy of w_1, m_1, w_2, m_2, …, [2·P]
     */
    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    /**
     * The same form with other numbers.
     *
     * @param weightsAndExponents w_1, m_1, w_2, m_2, …
     * @return a new embedding
     */
    public Embedding withParameters(double... weightsAndExponents) {
        return new Embedding(function, weightsAndExponents, coreDensityCutoff, coreDensityWidth);
    }

    /**
     * The number of atomic properties P.
     *
     * @return at least 1
     */
    public int densities() {
        return parameters.length / 2;
    }

    /**
     * The weight w_p.
     *
     * @param p counted from 0
     * @return dimensionless
     */
    public double weight(int p) {
        return parameters[2 * p];
    }

    /**
     * The exponent m_p.
     *
     * @param p counted from 0
     * @return dimensionless
     */
    public double exponent(int p) {
        return parameters[2 * p + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that
                && function == that.function
                && Arrays.equals(parameters, that.parameters)
                && coreDensityCutoff == that.coreDensityCutoff
                && coreDensityWidth == that.coreDensityWidth;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parameters) + 31 * function.hashCode();
    }
}
