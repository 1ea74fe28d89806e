package io.github.acetune.ace.evaluate;

/**
 * What an engine does with a batch of atoms of one element, phase by phase in this order. Equation numbers after Y. Lysogorskiy et
 * al., npj Comput. Mater. 7, 97 (2021).
 *
 * <p>A batch stays where it is until the next one is taken, so that benchmarks may repeat a phase.
 */
interface EvaluationPhases {
    /** g_k and R_nl of each neighbour and their derivatives. */
    void radials();

    /** Y_lm of each neighbour. */
    void harmonics();

    /** A_nlm = Σ_j R_nl Y_lm (9), and the rank-1 functions' part of the densities. */
    void atomicBase();

    /** Products of A's, coupled to invariants, and the densities ρ_p (10, 11). */
    void products();

    /** Energies F(ρ) (3) of the atoms and ∂E/∂ρ_p. */
    void embed(double[] energies);

    /** ∂E/∂A_nlm (20), backwards through the products. */
    void adjoints();

    /** The gradients by the neighbours' positions (19). */
    void forces(double[] gradients);
}
