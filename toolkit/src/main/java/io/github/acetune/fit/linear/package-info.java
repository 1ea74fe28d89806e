/**
 * Dense linear least squares on plain arrays: Gram matrices, Cholesky and QR factorisations, natively where OpenBLAS loads and in
 * Java where it does not. All matrices are column-major. Knows nothing of atoms.
 */
package io.github.acetune.fit.linear;
