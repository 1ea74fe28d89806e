/** Fit, tune and judge atomic cluster expansion potentials; the sub-packages are listed in the order in which data flows. */
package io.github.acetune;
