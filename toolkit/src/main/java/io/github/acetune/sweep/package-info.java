/**
 * Hyperparameter sweeps: XPOT's input files, the loop of fits, its crash-safe store and XPOT's tables.
 *
 * <p>Method: D. F. Thomas du Toit, Y. Zhou and V. L. Deringer, J. Chem. Theory Comput. 20, 10103 (2024).
 */
package io.github.acetune.sweep;
