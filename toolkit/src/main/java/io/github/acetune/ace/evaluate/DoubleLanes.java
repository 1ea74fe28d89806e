package io.github.acetune.ace.evaluate;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How many doubles stand side by side in a vector.
 *
 * <p>Vectors are built and stored by the methods of the Vector API itself, never by helpers of ours, and never handed to another
 * method: those of the API are always compiled into their caller, ours only where the caller is small enough, and a vector that is
 * handed to a method becomes an object, for as long as the program runs.
 */
final class DoubleLanes {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int W = SPECIES.length();

    private DoubleLanes() {}

    /** One number. */
    static double get(double[] numbers, int index) {
        return numbers[index];
    }

    /** Writes one number. */
    static void set(double[] numbers, int index, double value) {
        numbers[index] = value;
    }
}
