package io.github.acetune.analysis;

import java.util.List;

/** Means over the frames of a trajectory, with standard errors from the scatter of the means of blocks of frames. */
final class FrameMean {
    private static final int BLOCKS = 5;

    private FrameMean() {}

    /** The mean of arrays of the same length. */
    static double[] mean(List<double[]> frames) {
        double[] mean = new double[frames.getFirst().length];
        for (double[] frame : frames) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += frame[k] / frames.size();
            }
        }
        return mean;
    }

    /** The standard errors of that mean; NaN where the frames are too few for blocks. */
    static double[] standardErrors(List<double[]> frames) {
        int length = frames.getFirst().length;
        double[] errors = new double[length];
        int perBlock = frames.size() / BLOCKS;
        if (perBlock == 0) {
            java.util.Arrays.fill(errors, Double.NaN);
            return errors;
        }
        double[] mean = new double[length];
        double[][] blocks = new double[BLOCKS][];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = mean(frames.subList(b * perBlock, (b + 1) * perBlock));
            for (int k = 0; k < length; k++) {
                mean[k] += blocks[b][k] / BLOCKS;
            }
        }
        for (int k = 0; k < length; k++) {
            double sum = 0;
            for (double[] block : blocks) {
                sum += (block[k] - mean[k]) * (block[k] - mean[k]);
            }
            errors[k] = Math.sqrt(sum / (BLOCKS * (BLOCKS - 1)));
        }
        return errors;
    }
}
