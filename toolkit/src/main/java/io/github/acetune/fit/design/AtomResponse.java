package io.github.acetune.fit.design;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the energy of one atom, and its gradient by the positions, change with the radial coefficients c_nlk. A view that the
 * engine binds to the current atom.
 *
 * <p>With A_nlm = Σ_k c_nlk A^g_klm: ∂E/∂c_nlk = Σ_m Ā_nlm A^g_klm, and its gradient by r_j is Σ_m (∂Ā_nlm/∂r_j A^g_klm + Ā_nlm
 * ∂A^g_klm/∂r_j), where Ā = ∂E/∂A and ∂Ā_a/∂r_j = Σ_b (∂²E/∂A_a∂A_b) ∂A_b/∂r_j.
 */
public final class AtomResponse {
    private final FunctionProgram program;
    private final BaseKernel base;
    private final ProductKernel products;
    private final Strips strips;
    private final HessianKernel hessianKernel;
    private final int[] identity;
    private final double[] adjoint;
    private final double[] densityAdjoint;
    private int[] adjointOffsets;
    private double[] adjointStrips = new double[0];
    private double[] column = new double[0];
    private double[] weights = new double[0];
    private LaneGeometry geometry;
    private int lane;

    /** Receives one column of the Jacobian. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Called for each coefficient.
         *
         * @param species neighbour element
         * @param n radial index, from 0
         * @param l angular momentum
         * @param k index of g_k, from 0
         * @param energy ∂E/∂c
         * @param gradient its gradient by the neighbours' positions, laid out as in {@link AtomProjection#gradients()}, not to be
         *     kept
         */
        void accept(int species, int n, int l, int k, double energy, double[] gradient);
    }

    AtomResponse(FunctionProgram program, BaseKernel base, ProductKernel products, Strips strips) {
        this.program = program;
        this.base = base;
        this.products = products;
        this.strips = strips;
        this.hessianKernel = new HessianKernel(program);
        int reals = program.realCount();
        this.identity = IntStream.range(0, reals).toArray();
        this.adjoint = new double[reals];
        this.densityAdjoint = new double[reals];
        this.adjointOffsets = new int[reals];
    }

    void bind(LaneGeometry atom, int laneOfAtom) {
        this.geometry = atom;
        this.lane = laneOfAtom;
    }

    /**
     * Computes all columns.
     *
     * @param slopes ∂E/∂B_v of each function of the element
     * @param curvatures F″_p of each density
     * @param coefficients c_v^(p) of each density, [densities][functions]
     * @param sink receives the columns
     */
    public void radialColumns(
            double[] slopes, double[] curvatures, double[][] coefficients, Sink sink) {
        contract(slopes, adjoint);
        double[] hessian = hessianKernel.compute(slopes, products, lane);
        for (int p = 0; p < curvatures.length; p++) {
            if (curvatures[p] != 0) {
                contract(coefficients[p], densityAdjoint);
                hessianKernel.addOuter(curvatures[p], densityAdjoint);
            }
        }
        adjointGradients(hessian);
        for (int species = 0; species < geometry.elements(); species++) {
            if (geometry.padded(species) > 0) {
                columns(species, sink);
            }
        }
    }

    /** Σ_v q_v ∂B_v/∂A_a. */
    private void contract(double[] q, double[] out) {
        Arrays.fill(out, 0);
        double[] derivatives = products.derivatives();
        int from = products.derivativesOf(lane);
        for (var group : program.groups()) {
            int count = group.slots().length;
            for (int f = 0; f < group.functions().length; f++) {
                double weight = q[group.functions()[f]];
                int at = from + group.firstSlot() + f * count;
                for (int s = 0; s < count; s++) {
                    out[group.slots()[s]] += weight * derivatives[at + s];
                }
            }
        }
    }

    private void adjointGradients(double[] hessian) {
        int reals = program.realCount();
        int stride = 3 * geometry.width();
        adjointStrips = ensured(adjointStrips, reals * stride);
        for (int a = 0; a < reals; a++) {
            adjointOffsets[a] = a * stride;
        }
        for (var channel : program.channels()) {
            if (channel.l() == FunctionProgram.PAIR) {
                continue;
            }
            for (int a = channel.firstReal(); a < channel.firstReal() + channel.reals(); a++) {
                for (int species = 0; species < geometry.elements(); species++) {
                    int first = program.firstReal(species);
                    strips.combine(
                            hessian,
                            a * reals + first,
                            identity,
                            first,
                            program.firstReal(species + 1) - first,
                            base.gradientOffsets(),
                            base.gradientStrips(),
                            adjointStrips,
                            a * stride + 3 * geometry.first(species),
                            3 * geometry.padded(species));
                }
            }
        }
    }

    private void columns(int species, Sink sink) {
        int size = geometry.basisSize(species);
        int stride = 3 * geometry.width();
        int segment = 3 * geometry.first(species);
        int pad = geometry.padded(species);
        column = ensured(column, stride);
        for (int k = 0; k < size; k++) {
            base.bareGradients(geometry, species, k);
            for (var channel : program.channels()) {
                int l = channel.l();
                if (channel.species() != species || l == FunctionProgram.PAIR) {
                    continue;
                }
                weights = ensured(weights, 2 * l + 1);
                double energy = 0;
                for (int q = 0; q < 2 * l + 1; q++) {
                    weights[q] = base.bareValue(l * l + q);
                    energy += adjoint[channel.firstReal() + q] * weights[q];
                }
                strips.combine(
                        weights,
                        0,
                        identity,
                        channel.firstReal(),
                        2 * l + 1,
                        adjointOffsets,
                        adjointStrips,
                        column,
                        0,
                        stride);
                for (int q = 0; q < 2 * l + 1; q++) {
                    strips.addScaled(
                            adjoint[channel.firstReal() + q],
                            base.bareStrips(),
                            3 * pad * (l * l + q),
                            column,
                            segment,
                            3 * pad);
                }
                sink.accept(species, channel.n() - 1, l, k, energy, column);
            }
        }
    }

    private static double[] ensured(double[] array, int length) {
        return array.length < length ? new double[length + length / 4] : array;
    }
}
