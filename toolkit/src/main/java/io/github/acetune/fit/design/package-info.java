/**
 * Values and gradients of every basis function at every atom: the raw material of linear and nonlinear fits.
 *
 * <p>For an atom i the functions B_v are polynomials in the atomic base A_a; their gradient by the position of a neighbour j is
 * Σ_a (∂B_v/∂A_a) (∂A_a/∂r_j). The first factor is made for a batch of atoms at once (one lane per atom), the second for all
 * neighbours of one atom at once (one lane per neighbour).
 */
package io.github.acetune.fit.design;
