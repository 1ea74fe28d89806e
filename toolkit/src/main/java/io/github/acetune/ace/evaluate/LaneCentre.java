package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled centre in the layout of the SIMD engines: a number of the scalar engine becomes a row of lanes, one lane per atom.
 *
 * <p>Radial matrices are cut into strips of {@link #STRIP} columns, [strip][K][STRIP], the last one filled with zeros. Indices of
 * quantities are multiplied by the number of lanes.
 *
 * @param <A> arrays of the engine's precision
 */
final class LaneCentre<A> {
    static final int STRIP = 4;

    final CompiledCentre centre;
    final List<A> strips;
    final int[] columns;
    final int[] productFirst;
    final int[] productEnd;
    final int[] second;
    final int[] target;
    final A weight;
    final List<Roots<A>> roots;
    final int densities;
    final int size;

    /** A {@link RootSlice}, places multiplied by the number of lanes. */
    @SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
    record Roots<A>(
            int start,
            int stride,
            int components,
            int[] first,
            int[] end,
            int[] second,
            A coefficients) {
        static <A> Roots<A> of(RootSlice slice, LaneKernels<A> kernels) {
            int lanes = kernels.lanes();
            return new Roots<>(
                    slice.start() * lanes,
                    slice.stride() * lanes,
                    slice.components(),
                    times(slice.first(), lanes),
                    slice.end(),
                    times(slice.second(), lanes),
                    kernels.copy(slice.coefficients()));
        }
    }

    LaneCentre(CompiledCentre centre, LaneKernels<A> kernels) {
        int lanes = kernels.lanes();
        this.centre = centre;
        int shells = centre.shells().length;
        var matrices = new ArrayList<A>();
        this.columns = new int[shells];
        for (int shell = 0; shell < shells; shell++) {
            columns[shell] = padded(centre.shells()[shell].radial().columns());
            matrices.add(kernels.copy(strips((DirectRadial) centre.shells()[shell].radial())));
        }
        this.strips = List.copyOf(matrices);
        CoupledGraph graph = centre.graph();
        this.productFirst = times(graph.productFirst(), lanes);
        this.productEnd = graph.productEnd();
        this.second = times(graph.second(), lanes);
        this.target = times(graph.target(), lanes);
        this.weight = kernels.copy(graph.weight());
        this.roots = Arrays.stream(graph.roots()).map(slice -> Roots.of(slice, kernels)).toList();
        this.densities = graph.densities();
        this.size = graph.size();
    }

    /** The most steps that a slice of roots has. */
    int rootSteps() {
        int most = 0;
        for (Roots<A> slice : roots) {
            most = Math.max(most, slice.second().length);
        }
        return most;
    }

    private static int padded(int columns) {
        return (columns + STRIP - 1) / STRIP * STRIP;
    }

    private static double[] strips(DirectRadial radial) {
        int size = radial.basisSize();
        int count = padded(radial.columns()) / STRIP;
        double[] strips = new double[count * size * STRIP];
        for (int k = 0; k < size; k++) {
            for (int column = 0; column < radial.columns(); column++) {
                strips[((column / STRIP) * size + k) * STRIP + column % STRIP] =
                        radial.matrix()[k][column];
            }
        }
        return strips;
    }

    private static int[] times(int[] indices, int lanes) {
        int[] scaled = new int[indices.length];
        for (int q = 0; q < indices.length; q++) {
            scaled[q] = indices[q] * lanes;
        }
        return scaled;
    }
}
