package io.github.acetune.ace.evaluate;

import java.util.Arrays;

/**
 * The coupled products of some atoms of one element and their adjoints. Every number of the program of {@link CoupledGraph} is a row
 * with one place per atom, so that the inner loops run over atoms and the compiler makes SIMD instructions of them by itself.
 */
final class ScalarCoupling {
    private final double[][] quantities;
    private final double[][] adjoints;
    private final double[] adjoint;
    private final double[] sum;
    private final double[] weight;

    /**
     * Makes room.
     *
     * @param numbers how many numbers the largest program has
     * @param atoms how many atoms there may be
     */
    ScalarCoupling(int numbers, int atoms) {
        this.quantities = new double[numbers][atoms];
        this.adjoints = new double[numbers][atoms];
        this.adjoint = new double[atoms];
        this.sum = new double[atoms];
        this.weight = new double[atoms];
    }

    /** Sets all numbers to zero. */
    void clear(int size, int count) {
        for (int q = 0; q < size; q++) {
            Arrays.fill(quantities[q], 0, count, 0);
        }
    }

    /** Sets some numbers of an atom. */
    void put(int atom, double[] numbers, int from, int to) {
        for (int q = from; q < to; q++) {
            quantities[q][atom] = numbers[q];
        }
    }

    /** Reads the adjoints of some numbers of an atom. */
    void takeAdjoints(int atom, double[] numbers, int from, int to) {
        for (int q = from; q < to; q++) {
            numbers[q] = adjoints[q][atom];
        }
    }

    /**
     * Multiplies and couples, then adds the roots to the densities.
     *
     * @param rho one row per density
     */
    void couple(CoupledGraph graph, int count, double[][] rho) {
        int step = 0;
        for (int group = 0; group < graph.productFirst().length; group++) {
            double[] first = quantities[graph.productFirst()[group]];
            for (int end = graph.productEnd()[group]; step < end; step++) {
                addProduct(
                        graph.weight()[step],
                        first,
                        quantities[graph.second()[step]],
                        quantities[graph.target()[step]],
                        count);
            }
        }
        for (RootSlice roots : graph.roots()) {
            for (int component = 0; component < roots.components(); component++) {
                addRoots(roots, roots.start() + component * roots.stride(), count, rho);
            }
        }
    }

    private static void addProduct(double weight, double[] a, double[] b, double[] sum, int count) {
        for (int atom = 0; atom < count; atom++) {
            sum[atom] += weight * a[atom] * b[atom];
        }
    }

    /** ρ_p += a Σ c̃^(p) b, one group after the other. */
    private void addRoots(RootSlice roots, int start, int count, double[][] rho) {
        int from = 0;
        for (int group = 0; group < roots.first().length; group++) {
            int end = roots.end()[group];
            for (int p = 0; p < rho.length; p++) {
                sumSecondFactors(roots, start, from, end, rho.length, p, count);
                addProduct(1, quantities[start + roots.first()[group]], sum, rho[p], count);
            }
            from = end;
        }
    }

    /** Σ c̃^(p) b of a group, four at once, so that the sum is read and written once for all of them. */
    private void sumSecondFactors(
            RootSlice roots, int start, int from, int end, int densities, int p, int count) {
        double[] c = roots.coefficients();
        int[] second = roots.second();
        Arrays.fill(sum, 0, count, 0);
        int step = from;
        for (; step + 3 < end; step += 4) {
            int place = step * densities + p;
            addFour(
                    c[place],
                    quantities[start + second[step]],
                    c[place + densities],
                    quantities[start + second[step + 1]],
                    c[place + 2 * densities],
                    quantities[start + second[step + 2]],
                    c[place + 3 * densities],
                    quantities[start + second[step + 3]],
                    sum,
                    count);
        }
        for (; step < end; step++) {
            addScaled(c[step * densities + p], quantities[start + second[step]], sum, count);
        }
    }

    private static void addFour(
            double c0,
            double[] b0,
            double c1,
            double[] b1,
            double c2,
            double[] b2,
            double c3,
            double[] b3,
            double[] sum,
            int count) {
        for (int atom = 0; atom < count; atom++) {
            sum[atom] += c0 * b0[atom] + c1 * b1[atom] + c2 * b2[atom] + c3 * b3[atom];
        }
    }

