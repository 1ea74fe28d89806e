package io.github.acetune.ace.evaluate;

/**
 * All invariants that the functions of one centre need, as one flat program on real numbers.
 *
 * <p>Quantities stand in one array: first the real components of the A's, then coupled ones. A product multiplies two earlier
 * quantities and adds the result, times a coupling coefficient, to a later one; a root adds the product of two quantities to the
 * densities. Both are grouped by their first factor, so that it and its adjoint stay in a register.
 *
 * @param leaves how many numbers the A's are
 * @param size how many numbers there are in all
 * @param productFirst first factor of each group of products
 * @param productEnd where the steps of each group end; they begin where those of the group before end
 * @param second second factor of each product
 * @param target number to which it is added; always after its factors
 * @param weight coupling coefficient by which it is multiplied
 * @param rootFirst first factor of each group of roots
 * @param rootEnd where the steps of each group end
 * @param rootSecond second factor of each root
 * @param coefficients of each root in each density, [roots·densities]
 * @param densities P
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record CoupledGraph(
        int leaves,
        int size,
        int[] productFirst,
        int[] productEnd,
        int[] second,
        int[] target,
        double[] weight,
        int[] rootFirst,
        int[] rootEnd,
        int[] rootSecond,
        double[] coefficients,
        int densities) {
    /** How many products there are. */
    int products() {
        return second.length;
    }

    /** How many roots there are. */
    int roots() {
        return rootSecond.length;
    }
}
