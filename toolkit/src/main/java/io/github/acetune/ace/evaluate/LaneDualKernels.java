package io.github.acetune.ace.evaluate;

import static io.github.acetune.ace.evaluate.DoubleLanes.SPECIES;
import static io.github.acetune.ace.evaluate.DoubleLanes.W;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import io.github.acetune.ace.evaluate.DualCentre.Roots;
import io.github.acetune.ace.radial.LaneBasis;
import java.util.Arrays;

/** {@link DualKernels} on SIMD lanes; the products are in {@link LaneDualCoupling}. */
final class LaneDualKernels implements DualKernels {
    private final LaneHarmonics[] harmonics;
    private final LaneBasis[][] bases;
    private final double[][] scratch;

    LaneDualKernels(CompiledPotential potential) {
        int elements = potential.elementCount();
        this.harmonics = new LaneHarmonics[Math.max(0, potential.largestL()) + 1];
        Arrays.setAll(harmonics, LaneHarmonics::new);
        this.bases = new LaneBasis[elements][elements];
        for (int mu = 0; mu < elements; mu++) {
            for (int element = 0; element < elements; element++) {
                var radial = (DirectRadial) potential.centre(mu).shells()[element].radial();
                bases[mu][element] = LaneBasis.of(radial.functions().bond());
            }
        }
        this.scratch = new double[2][potential.largestBasis() * W];
    }

    @Override
    public int lanes() {
        return W;
    }

    @Override
    public void radials(
            int mu,
            int element,
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int to,
            double[] tangents,
            int tangentsTo) {
        var basis = bases[mu][element];
        LaneRadial.evaluate(basis, rows, row, scratch, values, to, tangents, tangentsTo);
        var along = fromArray(SPECIES, motion.along, row * W);
        for (int k = tangentsTo; k < tangentsTo + basis.size() * W; k += W) {
            fromArray(SPECIES, tangents, k).mul(along).intoArray(tangents, k);
        }
    }

    @Override
    public void harmonics(
            int maxL,
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int to,
            double[] tangents,
            int tangentsTo) {
        harmonics[maxL].tangents(rows, motion, row, values, to, tangents, tangentsTo);
    }

    @Override
    public void accumulate(
            int rows,
            double[] radial,
            int r,
            int rStride,
            int count,
            double[] angular,
            int y,
            int yStride,
            int width,
            double[] base,
            int to,
            int stride) {
        LaneBase.accumulate(
                rows, radial, r, rStride, count, angular, y, yStride, width, base, to, stride);
    }

    @Override
    public void contract(
            double[] matrix, int from, int count, int size, Dual bare, int b, Dual sums, int to) {
        int n = 0;
        for (; n + 3 < count; n += 4) {
            contractFour(matrix, from + n * size, size, bare, b, sums, to + n * W);
        }
        for (; n < count; n++) {
            contractOne(matrix, from + n * size, size, bare, b, sums, to + n * W);
        }
    }

