/** How the atomic properties (densities) of an atom make its energy. */
package io.github.acetune.ace.embedding;
