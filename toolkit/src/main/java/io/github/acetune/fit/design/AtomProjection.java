package io.github.acetune.fit.design;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All basis functions of one atom: values B_v and gradients ∂B_v/∂r_j. A view that the engine fills again for the next atom; the
 * gradients of single functions are computed only where they are asked for, since sums over functions can do without them.
 */
public final class AtomProjection {
    private final FunctionProgram program;
    private final Strips strips;
    private LaneGeometry geometry;
    private double[] values;
    private int valuesFrom;
    private double[] gradients = new double[0];
    private boolean hasGradients;

    /** What the gradients follow from; null in a copy, which holds them instead. */
    private final Live live;

    /** Of a copy: its functions, and where their gradients begin. */
    private final int[] identity;

    private final int[] offsets;

    /** The engine's scratch memory of the current atom. */
    private static final class Live {
        private final BaseKernel base;
        private final ProductKernel products;
        private final int[] identity;
        private final double[] perComponent;
        private int lane;

        Live(FunctionProgram program, BaseKernel base, ProductKernel products) {
            this.base = base;
            this.products = products;
            this.identity = IntStream.range(0, program.realCount()).toArray();
            this.perComponent = new double[program.realCount()];
        }
    }

    AtomProjection(
            FunctionProgram program, BaseKernel base, ProductKernel products, Strips strips) {
        this.program = program;
        this.strips = strips;
        this.identity = new int[0];
        this.offsets = identity;
        this.live = new Live(program, base, products);
    }

    /** A copy of what another one shows now. */
    private AtomProjection(AtomProjection other) {
        this.program = other.program;
        this.strips = other.strips;
        int count = program.functions().length;
        this.identity = IntStream.range(0, count).toArray();
        this.live = null;
        this.hasGradients = true;
        this.geometry = other.geometry.snapshot();
        this.values = Arrays.copyOfRange(other.values, other.valuesFrom, other.valuesFrom + count);
        int stride = stride();
        this.gradients = Arrays.copyOf(other.gradients(), count * stride);
        this.offsets = IntStream.range(0, count).map(v -> v * stride).toArray();
    }

    /**
     * Σ_v weights_v ∂B_v/∂r_j.
     *
     * @param weights one per function of the element, [functions]
     * @param out receives the sum, [stride]
     */
    public void combine(double[] weights, double[] out) {
        if (live == null) {
            int count = identity.length;
            strips.combine(weights, 0, identity, 0, count, offsets, gradients, out, 0, stride());
            return;
        }
        live.products.contract(weights, live.lane, live.perComponent);
        for (int species = 0; species < geometry.elements(); species++) {
            int from = program.firstReal(species);
            strips.combine(
                    live.perComponent,
                    from,
                    live.identity,
                    from,
                    program.firstReal(species + 1) - from,
                    live.base.gradientOffsets(),
                    live.base.gradientStrips(),
                    out,
                    3 * geometry.first(species),
                    3 * geometry.padded(species));
        }
    }

    /**
     * A copy that stays valid.
     *
     * @return values, gradients and neighbours of this atom
     */
    public AtomProjection snapshot() {
        return new AtomProjection(this);
    }

    void reset(LaneGeometry geometry, double[] values, int valuesFrom, int lane) {
        this.geometry = geometry;
        this.values = values;
        this.valuesFrom = valuesFrom;
        this.hasGradients = false;
        live.lane = lane;
    }

    /**
     * Which of the structures.
     *
     * @return counted within the structures given to the engine
     */
    public int structure() {
        return geometry.structure;
    }

    /**
     * Which of its atoms.
     *
     * @return counted within the structure
     */
    public int atom() {
        return geometry.atom;
    }

    /**
     * The functions of this atom's element.
     *
     * @return indices into the basis, not to be modified
     */
    public int[] functions() {
        return program.functions();
    }

    /**
     * B_v.
     *
     * @param local the function, counted within the element
     * @return its value
     */
    public double value(int local) {
        return values[valuesFrom + local];
    }

    /**
     * Length of one function's gradient: for each neighbour element three strips (x, y, z) of its padded neighbours; element s
     * begins at 3·first(s).
     *
     * @return length in numbers
     */
    public int stride() {
        return 3 * geometry.width();
    }

    /**
     * The neighbours.
     *
     * @return valid as long as this view
     */
    public LaneGeometry geometry() {
        return geometry;
    }

    /**
     * ∂B_v/∂r_j of all functions, one after the other.
     *
     * @return [functions·stride], not to be modified
     */
    public double[] gradients() {
        if (!hasGradients) {
            computeGradients();
            hasGradients = true;
        }
        return gradients;
    }

    private void computeGradients() {
        int stride = stride();
        int length = program.functions().length * stride;
        if (gradients.length < length) {
            gradients = new double[length + length / 4];
        }
        int derivatives = live.products.derivativesOf(live.lane);
        for (var group : program.groups()) {
            int[] functions = group.functions();
            if (group.species().length < geometry.elements()) {
                for (int f : functions) {
                    Arrays.fill(gradients, f * stride, (f + 1) * stride, 0);
                }
            }
            int next;
            for (int f = 0; f < functions.length; f = next) {
                next = f + 1;
                while (next < functions.length && functions[next] == functions[next - 1] + 1) {
                    next++;
                }
                computeGradients(group, f, next, derivatives);
            }
        }
    }

    /** Those of some functions of a group that follow each other in the basis, too. */
    private void computeGradients(ProductGroup group, int first, int last, int derivatives) {
        int stride = stride();
        int slots = group.slots().length;
        int weights = derivatives + group.firstSlot() + first * slots;
        int to = group.functions()[first] * stride;
        int from = 0;
        for (int s = 0; s < group.species().length; s++) {
            int species = group.species()[s];
            int end = group.speciesEnd()[s];
            strips.combine(
                    last - first,
                    live.products.derivatives(),
                    weights + from,
                    slots,
                    group.slots(),
                    from,
                    end - from,
                    live.base.gradientOffsets(),
                    live.base.gradientStrips(),
                    gradients,
                    to + 3 * geometry.first(species),
                    stride,
                    3 * geometry.padded(species));
            from = end;
        }
    }
}
