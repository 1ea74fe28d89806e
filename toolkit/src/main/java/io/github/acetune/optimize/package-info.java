/**
 * Bayesian optimisation by ask and tell over mixed, conditional and constrained search spaces. Knows nothing of atoms: the
 * surrogates are SMILE's Gaussian process and random forest, everything else is here.
 */
package io.github.acetune.optimize;
