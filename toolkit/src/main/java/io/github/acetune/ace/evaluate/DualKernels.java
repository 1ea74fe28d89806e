package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.evaluate.DualCentre.Roots;

/**
 * The arithmetic of {@link ParameterEngine}: everything together with its derivative along a displacement of the atoms (its
 * "tangent"), and back. Numbers stand in rows, one per lane; an instance belongs to one thread.
 */
sealed interface DualKernels permits LaneDualKernels, PlainDualKernels {
    /** How many lanes there are. */
    int lanes();

    /** The kernels for an engine. */
    static DualKernels of(CompiledPotential potential, Engine engine) {
        return switch (engine) {
            case SCALAR -> new PlainDualKernels(potential);
            case SIMD -> new LaneDualKernels(potential);
            case FLOAT32 -> throw new IllegalArgumentException("gradients need double precision");
        };
    }

    /**
     * g_k of a row and, times how the neighbour moves along the bond, g'_k.
     *
     * @param mu element of the centre
     * @param element element of the neighbour
     * @param values receives g_k from {@code to} on, [K·W]
     * @param tangents receives ġ_k from {@code tangentsTo} on
     */
    void radials(
            int mu,
            int element,
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int to,
            double[] tangents,
            int tangentsTo);

    /** Y_lm of a row from {@code to} on, [(l_max + 1)²·W], and Ẏ_lm from {@code tangentsTo} on. */
    void harmonics(
            int maxL,
            LaneNeighbours rows,
            LaneMotion motion,
            int row,
            double[] values,
            int to,
            double[] tangents,
            int tangentsTo);

    /** See {@link LaneKernels#accumulate}; {@code rows} is even. */
    void accumulate(
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
            int stride);

    /**
     * Adds Σ_k c_nk A^g_k, and the same of the tangents.
     *
     * @param matrix c, [count·size] from {@code from} on
     * @param bare A^g and its tangent, [size·W] from {@code b} on
     * @param sums receive [count·W] from {@code to} on
     */
    void contract(
            double[] matrix, int from, int count, int size, Dual bare, int b, Dual sums, int to);

    /** Multiplies and couples quantities. */
    void multiply(DualCentre centre, Dual quantities);

    /**
     * P = Σ_M a_M b_M of each step of a slice of roots.
     *
     * @param products receive them, [steps·W], from the slice's first step on
     */
    void couple(Roots roots, Dual quantities, Dual products);

    /** Adds Σ_steps c^(p) P to the densities, [P·W]. */
    void addDensities(DualCentre centre, Dual products, Dual rho);

    /**
     * Adds α_p P + β_p Ṗ of each step.
     *
     * @param slopes α as values and β as tangents, [P·W]
     * @param sums [steps·P·W]
     */
    void addRootSums(int steps, int densities, Dual slopes, Dual products, double[] sums);

    /** Replaces P by Σ_p α_p c^(p) and Ṗ by Σ_p β_p c^(p) of each step. */
    void weigh(DualCentre centre, Dual slopes, Dual products);

    /**
     * Adds the adjoints of a slice of roots.
     *
     * @param weights from {@link #weigh}
     * @param adjoints by the quantities as values, by their tangents as tangents
     */
    void adjointRoots(Roots roots, Dual weights, Dual quantities, Dual adjoints);

    /** Adds the adjoints of the products, last ones first. */
    void adjointProducts(DualCentre centre, Dual quantities, Dual adjoints);

    /**
     * Adds Σ_i (Ā_ni A^g_ik + Ǡ_ni Ȧ^g_ik) over the components i of one l.
     *
     * @param adjoints [count·W] from {@code a} on those of i = 0, {@code stride} later the next
     * @param width 2l + 1
     * @param bare [size·W] from {@code b} on those of i = 0, the next right behind
     * @param sums [count·size·W] from {@code to} on
     */
    void addOuter(
            Dual adjoints,
            int a,
            int stride,
            int count,
            int width,
            Dual bare,
            int b,
            int size,
            double[] sums,
            int to);

    /**
     * Numbers and their tangents.
     *
     * @param values the numbers
     * @param tangents their derivatives along the displacement
     */
    @SuppressWarnings("ArrayRecordComponent") // work memory
    record Dual(double[] values, double[] tangents) {
        static Dual of(int length) {
            return new Dual(new double[length], new double[length]);
        }

        void clear(int length) {
            java.util.Arrays.fill(values, 0, length, 0);
            java.util.Arrays.fill(tangents, 0, length, 0);
        }
    }
}
