package io.github.acetune.ace.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * A compiled centre in the layout of the SIMD engines: a number of the scalar engine becomes a row of lanes, one lane per atom.
 *
 * <p>Indices of quantities are multiplied by the number of lanes.
 *
 * @param <A> arrays of the engine's precision
 */
final class LaneCentre<A> {
    final CompiledCentre centre;
    final List<LaneShell<A>> shells;
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
        this.shells =
                Arrays.stream(centre.shells())
                        .map(shell -> new LaneShell<>(shell, centre.densities(), kernels))
                        .toList();
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

    private static int[] times(int[] indices, int lanes) {
        int[] scaled = new int[indices.length];
        for (int q = 0; q < indices.length; q++) {
            scaled[q] = indices[q] * lanes;
        }
        return scaled;
    }
}
