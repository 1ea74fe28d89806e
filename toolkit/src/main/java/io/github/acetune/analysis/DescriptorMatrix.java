package io.github.acetune.analysis;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;

/** The descriptors of all structures of a data set, one row each. Immutable. */
public final class DescriptorMatrix {
    private final Dataset dataset;
    private final double[][] rows;

    private DescriptorMatrix(Dataset dataset, double[][] rows) {
        this.dataset = dataset;
        this.rows = rows;
    }

    /**
     * Computes the descriptors as they are.
     *
     * @param dataset the structures
     * @param descriptor of each, such as {@link AveragedAce} or {@link AveragedSoap}
     * @return the matrix
     * @throws InvalidInputException where the set is empty or the descriptor does not know an element
     */
    public static DescriptorMatrix of(Dataset dataset, StructureDescriptor descriptor) {
        if (dataset.size() == 0) {
            throw new InvalidInputException(dataset.name() + ": has no structures to describe");
        }
        double[][] rows =
                dataset.structures().parallelStream().map(descriptor::of).toArray(double[][]::new);
        return new DescriptorMatrix(dataset, rows);
    }

    /**
     * Brings every column to mean 0 and standard deviation 1, so that descriptors of different size count alike. Columns
     * that do not vary become 0.
     *
     * @return a new matrix
     */
    public DescriptorMatrix standardised() {
        double[][] scaled = new double[rows.length][rows[0].length];
        for (int column = 0; column < rows[0].length; column++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[column] / rows.length;
            }
            double variance = 0;
            for (double[] row : rows) {
                variance += Math.pow(row[column] - mean, 2) / rows.length;
            }
            double deviation = Math.sqrt(variance);
            boolean varies = deviation > 1e-12 * Math.abs(mean) && deviation > 0;
            for (int k = 0; varies && k < rows.length; k++) {
                scaled[k][column] = (rows[k][column] - mean) / deviation;
            }
        }
        return new DescriptorMatrix(dataset, scaled);
    }

    /**
     * The structures.
     *
     * @return one per row
     */
    public Dataset dataset() {
        return dataset;
    }

    /**
     * The numbers.
     *
     * @return a copy [structures][descriptors]
     */
    public double[][] rows() {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