    private static void addScaled(double c, double[] b, double[] sum, int count) {
        for (int atom = 0; atom < count; atom++) {
            sum[atom] += c * b[atom];
        }
    }

    /**
     * Adjoints of all numbers.
     *
     * @param slopes ∂E/∂ρ_p, one row per density
     */
    void differentiate(CoupledGraph graph, int count, double[][] slopes) {
        for (int q = 0; q < graph.size(); q++) {
            Arrays.fill(adjoints[q], 0, count, 0);
        }
        for (RootSlice roots : graph.roots()) {
            differentiateRoots(roots, slopes, count);
        }
        for (int group = graph.productFirst().length - 1; group >= 0; group--) {
            int from = group == 0 ? 0 : graph.productEnd()[group - 1];
            double[] first = quantities[graph.productFirst()[group]];
            Arrays.fill(adjoint, 0, count, 0);
            for (int step = from; step < graph.productEnd()[group]; step++) {
                int second = graph.second()[step];
                differentiateProduct(
                        graph.weight()[step],
                        adjoints[graph.target()[step]],
                        first,
                        quantities[second],
                        adjoint,
                        adjoints[second],
                        count);
            }
            addScaled(1, adjoint, adjoints[graph.productFirst()[group]], count);
        }
    }

    private static void differentiateProduct(
            double weight,
            double[] target,
            double[] a,
            double[] b,
            double[] byA,
            double[] byB,
            int count) {
        for (int atom = 0; atom < count; atom++) {
            double slope = weight * target[atom];
            byA[atom] += slope * b[atom];
            byB[atom] += slope * a[atom];
        }
    }

    private void differentiateRoots(RootSlice roots, double[][] slopes, int count) {
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            for (int end = roots.end()[group]; step < end; step++) {
                weigh(roots.coefficients(), step * slopes.length, slopes, weight, count);
                for (int component = 0; component < roots.components(); component++) {
                    int start = roots.start() + component * roots.stride();
                    differentiateRoot(
                            start + roots.first()[group], start + roots.second()[step], count);
                }
            }
        }
    }

    /** A square needs a row of its own for one of its two halves. */
    private void differentiateRoot(int a, int b, int count) {
        if (a == b) {
            Arrays.fill(adjoint, 0, count, 0);
        }
        differentiateProduct(
                1,
                weight,
                quantities[a],
                quantities[b],
                a == b ? adjoint : adjoints[a],
                adjoints[b],
                count);
        if (a == b) {
            addScaled(1, adjoint, adjoints[a], count);
        }
    }

    /** Σ_p ∂E/∂ρ_p c^(p), two densities at a time. */
    private static void weigh(
            double[] c, int place, double[][] slopes, double[] weight, int count) {
        int densities = slopes.length;
        if (densities % 2 == 1) {
            scale(c[place + densities - 1], slopes[densities - 1], weight, count);
        } else {
            scaleTwo(
                    c[place + densities - 2],
                    slopes[densities - 2],
                    c[place + densities - 1],
                    slopes[densities - 1],
                    weight,
                    count);
        }
        for (int p = densities - 2 - (densities + 1) % 2; p > 0; p -= 2) {
            addTwo(c[place + p - 1], slopes[p - 1], c[place + p], slopes[p], weight, count);
        }
    }

    private static void scale(double c, double[] b, double[] sum, int count) {
        for (int atom = 0; atom < count; atom++) {
            sum[atom] = c * b[atom];
        }
    }

    private static void scaleTwo(
            double c0, double[] b0, double c1, double[] b1, double[] sum, int count) {
        for (int atom = 0; atom < count; atom++) {
            sum[atom] = c0 * b0[atom] + c1 * b1[atom];
        }
    }

    private static void addTwo(
            double c0, double[] b0, double c1, double[] b1, double[] sum, int count) {
        for (int atom = 0; atom < count; atom++) {
            sum[atom] += c0 * b0[atom] + c1 * b1[atom];
        }
    }
}
