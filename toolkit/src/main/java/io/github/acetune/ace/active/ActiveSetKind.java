package io.github.acetune.ace.active;

/** What the environments of an active set are compared by. */
public enum ActiveSetKind {
    /** The basis functions B_v: what a linear model would be fitted to. The usual choice. */
    LINEAR,

    /** The derivatives of the energy by all coefficients, ∂E/∂c_v^(p) = F'(ρ_p) B_v: for models with several densities. */
    FULL
}
