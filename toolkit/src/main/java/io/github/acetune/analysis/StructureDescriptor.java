package io.github.acetune.analysis;

import io.github.acetune.structure.Structure;

/** Turns a structure into numbers that do not change when it is turned, moved or its atoms are renumbered. */
@FunctionalInterface
public interface StructureDescriptor {
    /**
     * The descriptor of a structure. Called from several threads at once.
     *
     * @param structure the atoms
     * @return new array, of the same length for all structures
     */
    double[] of(Structure structure);
}
