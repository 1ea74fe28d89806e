package io.github.acetune.fit.design;

import java.util.Arrays;
import java.util.List;

/**
 * Values and derivatives ∂B_v/∂A_a of all functions of one centre element, for a batch of atoms: one lane per atom. Holds scratch
 * memory, so each thread has its own.
 */
final class ProductKernel {
    private final Strips strips;
    private final int lanes;
    private final List<ProductGroup> groups;
    private final int functionCount;
    private final int slotCount;

    /** Signed components of A (real strip, imaginary strip), then scratch for partial products. */
    private final double[] base;

    private final int ones;
    private final int prefix;
    private final int suffix;
    private final int others;
    private final double[] accumulated;
    private final double[] value;
    private final double[] values;
    private final double[] derivatives;

    ProductKernel(FunctionProgram program, int lanes, Strips strips) {
        this.strips = strips;
        this.lanes = lanes;
        this.groups = program.groups();
        this.functionCount = program.functions().length;
        this.slotCount = program.slotCount();
        int rank = groups.stream().mapToInt(ProductGroup::rank).max().orElse(1);
        int scratch = 2 * program.signedCount();
        this.ones = scratch;
        this.prefix = ones + 2;
        this.suffix = prefix + 2 * (rank + 1);
        this.others = suffix + 2 * (rank + 1);
        this.base = new double[(others + 2) * lanes];
        Arrays.fill(base, ones * lanes, (ones + 1) * lanes, 1);
        int widest =
                groups.stream()
                        .mapToInt(g -> g.slots().length * g.functions().length)
                        .max()
                        .orElse(0);
        int most = groups.stream().mapToInt(g -> g.functions().length).max().orElse(0);
        this.accumulated = new double[widest * lanes];
        this.value = new double[most * lanes];
        this.values = new double[functionCount * lanes];
        this.derivatives = new double[slotCount * lanes];
    }

    /**
     * Puts one component of one atom's base in place.
     *
     * @param signedIndex component with its signed m
     * @param lane the atom
     * @param re real part
     * @param im imaginary part
     */
    void setBase(int signedIndex, int lane, double re, double im) {
        base[2 * signedIndex * lanes + lane] = re;
        base[(2 * signedIndex + 1) * lanes + lane] = im;
    }

    double baseRe(int signedIndex, int lane) {
        return base[2 * signedIndex * lanes + lane];
    }

    double baseIm(int signedIndex, int lane) {
        return base[(2 * signedIndex + 1) * lanes + lane];
    }

    /** Computes all functions of all lanes. */
    void run() {
        for (var group : groups) {
            runGroup(group);
            store(group);
        }
    }

    /** B_v of one atom begin at this index of {@link #values()}. */
    int valuesOf(int lane) {
        return lane * functionCount;
    }

    /** ∂B_v/∂A_a of one atom begin at this index of {@link #derivatives()}. */
    int derivativesOf(int lane) {
        return lane * slotCount;
    }

    double[] values() {
        return values;
    }

    double[] derivatives() {
        return derivatives;
    }

    /**
     * Σ_v weights_v ∂B_v/∂A_a of one atom.
     *
     * @param weights one per function, [functions]
     * @param lane the atom
     * @param out receives the sums, [reals]
     */
    void contract(double[] weights, int lane, double[] out) {
        Arrays.fill(out, 0);
        int from = derivativesOf(lane);
        for (var group : groups) {
            int[] slots = group.slots();
            for (int f = 0; f < group.functions().length; f++) {
                double weight = weights[group.functions()[f]];
                int at = from + group.firstSlot() + f * slots.length;
                for (int s = 0; s < slots.length; s++) {
                    out[slots[s]] += weight * derivatives[at + s];
                }
            }
        }
    }

