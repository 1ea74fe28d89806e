package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.LaneBasis;
import java.util.Arrays;

/** {@link LaneKernels} in single precision. */
final class FloatKernels implements LaneKernels<float[]> {
    private final FloatHarmonics[] harmonics;
    private final double[][] scratch;
    private final int harmonicStride;
    private final float[] byHarmonic;
    private final float[] bySlope;
    private final float[] sums = new float[4 * FloatLanes.W];
    private final FloatNeighbours neighbours = new FloatNeighbours();

    /**
     * Prepares for a potential.
     *
     * @param potential what will be evaluated
     */
    FloatKernels(CompiledPotential potential) {
        this.harmonics = new FloatHarmonics[Math.max(0, potential.largestL()) + 1];
        Arrays.setAll(harmonics, FloatHarmonics::new);
        this.harmonicStride = harmonics.length * harmonics.length * lanes();
        this.byHarmonic = new float[2 * harmonicStride];
        this.bySlope = new float[2 * harmonicStride];
        this.scratch = new double[2][potential.largestBasis() * lanes()];
    }

    @Override
    public int lanes() {
        return FloatLanes.W;
    }

    @Override
    public float[] allocate(int numbers) {
        return new float[numbers];
    }

    @Override
    public void clear(float[] numbers, int count) {
        Arrays.fill(numbers, 0, count, 0);
    }

    @Override
    public double get(float[] numbers, int index) {
        return FloatLanes.get(numbers, index);
    }

    @Override
    public void set(float[] numbers, int index, double value) {
        FloatLanes.set(numbers, index, value);
    }

    @Override
    public void begin(LaneNeighbours rows) {
        neighbours.copy(rows);
    }

    @Override
    public void radials(
            LaneBasis basis,
            LaneNeighbours rows,
            int row,
            float[] g,
            int to,
            float[] dg,
            int slopesTo) {
        FloatRadial.evaluate(basis, rows, neighbours, row, scratch, g, to, dg, slopesTo);
    }

    @Override
    public void contract(
            float[] strips,
            int size,
            int columns,
            float[] g,
            int from,
            int fromStride,
            float[] to,
            int at,
            int toStride) {
        FloatRadial.contract(strips, size, columns, g, from, fromStride, to, at, toStride);
    }

    @Override
    public void harmonics(int maxL, int row, float[] values, int to) {
        harmonics[maxL].values(neighbours, row, values, to);
    }

    @Override
    public void harmonicGradient(int maxL, int row) {
        int from = row % 2 * harmonicStride;
        harmonics[maxL].gradient(neighbours, row, byHarmonic, bySlope, from, sums);
    }

    @Override
    public void pairGradients(LaneNeighbours rows, int row, double[] gradients) {
        FloatBase.pairGradients(neighbours, row, sums);
        int lanes = lanes();
        for (int lane = 0; lane < lanes; lane++) {
            int slot = rows.slot[row * lanes + lane];
            if (slot >= 0) {
                gradients[3 * slot] = sums[lane];
                gradients[3 * slot + 1] = sums[lanes + lane];
                gradients[3 * slot + 2] = sums[2 * lanes + lane];
            }
        }
    }

    @Override
    public void add(float[] numbers, int from, int count, float[] sums) {
        FloatBase.add(numbers, from, count, sums);
    }

    @Override
    public void accumulate(
            int rows,
            float[] radial,
            int r,
            int rStride,
            int count,
            float[] angular,
            int y,
            int yStride,
            int width,
            float[] base,
            int to,
            int stride) {
        FloatBase.accumulate(
                rows, radial, r, rStride, count, angular, y, yStride, width, base, to, stride);
    }

    @Override
    public void contractAdjoints(
            float[] adjoints,
            int from,
            int stride,
            int count,
            int width,
            float[] value,
            int r,
            float[] slope,
            int s,
            int rStride,
            int y) {
        FloatBase.contractAdjoints(
                adjoints,
                from,
                stride,
                count,
                width,
                value,
                r,
                slope,
                s,
                rStride,
                byHarmonic,
                bySlope,
                y,
                harmonicStride);
    }

    @Override
    public void forward(LaneCentre<float[]> centre, float[] quantities, float[] rho) {
        FloatCoupling.forward(centre, quantities, rho);
    }

    @Override
    public void backward(
            LaneCentre<float[]> centre,
            float[] quantities,
            float[] adjoints,
            float[] slopes,
            float[] weights) {
        clear(adjoints, centre.size * lanes());
        FloatCoupling.backward(centre, quantities, adjoints, slopes, weights);
    }
}
