package io.github.acetune.analysis;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses few structures that stand for many.
 *
 * @param whole the descriptors of what was chosen from
 * @param indices of the chosen structures, the most important first
 */
public record Selection(DescriptorMatrix whole, List<Integer> indices) {
    /** Copies the list. */
    public Selection {
        indices = List.copyOf(indices);
    }

    /**
     * Farthest-point sampling: begins with the structure nearest to the mean and adds, again and again, the one that is
     * farthest from all that were chosen (Y. Eldar et al., IEEE Trans. Image Process. 6, 1305 (1997)). Covers the whole range
     * evenly, outliers first.
     *
     * @param descriptors best standardised
     * @param count how many, from 1 to all
     * @return the choice; fewer where the rest are copies of chosen ones
     * @throws InvalidInputException where the count is out of range
     */
    public static Selection farthestPoints(DescriptorMatrix descriptors, int count) {
        double[][] rows = checked(descriptors, count);
        double[] distances = new double[rows.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        var chosen = new ArrayList<Integer>();
        int next = nearestToMean(rows);
        while (chosen.size() < count && distances[next] > 0) {
            chosen.add(next);
            for (int k = 0; k < rows.length; k++) {
                distances[k] = Math.min(distances[k], squaredDistance(rows[k], rows[next]));
            }
            next = largest(distances);
        }
        return new Selection(descriptors, chosen);
    }

    /**
     * CUR decomposition: adds, again and again, the structure with the largest part in the leading singular vector and removes
     * its direction from the others (M. W. Mahoney and P. Drineas, PNAS 106, 697 (2009), in the deterministic form of G.
     * Imbalzano et al., J. Chem. Phys. 148, 241730 (2018)). Spans the data best by few rows.
     *
     * @param descriptors any
     * @param count how many, from 1 to all
     * @return the choice; fewer where those chosen span all descriptors
     * @throws InvalidInputException where the count is out of range
     */
    public static Selection cur(DescriptorMatrix descriptors, int count) {
        return new Selection(descriptors, Cur.choose(checked(descriptors, count), count));
    }

    /**
     * The chosen structures.
     *
     * @return in the order of the whole set
     */
    public Dataset dataset() {
        Dataset all = whole.dataset();
        return Dataset.of(
                all.name() + "/selected",
                indices.stream().sorted().map(all.structures()::get).toList());
    }

    private static double[][] checked(DescriptorMatrix descriptors, int count) {
        double[][] rows = descriptors.rows();
        if (count < 1 || count > rows.length) {
            throw new InvalidInputException(
                    "cannot choose "
                            + count
                            + " of "
                            + rows.length
                            + " structures, expected a number from 1 to "
                            + rows.length);
        }
        return rows;
    }

    private static int nearestToMean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += row[k] / rows.length;
            }
        }
        int nearest = 0;
        for (int k = 1; k < rows.length; k++) {
            if (squaredDistance(rows[k], mean) < squaredDistance(rows[nearest], mean)) {
                nearest = k;
            }
        }
        return nearest;
    }

    private static double squaredDistance(double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            sum += (first[k] - second[k]) * (first[k] - second[k]);
        }
        return sum;
    }

    private static int largest(double... values) {
        int largest = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[largest]) {
                largest = k;
            }
        }
        return largest;
    }
}
