package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link DoubleLanes} in single precision. */
final class FloatLanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int W = SPECIES.length();

    private FloatLanes() {}

    /** The row that begins with a number. */
    static FloatVector load(float[] numbers, int index) {
        return FloatVector.fromArray(SPECIES, numbers, index);
    }

    /** Writes a row. */
    static void store(FloatVector row, float[] numbers, int index) {
        row.intoArray(numbers, index);
    }

    /** One number in all lanes. */
    static FloatVector broadcast(float[] numbers, int index) {
        return FloatVector.broadcast(SPECIES, get(numbers, index));
    }

    /** Zero in all lanes. */
    static FloatVector zero() {
        return FloatVector.zero(SPECIES);
    }

    /** One number. */
    static float get(float[] numbers, int index) {
        return numbers[index];
    }

    /** Writes one number. */
    static void set(float[] numbers, int index, double value) {
        numbers[index] = (float) value;
    }
}
