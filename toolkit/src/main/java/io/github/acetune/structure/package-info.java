/** Atoms, cells and neighbours: the vocabulary that every other package speaks. */
package io.github.acetune.structure;
