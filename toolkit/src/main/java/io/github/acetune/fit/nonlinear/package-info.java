/** Iterative minimisers on plain arrays; they know nothing of atoms. */
package io.github.acetune.fit.nonlinear;
