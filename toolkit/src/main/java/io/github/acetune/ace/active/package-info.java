/**
 * Active sets of training environments and the extrapolation grade by the D-optimality criterion.
 *
 * <p>Method: E. V. Podryabinkin and A. V. Shapeev, Comput. Mater. Sci. 140, 171 (2017); for ACE: Y. Lysogorskiy et al., Phys.
 * Rev. Mater. 7, 043801 (2023).
 */
package io.github.acetune.ace.active;
