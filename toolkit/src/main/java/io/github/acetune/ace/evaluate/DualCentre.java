package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled centre in the layout of {@link DualKernels}: places of quantities multiplied by the number of lanes, radial
 * coefficients by column.
 *
 * <p>The bare atomic base A^g_klm = Σ_j g_k Y_lm of a neighbour element stands from {@link Shell#bareStart} on, for each l
 * and component i the K of all k together.
 */
final class DualCentre {
    final CompiledCentre centre;
    final int[] productFirst;
    final int[] productEnd;
    final int[] second;
    final int[] target;
    final double[] weight;
    final List<Roots> roots;

    /** All roots' coefficients, [steps·P]. */
    final double[] coefficients;

    final List<Shell> shells;
    final int size;
    final int bareSize;

    /**
     * A {@link RootSlice}, places multiplied by the number of lanes.
     *
     * @param firstStep number of its first step among all steps
     */
    @SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
    record Roots(
            int start,
            int stride,
            int components,
            int[] first,
            int[] end,
            int[] second,
            int firstStep) {}

    /**
     * What a neighbour element adds.
     *
     * @param maxL largest l of the bare base, zero at least
     * @param bareStart place of the bare base of each l, [maxL + 1]
     * @param pairs matrix of the rank-1 columns, [P·K]
     * @param columns matrix of the other columns, [columns·K]
     */
    @SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
    record Shell(int maxL, int[] bareStart, int basisSize, double[] pairs, double[] columns) {}

    DualCentre(CompiledCentre centre, int lanes) {
        this.centre = centre;
        CoupledGraph graph = centre.graph();
        this.productFirst = times(graph.productFirst(), lanes);
        this.productEnd = graph.productEnd();
        this.second = times(graph.second(), lanes);
        this.target = times(graph.target(), lanes);
        this.weight = graph.weight();
        this.size = graph.size();
        this.roots = new ArrayList<>();
        int steps = 0;
        for (RootSlice slice : graph.roots()) {
            roots.add(
                    new Roots(
                            slice.start() * lanes,
                            slice.stride() * lanes,
                            slice.components(),
                            times(slice.first(), lanes),
                            slice.end(),
                            times(slice.second(), lanes),
                            steps));
            steps += slice.steps();
        }
        this.coefficients =
                Arrays.stream(graph.roots())
                        .flatMapToDouble(slice -> Arrays.stream(slice.coefficients()))
                        .toArray();
        this.shells = new ArrayList<>();
        int bare = 0;
        for (CentreShell shell : centre.shells()) {
            int maxL = Math.max(0, shell.maxL());
            int basis = shell.radial().basisSize();
            var start = new int[maxL + 1];
            for (int l = 0; l <= maxL; l++) {
                start[l] = bare * lanes;
                bare += (2 * l + 1) * basis;
            }
            double[] matrix = byColumn((DirectRadial) shell.radial());
            int split = centre.densities() * basis;
            shells.add(
                    new Shell(
                            maxL,
                            start,
                            basis,
                            Arrays.copyOf(matrix, split),
                            Arrays.copyOfRange(matrix, split, matrix.length)));
        }
        this.bareSize = bare;
    }

    /** How many steps all roots take. */
    int steps() {
        return coefficients.length / centre.densities();
    }

    private static double[] byColumn(DirectRadial radial) {
        int size = radial.basisSize();
        var matrix = new double[radial.columns() * size];
        for (int column = 0; column < radial.columns(); column++) {
            for (int k = 0; k < size; k++) {
                matrix[column * size + k] = radial.matrix()[k][column];
            }
        }
        return matrix;
    }

    private static int[] times(int[] indices, int lanes) {
        return Arrays.stream(indices).map(index -> index * lanes).toArray();
    }
}
