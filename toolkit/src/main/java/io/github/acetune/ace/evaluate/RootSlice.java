package io.github.acetune.ace.evaluate;

import java.util.List;

/**
 * Invariants Σ_M a_M b_M of quantities a and b with the same angular momentum, times a coefficient for each density. One M after
 * the other, so that the numbers in use are few and stay in the nearest cache; the coefficients are those of all M.
 *
 * <p>Steps are grouped by a. In the component M they multiply numbers {@code start + M * stride + first} and
 * {@code start + M * stride + second}.
 *
 * @param start where component 0 begins
 * @param stride how far the next component is
 * @param components 2l + 1
 * @param first a of each group
 * @param end where the steps of each group end; they begin where those of the group before end
 * @param second b of each step
 * @param coefficients [steps·densities]
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record RootSlice(
        int start,
        int stride,
        int components,
        int[] first,
        int[] end,
        int[] second,
        double[] coefficients) {
    /** Groups steps that each hold one coefficient per density. */
    static RootSlice of(
            int start, int stride, int components, List<StepGroups.Step<double[]>> steps) {
        var groups = new StepGroups<double[]>();
        groups.addInOrder(steps);
        return new RootSlice(
                start,
                stride,
                components,
                groups.firsts(),
                groups.ends(),
                groups.steps().stream().mapToInt(StepGroups.Step::second).toArray(),
                groups.steps().stream()
                        .flatMapToDouble(step -> java.util.Arrays.stream(step.rest()))
                        .toArray());
    }

    /** How many steps each component takes. */
    int steps() {
        return second.length;
    }
}
