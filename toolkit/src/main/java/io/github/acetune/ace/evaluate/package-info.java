/**
 * Energies, forces and virials of a potential, after Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021).
 *
 * <p>A potential is compiled once; engines (one readable and scalar, one on SIMD lanes) evaluate the same compiled form.
 */
package io.github.acetune.ace.evaluate;
