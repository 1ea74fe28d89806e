package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Reads and writes rows of doubles, one per lane. */
final class DoubleLanes {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int W = SPECIES.length();

    private DoubleLanes() {}

    /** The row that begins with a number. */
    static DoubleVector load(double[] numbers, int index) {
        return DoubleVector.fromArray(SPECIES, numbers, index);
    }

    /** Writes a row. */
    static void store(DoubleVector row, double[] numbers, int index) {
        row.intoArray(numbers, index);
    }

    /** One number in all lanes. */
    static DoubleVector broadcast(double[] numbers, int index) {
        return DoubleVector.broadcast(SPECIES, get(numbers, index));
    }

    /** Zero in all lanes. */
    static DoubleVector zero() {
        return DoubleVector.zero(SPECIES);
    }

    /** One number. */
    static double get(double[] numbers, int index) {
        return numbers[index];
    }

    /** Writes one number. */
    static void set(double[] numbers, int index, double value) {
        numbers[index] = value;
    }
}
