package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;

/**
 * The mean of a correlated series with the standard error that blocking gives: neighbouring values are averaged in pairs again
 * and again until the error no longer grows (Flyvbjerg and Petersen, J. Chem. Phys. 1989, 91, 461).
 *
 * @param mean of all values
 * @param standardError of that mean; NaN where there are fewer than two values
 * @param blockLength values per block where the error was taken
 */
public record BlockAverage(double mean, double standardError, int blockLength) {
    /** With fewer blocks the error itself is too uncertain to tell whether it still grows. */
    private static final int FEWEST_BLOCKS = 8;

    /**
     * Averages a series.
     *
     * @param values in the order in which they were made
     * @return mean and error
     * @throws InvalidInputException where there is no value
     */
    public static BlockAverage of(double... values) {
        if (values.length == 0) {
            throw new InvalidInputException("a block average needs at least one value");
        }
        double mean = mean(values, values.length);
        double[] blocks = values.clone();
        int count = values.length;
        int length = 1;
        double largest = count < 2 ? Double.NaN : error(blocks, count);
        int chosen = 1;
        while (count / 2 >= FEWEST_BLOCKS) {
            count /= 2;
            length *= 2;
            for (int k = 0; k < count; k++) {
                blocks[k] = 0.5 * (blocks[2 * k] + blocks[2 * k + 1]);
            }
            double error = error(blocks, count);
            if (error > largest) {
                largest = error;
                chosen = length;
            }
        }
        return new BlockAverage(mean, largest, chosen);
    }

    private static double error(double[] values, int count) {
        double mean = mean(values, count);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += (values[k] - mean) * (values[k] - mean);
        }
        return Math.sqrt(sum / (count * (count - 1.0)));
    }

    private static double mean(double[] values, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += values[k];
        }
        return sum / count;
    }
}
