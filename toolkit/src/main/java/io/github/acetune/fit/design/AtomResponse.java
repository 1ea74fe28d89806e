package io.github.acetune.fit.design;

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
    private final int[] adjointOffsets;
    private double[] adjointStrips = new double[0];
    private final int[] otherOffsets;
    private final double[] couplings;
    private double[] densityStrip = new double[0];
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
        this.otherOffsets = new int[reals];
        this.couplings = new double[reals];
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
        products.contract(slopes, lane, adjoint);
        adjointGradients(hessianKernel.compute(slopes, products, lane));
        for (int p = 0; p < curvatures.length; p++) {
            if (curvatures[p] != 0) {
                bend(curvatures[p], coefficients[p]);
            }
        }
        for (int species = 0; species < geometry.elements(); species++) {
            if (geometry.padded(species) > 0) {
                columns(species, sink);
            }
        }
    }

    private void adjointGradients(double[] hessian) {
        int reals = program.realCount();
        int stride = 3 * geometry.width();
        adjointStrips = ensured(adjointStrips, reals * stride);
        for (int a = 0; a < reals; a++) {
            adjointOffsets[a] = a * stride;
            int[] partners = hessianKernel.partners(a);
            for (int k = 0; k < partners.length; k++) {
                couplings[k] = hessian[a * reals + partners[k]];
            }
            int from = 0;
            for (int species = 0; species < geometry.elements(); species++) {
                int to = from;
                while (to < partners.length && partners[to] < program.firstReal(species + 1)) {
                    to++;
                }
                strips.combine(
                        couplings,
                        from,
                        partners,
                        from,
                        to - from,
                        base.gradientOffsets(),
                        base.gradientStrips(),
                        adjointStrips,
                        a * stride + 3 * geometry.first(species),
                        3 * geometry.padded(species));
                from = to;
            }
        }
    }

    /** Adds what the curvature of a density F contributes, F″ (∂ρ/∂A_a) ∂ρ/∂r_j: an outer product, hence one strip for all a. */
    private void bend(double curvature, double[] coefficients) {
        int stride = 3 * geometry.width();
        products.contract(coefficients, lane, densityAdjoint);
        densityStrip = ensured(densityStrip, stride);
        for (int species = 0; species < geometry.elements(); species++) {
            int first = program.firstReal(species);
            strips.combine(
                    densityAdjoint,
                    first,
                    identity,
                    first,
                    program.firstReal(species + 1) - first,
                    base.gradientOffsets(),
                    base.gradientStrips(),
                    densityStrip,
                    3 * geometry.first(species),
                    3 * geometry.padded(species));
        }
        for (int a = 0; a < densityAdjoint.length; a++) {
            double factor = curvature * densityAdjoint[a];
            strips.addScaled(factor, densityStrip, 0, adjointStrips, a * stride, stride);
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
                int first = channel.firstReal();
                for (int other = 0; other < geometry.elements(); other++) {
                    if (other == species) {
                        strips.combine(
                                2 * l + 1,
                                weights,
                                0,
                                adjointOffsets,
                                first,
                                segment,
                                adjointStrips,
                                adjoint,
                                first,
                                base.bareStrips(),
                                3 * pad * l * l,
                                column,
                                segment,
                                3 * pad);
                    } else {
                        combineOther(first, 2 * l + 1, other);
                    }
                }
                sink.accept(species, channel.n() - 1, l, k, energy, column);
            }
        }
    }

    /** The part of a column on neighbours of another element, which the bare functions do not reach. */
    private void combineOther(int firstReal, int count, int species) {
        int from = 3 * geometry.first(species);
        for (int q = 0; q < count; q++) {
            otherOffsets[firstReal + q] = adjointOffsets[firstReal + q] + from;
        }
        strips.combine(
                weights,
                0,
                identity,
                firstReal,
                count,
                otherOffsets,
                adjointStrips,
                column,
                from,
                3 * geometry.padded(species));
    }

    private static double[] ensured(double[] array, int length) {
        return array.length < length ? new double[length + length / 4] : array;
    }
}
