/**
 * The values of the basis functions B_v for each atom of a structure.
 *
 * <p>Notation follows R. Drautz, Phys. Rev. B 99, 014104 (2019).
 */
package io.github.acetune.ace.projection;
