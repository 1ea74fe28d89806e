package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.LaneBasis;
import java.util.Arrays;

/** {@link LaneKernels} in double precision. */
final class DoubleKernels implements LaneKernels<double[]> {
    private final LaneHarmonics[] harmonics;
    private final double[][] scratch;
    private final int harmonicStride;
    private final double[] byHarmonic;
    private final double[] bySlope;
    private final double[] sums = new double[4 * DoubleLanes.W];
    private LaneNeighbours rows;

    /**
     * Prepares for a potential.
     *
     * @param potential what will be evaluated
     */
    DoubleKernels(CompiledPotential potential) {
        this.harmonics = new LaneHarmonics[Math.max(0, potential.largestL()) + 1];
        Arrays.setAll(harmonics, LaneHarmonics::new);
        this.harmonicStride = harmonics.length * harmonics.length * lanes();
        this.byHarmonic = new double[2 * harmonicStride];
        this.bySlope = new double[2 * harmonicStride];
        this.scratch = new double[2][potential.largestBasis() * lanes()];
    }

    @Override
    public int lanes() {
        return DoubleLanes.W;
    }

    @Override
    public double[] allocate(int numbers) {
        return new double[numbers];
    }

    @Override
    public void clear(double[] numbers, int count) {
        Arrays.fill(numbers, 0, count, 0);
    }

    @Override
    public double get(double[] numbers, int index) {
        return DoubleLanes.get(numbers, index);
    }

    @Override
    public void set(double[] numbers, int index, double value) {
        DoubleLanes.set(numbers, index, value);
    }

    @Override
    public void begin(LaneNeighbours rows) {
        this.rows = rows;
    }

    @Override
    public void radials(
            LaneBasis basis,
            LaneNeighbours rows,
            int row,
            double[] g,
            int to,
            double[] dg,
            int slopesTo) {
        LaneRadial.evaluate(basis, rows, row, scratch, g, to, dg, slopesTo);
    }

    @Override
    public void contract(
            double[] strips,
            int size,
            int columns,
            double[] g,
            int from,
            int fromStride,
            double[] to,
            int at,
            int toStride) {
        LaneRadial.contract(strips, size, columns, g, from, fromStride, to, at, toStride);
    }

    @Override
    public void harmonics(int maxL, int row, double[] values, int to) {
        harmonics[maxL].values(rows, row, values, to);
    }

    @Override
    public void harmonicGradient(int maxL, int row) {
        int from = row % 2 * harmonicStride;
        harmonics[maxL].gradient(rows, row, byHarmonic, bySlope, from, sums);
    }

    @Override
    public void pairGradients(LaneNeighbours rows, int row, double[] gradients) {
        LaneBase.pairGradients(rows, row, sums);
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
    public void add(double[] numbers, int from, int count, double[] sums) {
        LaneBase.add(numbers, from, count, sums);
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
    public void contractAdjoints(
            double[] adjoints,
            int from,
            int stride,
            int count,
            int width,
            double[] value,
            int r,
            double[] slope,
            int s,
            int rStride,
            int y) {
        LaneBase.contractAdjoints(
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
    public void forward(LaneCentre<double[]> centre, double[] quantities, double[] rho) {
        LaneCoupling.forward(centre, quantities, rho);
    }

    @Override
    public void backward(
            LaneCentre<double[]> centre,
            double[] quantities,
            double[] adjoints,
            double[] slopes,
            double[] weights) {
        clear(adjoints, centre.size * lanes());
        LaneCoupling.backward(centre, quantities, adjoints, slopes, weights);
    }
}
