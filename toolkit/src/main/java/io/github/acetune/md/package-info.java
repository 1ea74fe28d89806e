/**
 * Molecular dynamics, relaxation and the protocols built from them, for any {@link
 * io.github.acetune.structure.Calculator}.
 */
package io.github.acetune.md;
