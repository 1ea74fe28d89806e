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
    private double[] adjointStrips = new double[0];
    private final double[] couplings;
    private double[] densityStrip = new double[0];

    /** A^g_klm, [harmonics·K], with K padded; then, per neighbour, g_k and g'_k, [neighbours·K]. */
    private double[] bareValues = new double[0];

    private double[] bareRadial = new double[0];
    private double[] bareSlopes = new double[0];

    /** Σ_m Ā_nlm Y_lm of each neighbour, times its unit vector; Σ_m Ā_nlm ∇Y_lm. */
    private double[] along = new double[0];

    private double[] across = new double[0];
    private final int[] harmonicOffsets;
    private double[] columnRows = new double[0];
    private double[] columnEnergies = new double[0];
    private LaneGeometry geometry;
    private int lane;

    /** Where the columns of the radial coefficients are. */
    @FunctionalInterface
    public interface Columns {
        /**
         * The first column of a radial function; those of its coefficients follow each other.
         *
         * @param species neighbour element
         * @param n radial index, from 0
         * @param l angular momentum
         * @return the column of k = 0
         */
        int first(int species, int n, int l);
    }

    AtomResponse(FunctionProgram program, BaseKernel base, ProductKernel products, Strips strips) {
        this.program = program;
        this.base = base;
        this.products = products;
        this.strips = strips;
        this.hessianKernel = new HessianKernel(program);
        int reals = program.realCount();
        int harmonics = (program.maxL() + 1) * (program.maxL() + 1);
        this.identity = IntStream.range(0, Math.max(reals, harmonics)).toArray();
        this.adjoint = new double[reals];
        this.densityAdjoint = new double[reals];
        this.harmonicOffsets = new int[harmonics];
        this.couplings = new double[reals * reals];
    }

    void bind(LaneGeometry atom, int laneOfAtom) {
        this.geometry = atom;
        this.lane = laneOfAtom;
    }

    /**
     * Adds the derivatives by all radial coefficients to a Jacobian.
     *
     * @param slopes ∂E/∂B_v of each function of the element
     * @param curvatures F″_p of each density
     * @param coefficients c_v^(p) of each density, [densities][functions]
     * @param rows the Jacobian
     * @param place the structure's rows
     * @param columns its columns
     */
    public void addRadial(
            double[] slopes,
            double[] curvatures,
            double[][] coefficients,
            JacobianRows rows,
            JacobianRows.Place place,
            Columns columns) {
        products.contract(slopes, lane, adjoint);
        adjointGradients(hessianKernel.compute(slopes, products, lane));
        for (int p = 0; p < curvatures.length; p++) {
            if (curvatures[p] != 0) {
                bend(curvatures[p], coefficients[p]);
            }
        }
        for (int species = 0; species < geometry.elements(); species++) {
            if (geometry.padded(species) > 0) {
                addRadial(species, rows, place, columns);
            }
        }
    }

    private void adjointGradients(double[] hessian) {
        int reals = program.realCount();
        adjointStrips = ensured(adjointStrips, reals * 3 * geometry.width());
        int next;
        for (int a = 0; a < reals; a = next) {
            next = hessianKernel.endOfLikes(a);
            adjointGradients(hessian, a, next);
        }
    }

    /** Those of components that share their partners. */
    private void adjointGradients(double[] hessian, int first, int last) {
        int reals = program.realCount();
        int stride = 3 * geometry.width();
        int[] partners = hessianKernel.partners(first);
        int count = partners.length;
        for (int a = first; a < last; a++) {
            for (int k = 0; k < count; k++) {
                couplings[(a - first) * count + k] = hessian[a * reals + partners[k]];
            }
        }
        int from = 0;
        for (int species = 0; species < geometry.elements(); species++) {
            int to = from;
            while (to < count && partners[to] < program.firstReal(species + 1)) {
                to++;
            }
            strips.combine(
                    last - first,
                    couplings,
                    from,
                    count,
                    partners,
                    from,
                    to - from,
                    base.gradientOffsets(),
                    base.gradientStrips(),
                    adjointStrips,
                    first * stride + 3 * geometry.first(species),
                    stride,
                    3 * geometry.padded(species));
            from = to;
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

    private void addRadial(
            int species, JacobianRows rows, JacobianRows.Place place, Columns columns) {
        int width = Strips.padded(geometry.basisSize(species));
        bare(species, width);
        columnRows = ensured(columnRows, 3 * geometry.width() * width);
        columnEnergies = ensured(columnEnergies, width);
        for (var channel : program.channels()) {
            int l = channel.l();
            if (channel.species() == species && l != FunctionProgram.PAIR) {
                channelEnergies(channel, width);
                channelRows(channel, width);
                int first = columns.first(species, channel.n() - 1, l);
                rows.add(geometry, place, first, width, columnRows, columnEnergies);
            }
        }
    }

    /** A^g_klm and g_k, g'_k of all k, turned round so that k runs fastest. */
    private void bare(int species, int width) {
        int size = geometry.basisSize(species);
        int pad = geometry.padded(species);
        int harmonics = harmonicOffsets.length;
        bareValues = ensured(bareValues, harmonics * width);
        bareRadial = ensured(bareRadial, pad * width);
        bareSlopes = ensured(bareSlopes, pad * width);
        Arrays.fill(bareValues, 0);
        Arrays.fill(bareRadial, 0);
        Arrays.fill(bareSlopes, 0);
        double[] radial = geometry.radialStrips;
        for (int k = 0; k < size; k++) {
            int value = geometry.radialFrom[species] + k * pad;
            int slope = value + size * pad;
            for (int j = 0; j < geometry.count(species); j++) {
                bareRadial[j * width + k] = radial[value + j];
                bareSlopes[j * width + k] = radial[slope + j];
            }
            for (int q = 0; q < harmonics; q++) {
                int angular = geometry.angularFrom[species] + q * pad;
                bareValues[q * width + k] =
                        strips.dot(radial, value, geometry.angularStrips, angular, pad);
            }
        }
    }

    private void channelEnergies(FunctionProgram.Channel channel, int width) {
        int l = channel.l();
        Arrays.fill(columnEnergies, 0);
        for (int q = 0; q < 2 * l + 1; q++) {
            double weight = adjoint[channel.firstReal() + q];
            int from = (l * l + q) * width;
            for (int k = 0; k < width; k++) {
                columnEnergies[k] += weight * bareValues[from + k];
            }
        }
    }

    /**
     * Gradients of all columns of one radial function. The second part of the sum is g'_k r̂ Σ_m Ā_nlm Y_lm + g_k Σ_m Ā_nlm ∇Y_lm.
     */
    private void channelRows(FunctionProgram.Channel channel, int width) {
        int l = channel.l();
        int first = channel.firstReal();
        int terms = 2 * l + 1;
        int stride = 3 * geometry.width();
        int species = channel.species();
        contractHarmonics(species, l, first);
        for (int other = 0; other < geometry.elements(); other++) {
            int from = 3 * geometry.first(other);
            strips.outer(
                    geometry.count(other),
                    geometry.padded(other),
                    terms,
                    adjointStrips,
                    first * stride + from,
                    stride,
                    bareValues,
                    l * l * width,
                    other == species,
                    along,
                    bareSlopes,
                    across,
                    bareRadial,
                    width,
                    columnRows,
                    from * width);
        }
    }

    private void contractHarmonics(int species, int l, int firstReal) {
        int pad = geometry.padded(species);
        along = ensured(along, 4 * pad);
        across = ensured(across, 3 * pad);
        int angular = geometry.angularFrom[species];
        contract(firstReal, l, angular, pad, along, 3 * pad, pad);
        contract(
                firstReal, l, angular + geometry.angularCount() * pad, 3 * pad, across, 0, 3 * pad);
        for (int c = 0; c < 3; c++) {
            int unit = 6 * geometry.first(species) + c * pad;
            strips.product(along, 3 * pad, geometry.vectors, unit, along, c * pad, pad);
        }
    }

    /** Σ_m Ā_nlm times the strips of the harmonics, which are {@code step} apart. */
    private void contract(
            int firstReal, int l, int from, int step, double[] out, int to, int length) {
        for (int q = l * l; q < (l + 1) * (l + 1); q++) {
            harmonicOffsets[q] = from + q * step;
        }
        strips.combine(
                adjoint,
                firstReal,
                identity,
                l * l,
                2 * l + 1,
                harmonicOffsets,
                geometry.angularStrips,
                out,
                to,
                length);
    }

    private static double[] ensured(double[] array, int length) {
        return array.length < length ? new double[length + length / 4] : array;
    }
}
