package io.github.acetune.ace.embedding;

import io.github.acetune.structure.InvalidInputException;

/** Ready-made embeddings by their usual names. */
public final class Embeddings {
    /** Exponents in the order in which densities are added; those of J. Chem. Theory Comput. 2024, 20, 10103. */
    private static final double[] EXPONENTS = {1, 0.5, 2, 0.75};

    private Embeddings() {}

    /**
     * E = ρ: the energy is linear in the coefficients.
     *
     * @return an embedding with one density
     */
    public static Embedding linear() {
        return finnisSinclair(1);
    }

    /**
     * Finnis–Sinclair-like embedding, shifted and scaled (pacemaker's default), of weight 1 and the exponents 1, ½, 2, ¾: for
     * two densities E = ρ₁ + √ρ₂.
     *
     * @param densities 1 to 4
     * @return the embedding
     * @throws InvalidInputException if the number is out of range
     */
    public static Embedding finnisSinclair(int densities) {
        if (densities < 1 || densities > EXPONENTS.length) {
            throw new InvalidInputException(
                    "ready-made embeddings have 1 to "
                            + EXPONENTS.length
                            + " densities, found "
                            + densities
                            + "; give weights and exponents for more");
        }
        var parameters = new double[2 * densities];
        for (int p = 0; p < densities; p++) {
            parameters[2 * p] = 1;
            parameters[2 * p + 1] = EXPONENTS[p];
        }
        return finnisSinclair(parameters);
    }

    /**
     * Finnis–Sinclair-like embedding, shifted and scaled, of given weights and exponents.
     *
     * @param weightsAndExponents w₁, m₁, w₂, m₂, … (fs_parameters)
     * @return the embedding
     */
    public static Embedding finnisSinclair(double... weightsAndExponents) {
        return new Embedding(
                EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED,
                weightsAndExponents,
                Embedding.DEFAULT_CORE_DENSITY_CUTOFF,
                Embedding.DEFAULT_CORE_DENSITY_WIDTH);
    }
}
