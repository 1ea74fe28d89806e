package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link DoubleLanes} in single precision. */
final class FloatLanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int W = SPECIES.length();

    private FloatLanes() {}

    /** One number. */
    static float get(float[] numbers, int index) {
        return numbers[index];
    }

    /** Writes one number. */
    static void set(float[] numbers, int index, double value) {
        numbers[index] = (float) value;
    }
}