    private static void contractFour(
            double[] matrix, int c, int size, Dual bare, int b, Dual sums, int to) {
        double[] values = sums.values();
        double[] tangents = sums.tangents();
        var v0 = fromArray(SPECIES, values, to);
        var v1 = fromArray(SPECIES, values, to + W);
        var v2 = fromArray(SPECIES, values, to + 2 * W);
        var v3 = fromArray(SPECIES, values, to + 3 * W);
        var t0 = fromArray(SPECIES, tangents, to);
        var t1 = fromArray(SPECIES, tangents, to + W);
        var t2 = fromArray(SPECIES, tangents, to + 2 * W);
        var t3 = fromArray(SPECIES, tangents, to + 3 * W);
        for (int k = 0; k < size; k++) {
            var value = fromArray(SPECIES, bare.values(), b + k * W);
            var tangent = fromArray(SPECIES, bare.tangents(), b + k * W);
            var c0 = broadcast(SPECIES, matrix[c + k]);
            var c1 = broadcast(SPECIES, matrix[c + size + k]);
            var c2 = broadcast(SPECIES, matrix[c + 2 * size + k]);
            var c3 = broadcast(SPECIES, matrix[c + 3 * size + k]);
            v0 = value.fma(c0, v0);
            t0 = tangent.fma(c0, t0);
            v1 = value.fma(c1, v1);
            t1 = tangent.fma(c1, t1);
            v2 = value.fma(c2, v2);
            t2 = tangent.fma(c2, t2);
            v3 = value.fma(c3, v3);
            t3 = tangent.fma(c3, t3);
        }
        v0.intoArray(values, to);
        v1.intoArray(values, to + W);
        v2.intoArray(values, to + 2 * W);
        v3.intoArray(values, to + 3 * W);
        t0.intoArray(tangents, to);
        t1.intoArray(tangents, to + W);
        t2.intoArray(tangents, to + 2 * W);
        t3.intoArray(tangents, to + 3 * W);
    }

    private static void contractOne(
            double[] matrix, int c, int size, Dual bare, int b, Dual sums, int to) {
        var value = fromArray(SPECIES, sums.values(), to);
        var tangent = fromArray(SPECIES, sums.tangents(), to);
        for (int k = 0; k < size; k++) {
            var factor = broadcast(SPECIES, matrix[c + k]);
            value = fromArray(SPECIES, bare.values(), b + k * W).fma(factor, value);
            tangent = fromArray(SPECIES, bare.tangents(), b + k * W).fma(factor, tangent);
        }
        value.intoArray(sums.values(), to);
        tangent.intoArray(sums.tangents(), to);
    }

    @Override
    public void multiply(DualCentre centre, Dual quantities) {
        LaneDualCoupling.multiply(centre, quantities.values(), quantities.tangents());
    }

    @Override
    public void couple(Roots roots, Dual quantities, Dual products) {
        LaneDualCoupling.couple(roots, quantities, products);
    }

    @Override
    public void addDensities(DualCentre centre, Dual products, Dual rho) {
        int densities = centre.centre.densities();
        for (int p = 0; p < densities; p++) {
            var value = fromArray(SPECIES, rho.values(), p * W);
            var tangent = fromArray(SPECIES, rho.tangents(), p * W);
            for (int step = 0; step < centre.steps(); step++) {
                var c = broadcast(SPECIES, centre.coefficients[step * densities + p]);
                value = fromArray(SPECIES, products.values(), step * W).fma(c, value);
                tangent = fromArray(SPECIES, products.tangents(), step * W).fma(c, tangent);
            }
            value.intoArray(rho.values(), p * W);
            tangent.intoArray(rho.tangents(), p * W);
        }
    }

    @Override
    public void addRootSums(int steps, int densities, Dual slopes, Dual products, double[] sums) {
        for (int p = 0; p < densities; p++) {
            var alpha = fromArray(SPECIES, slopes.values(), p * W);
            var beta = fromArray(SPECIES, slopes.tangents(), p * W);
            for (int step = 0; step < steps; step++) {
                int to = (step * densities + p) * W;
                var sum =
                        fromArray(SPECIES, products.values(), step * W)
                                .fma(alpha, fromArray(SPECIES, sums, to));
                fromArray(SPECIES, products.tangents(), step * W)
                        .fma(beta, sum)
                        .intoArray(sums, to);
            }
        }
    }

    @Override
    public void weigh(DualCentre centre, Dual slopes, Dual products) {
        int densities = centre.centre.densities();
        for (int step = 0; step < centre.steps(); step++) {
            var c = broadcast(SPECIES, centre.coefficients[step * densities]);
            var value = fromArray(SPECIES, slopes.values(), 0).mul(c);
            var tangent = fromArray(SPECIES, slopes.tangents(), 0).mul(c);
            for (int p = 1; p < densities; p++) {
                var next = broadcast(SPECIES, centre.coefficients[step * densities + p]);
                value = fromArray(SPECIES, slopes.values(), p * W).fma(next, value);
                tangent = fromArray(SPECIES, slopes.tangents(), p * W).fma(next, tangent);
            }
            value.intoArray(products.values(), step * W);
            tangent.intoArray(products.tangents(), step * W);
        }
    }

