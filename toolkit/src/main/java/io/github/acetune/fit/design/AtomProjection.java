package io.github.acetune.fit.design;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All basis functions of one atom: values B_v and gradients ∂B_v/∂r_j. A view that the engine fills again for the next atom.
 */
public final class AtomProjection {
    private final FunctionProgram program;
    private final int[] identity;
    private final int[] offsets;
    private LaneGeometry geometry;
    private double[] values;
    private int valuesFrom;
    private double[] gradients = new double[0];

    AtomProjection(FunctionProgram program) {
        this.program = program;
        int count = program.functions().length;
        this.identity = IntStream.range(0, count).toArray();
        this.offsets = new int[count];
    }

    /**
     * Σ_v weights_v ∂B_v/∂r_j.
     *
     * @param weights one per function of the element, [functions]
     * @param out receives the sum, [stride]
     */
    public void combine(double[] weights, double[] out) {
        int count = program.functions().length;
        int stride = stride();
        Arrays.setAll(offsets, v -> v * stride);
        Strips.fastest()
                .combine(weights, 0, identity, 0, count, offsets, gradients, out, 0, stride);
    }

    /**
     * A copy that stays valid.
     *
     * @return values, gradients and neighbours of this atom
     */
    public AtomProjection snapshot() {
        var copy = new AtomProjection(program);
        int count = program.functions().length;
        copy.geometry = geometry.snapshot();
        copy.values = Arrays.copyOfRange(values, valuesFrom, valuesFrom + count);
        copy.gradients = Arrays.copyOf(gradients, count * stride());
        return copy;
    }

    void reset(LaneGeometry geometry, double[] values, int valuesFrom) {
        this.geometry = geometry;
        this.values = values;
        this.valuesFrom = valuesFrom;
        int length = program.functions().length * stride();
        if (gradients.length < length) {
            gradients = new double[length + length / 4];
        }
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
        return gradients;
    }
}
