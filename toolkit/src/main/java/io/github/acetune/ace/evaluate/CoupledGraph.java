package io.github.acetune.ace.evaluate;

/**
 * All invariants that the functions of one centre need, as one flat program on real numbers.
 *
 * <p>Quantities stand in one array: first the real components of the A's, then coupled ones. A product multiplies two earlier
 * quantities and adds the result, times coupling coefficients, to later ones; a root adds the dot product of two quantities with
 * angular momentum l, 2l + 1 numbers each, to the densities. Both are lists of independent steps without branches.
 *
 * @param leaves how many numbers the A's are
 * @param size how many numbers there are in all
 * @param first first factor of each product
 * @param second second factor of each product
 * @param target number to which it is added; always after its factors
 * @param weight coupling coefficient by which it is multiplied
 * @param rootFirst where the left quantity of each root begins
 * @param rootSecond where the right one begins
 * @param rootLength how many numbers they have; ascending
 * @param coefficients of each root in each density, [roots·densities]
 * @param densities P
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record CoupledGraph(
        int leaves,
        int size,
        int[] first,
        int[] second,
        int[] target,
        double[] weight,
        int[] rootFirst,
        int[] rootSecond,
        int[] rootLength,
        double[] coefficients,
        int densities) {
    /** How many products there are. */
    int products() {
        return first.length;
    }

    /** How many roots there are. */
    int roots() {
        return rootFirst.length;
    }
}