    @Override
    public void adjointRoots(Roots roots, Dual weights, Dual quantities, Dual adjoints) {
        LaneDualCoupling.adjointRoots(roots, weights, quantities, adjoints);
    }

    @Override
    public void adjointProducts(DualCentre centre, Dual quantities, Dual adjoints) {
        LaneDualCoupling.adjointProducts(centre, quantities, adjoints);
    }

    @Override
    public void addOuter(
            Dual adjoints,
            int a,
            int stride,
            int count,
            int width,
            Dual bare,
            int b,
            int size,
            double[] sums,
            int to) {
        for (int n = 0; n < count; n++) {
            int own = a + n * W;
            int k = 0;
            for (; k + 3 < size; k += 4) {
                outerFour(
                        adjoints,
                        own,
                        stride,
                        width,
                        bare,
                        b + k * W,
                        size * W,
                        sums,
                        to + (n * size + k) * W);
            }
            for (; k < size; k++) {
                outerOne(
                        adjoints,
                        own,
                        stride,
                        width,
                        bare,
                        b + k * W,
                        size * W,
                        sums,
                        to + (n * size + k) * W);
            }
        }
    }

    private static void outerFour(
            Dual adjoints,
            int a,
            int stride,
            int width,
            Dual bare,
            int b,
            int bareStride,
            double[] sums,
            int to) {
        double[] values = bare.values();
        double[] tangents = bare.tangents();
        var s0 = fromArray(SPECIES, sums, to);
        var s1 = fromArray(SPECIES, sums, to + W);
        var s2 = fromArray(SPECIES, sums, to + 2 * W);
        var s3 = fromArray(SPECIES, sums, to + 3 * W);
        for (int i = 0; i < width; i++) {
            var byValue = fromArray(SPECIES, adjoints.values(), a + i * stride);
            var byTangent = fromArray(SPECIES, adjoints.tangents(), a + i * stride);
            int from = b + i * bareStride;
            s0 = fromArray(SPECIES, values, from).fma(byValue, s0);
            s1 = fromArray(SPECIES, values, from + W).fma(byValue, s1);
            s2 = fromArray(SPECIES, values, from + 2 * W).fma(byValue, s2);
            s3 = fromArray(SPECIES, values, from + 3 * W).fma(byValue, s3);
            s0 = fromArray(SPECIES, tangents, from).fma(byTangent, s0);
            s1 = fromArray(SPECIES, tangents, from + W).fma(byTangent, s1);
            s2 = fromArray(SPECIES, tangents, from + 2 * W).fma(byTangent, s2);
            s3 = fromArray(SPECIES, tangents, from + 3 * W).fma(byTangent, s3);
        }
        s0.intoArray(sums, to);
        s1.intoArray(sums, to + W);
        s2.intoArray(sums, to + 2 * W);
        s3.intoArray(sums, to + 3 * W);
    }

    private static void outerOne(
            Dual adjoints,
            int a,
            int stride,
            int width,
            Dual bare,
            int b,
            int bareStride,
            double[] sums,
            int to) {
        var sum = fromArray(SPECIES, sums, to);
        for (int i = 0; i < width; i++) {
            int from = b + i * bareStride;
            sum =
                    fromArray(SPECIES, bare.values(), from)
                            .fma(fromArray(SPECIES, adjoints.values(), a + i * stride), sum);
            sum =
                    fromArray(SPECIES, bare.tangents(), from)
                            .fma(fromArray(SPECIES, adjoints.tangents(), a + i * stride), sum);
        }
        sum.intoArray(sums, to);
    }
}
