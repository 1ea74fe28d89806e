/**
 * The atomic cluster expansion: specification → basis → potential.
 *
 * <p>Notation and model follow R. Drautz, Phys. Rev. B 99, 014104 (2019) and Y. Lysogorskiy et al., npj Comput. Mater. 7, 97
 * (2021).
 */
package io.github.acetune.ace;
