package io.github.acetune.fit.design;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Second derivatives of Σ_v q_v B_v by the real components of the atomic base, for one atom. Scratch memory of one thread.
 */
final class HessianKernel {
    private final FunctionProgram program;
    private final int size;
    private final double[] hessian;
    private final int[][] partners;
    private final int[] endsOfLikes;
    private final double[] re;
    private final double[] im;

    HessianKernel(FunctionProgram program) {
        this.program = program;
        this.size = program.realCount();
        this.hessian = new double[size * size];
        this.partners = partners(program);
        this.endsOfLikes = endsOfLikes(partners);
        int rank = program.groups().stream().mapToInt(ProductGroup::rank).max().orElse(1);
        this.re = new double[rank];
        this.im = new double[rank];
    }

    /**
     * Computes the matrix.
     *
     * @param q weights of the functions
     * @param products holds the atomic base
     * @param lane the atom's lane
     * @return [realCount²], symmetric; valid until the next call
     */
    double[] compute(double[] q, ProductKernel products, int lane) {
        Arrays.fill(hessian, 0);
        for (var group : program.groups()) {
            if (group.rank() > 1) {
                add(group, q, products, lane);
            }
        }
        return hessian;
    }

    /** The components with which one of them shares a product: all others have a zero in its row. Ascending. */
    int[] partners(int component) {
        return partners[component];
    }

    /** One past the last component from this one on that has the same partners. */
    int endOfLikes(int component) {
        return endsOfLikes[component];
    }

    private static int[] endsOfLikes(int[][] partners) {
        var ends = new int[partners.length];
        for (int a = partners.length - 1; a >= 0; a--) {
            boolean like = a + 1 < partners.length && Arrays.equals(partners[a], partners[a + 1]);
            ends[a] = like ? ends[a + 1] : a + 1;
        }
        return ends;
    }

    private static int[][] partners(FunctionProgram program) {
        int count = program.realCount();
        var shared = new BitSet[count];
        Arrays.setAll(shared, a -> new BitSet(count));
        for (var group : program.groups()) {
            if (group.rank() > 1) {
                for (int a : group.slots()) {
                    Arrays.stream(group.slots()).forEach(shared[a]::set);
                }
            }
        }
        return Arrays.stream(shared).map(set -> set.stream().toArray()).toArray(int[][]::new);
    }

    private void add(ProductGroup group, double[] q, ProductKernel products, int lane) {
        int rank = group.rank();
        for (int term = 0; term < group.terms(); term++) {
            double weight = 0;
            for (int f = 0; f < group.functions().length; f++) {
                weight += q[group.functions()[f]] * group.weights()[f][term];
            }
            if (weight == 0) {
                continue;
            }
            int at = term * rank;
            for (int t = 0; t < rank; t++) {
                re[t] = products.baseRe(group.signed()[at + t], lane);
                im[t] = products.baseIm(group.signed()[at + t], lane);
            }
            for (int t = 0; t < rank; t++) {
                for (int u = t + 1; u < rank; u++) {
                    addPair(group, at, t, u, weight);
                }
            }
        }
    }

    private void addPair(ProductGroup group, int at, int t, int u, double weight) {
        double pr = weight;
        double pi = 0;
        for (int s = 0; s < group.rank(); s++) {
            if (s != t && s != u) {
                double next = pr * re[s] - pi * im[s];
                pi = pr * im[s] + pi * re[s];
                pr = next;
            }
        }
        // Each factor is s (R + i σ I); imaginarySign holds −s σ.
        int rt = group.slots()[group.realSlot()[at + t]];
        int ru = group.slots()[group.realSlot()[at + u]];
        double st = group.realSign()[at + t];
        double su = group.realSign()[at + u];
        double vt = -group.imaginarySign()[at + t];
        double vu = -group.imaginarySign()[at + u];
        int slotT = group.imaginarySlot()[at + t];
        int slotU = group.imaginarySlot()[at + u];
        addSymmetric(rt, ru, st * su * pr);
        if (slotT >= 0 && slotU >= 0) {
            addSymmetric(group.slots()[slotT], group.slots()[slotU], -vt * vu * pr);
        }
        if (slotU >= 0) {
            addSymmetric(rt, group.slots()[slotU], -st * vu * pi);
        }
        if (slotT >= 0) {
            addSymmetric(group.slots()[slotT], ru, -vt * su * pi);
        }
    }

    /** Both orders of the pair, which for a = b is the diagonal twice: d²(A²) = 2 dA dA. */
    private void addSymmetric(int a, int b, double value) {
        hessian[a * size + b] += value;
        hessian[b * size + a] += value;
    }
}
