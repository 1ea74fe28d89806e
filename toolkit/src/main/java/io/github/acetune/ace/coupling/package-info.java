/**
 * Coupling of products of atomic base functions to rotation-invariant ones: Clebsch–Gordan coefficients, the choice of
 * independent functions, and the map from B coefficients to C̃ coefficients.
 *
 * <p>Follows R. Drautz, Phys. Rev. B 99, 014104 (2019) and Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021).
 */
package io.github.acetune.ace.coupling;