    private void runGroup(ProductGroup group) {
        int functions = group.functions().length;
        Arrays.fill(value, 0, functions * lanes, 0);
        Arrays.fill(accumulated, 0, functions * group.slots().length * lanes, 0);
        for (int term = 0; term < group.terms(); term++) {
            partialProducts(group, term);
            int first = 2 * group.signed()[term * group.rank()];
            int rest = othersOf(group, term, 0);
            for (int f = 0; f < functions; f++) {
                double weight = group.weights()[f][term];
                if (weight != 0) {
                    addValue(weight, first, rest, f);
                }
            }
            for (int t = 0; t < group.rank(); t++) {
                addDerivative(group, term, t);
            }
        }
    }

    private void addValue(double weight, int first, int rest, int f) {
        strips.addRealProduct(
                weight,
                base,
                first * lanes,
                (first + 1) * lanes,
                rest * lanes,
                (rest + 1) * lanes,
                value,
                f * lanes,
                lanes);
    }

    private void addDerivative(ProductGroup group, int term, int factor) {
        int at = term * group.rank() + factor;
        int rest = othersOf(group, term, factor);
        int slots = group.slots().length;
        int real = group.realSlot()[at];
        int imaginary = group.imaginarySlot()[at];
        for (int f = 0; f < group.functions().length; f++) {
            double weight = group.weights()[f][term];
            if (weight == 0) {
                continue;
            }
            int row = f * slots;
            strips.addScaled(
                    weight * group.realSign()[at],
                    base,
                    rest * lanes,
                    accumulated,
                    (row + real) * lanes,
                    lanes);
            if (imaginary >= 0) {
                strips.addScaled(
                        weight * group.imaginarySign()[at],
                        base,
                        (rest + 1) * lanes,
                        accumulated,
                        (row + imaginary) * lanes,
                        lanes);
            }
        }
    }

    /** Products of the first t factors and of the last ones, for three factors and more. */
    private void partialProducts(ProductGroup group, int term) {
        int rank = group.rank();
        if (rank < 3) {
            return;
        }
        int[] signed = group.signed();
        int at = term * rank;
        multiply(2 * signed[at], 2 * signed[at + 1], prefix + 4);
        for (int t = 3; t < rank; t++) {
            multiply(prefix + 2 * (t - 1), 2 * signed[at + t - 1], prefix + 2 * t);
        }
        multiply(2 * signed[at + rank - 2], 2 * signed[at + rank - 1], suffix + 2 * (rank - 3));
        for (int t = rank - 4; t >= 0; t--) {
            multiply(2 * signed[at + t + 1], suffix + 2 * (t + 1), suffix + 2 * t);
        }
    }

    /** The strip that holds the product of all factors but one. */
    private int othersOf(ProductGroup group, int term, int factor) {
        int rank = group.rank();
        int at = term * rank;
        int[] signed = group.signed();
        if (rank == 1) {
            return ones;
        }
        if (rank == 2) {
            return 2 * signed[at + 1 - factor];
        }
        if (factor == 0) {
            return suffix;
        }
        if (factor == rank - 1) {
            return prefix + 2 * (rank - 1);
        }
        int before = factor == 1 ? 2 * signed[at] : prefix + 2 * factor;
        int after = factor == rank - 2 ? 2 * signed[at + rank - 1] : suffix + 2 * factor;
        multiply(before, after, others);
        return others;
    }

    private void multiply(int a, int b, int out) {
        strips.multiply(
                base,
                a * lanes,
                (a + 1) * lanes,
                b * lanes,
                (b + 1) * lanes,
                out * lanes,
                (out + 1) * lanes,
                lanes);
    }

    /** Turns the results round, so that those of one atom stand together. */
    private void store(ProductGroup group) {
        int functions = group.functions().length;
        int slots = group.slots().length * functions;
        for (int lane = 0; lane < lanes; lane++) {
            int to = lane * slotCount + group.firstSlot();
            for (int s = 0; s < slots; s++) {
                derivatives[to + s] = accumulated[s * lanes + lane];
            }
            for (int f = 0; f < functions; f++) {
                values[lane * functionCount + group.functions()[f]] = value[f * lanes + lane];
            }
        }
    }
}
