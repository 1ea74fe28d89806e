package io.github.acetune.ace.evaluate;

/**
 * All invariants that the functions of one centre need, as one flat program on real numbers.
 *
 * <p>Quantities stand in one array. Those with the same angular momentum l and the same component M follow each other: component
 * M of the q-th quantity with this l is number {@code start[l] + M * count[l] + q}. First of each l come the A's. A product
 * multiplies two earlier numbers and adds the result, times a coupling coefficient, to a later one; products are grouped by their
 * first factor, so that it and its adjoint stay in a register. At the end {@link RootSlice roots} add to the densities.
 *
 * @param size how many numbers there are in all
 * @param start where the numbers of each l begin
 * @param count how many quantities have each l
 * @param productFirst first factor of each group of products
 * @param productEnd where the steps of each group end; they begin where those of the group before end
 * @param second second factor of each product
 * @param target number to which it is added; it is complete before it is a factor itself
 * @param weight coupling coefficient by which it is multiplied
 * @param roots what is added to the densities
 * @param densities P
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record CoupledGraph(
        int size,
        int[] start,
        int[] count,
        int[] productFirst,
        int[] productEnd,
        int[] second,
        int[] target,
        double[] weight,
        RootSlice[] roots,
        int densities) {}
