package io.github.acetune.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reference values and predictions of one quantity.
 *
 * @param reference [n]
 * @param predicted [n]
 * @param atoms the size of the structure that each value belongs to, [n]
 * @param configTypes the configuration type of that structure, [n]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier for plots and statistics, never compared
public record Pairs(double[] reference, double[] predicted, int[] atoms, List<String> configTypes) {
    /**
     * Takes the arrays over.
     *
     * @throws IllegalArgumentException where the sizes differ
     */
    public Pairs {
        configTypes = List.copyOf(configTypes);
        if (predicted.length != reference.length
                || atoms.length != reference.length
                || configTypes.size() != reference.length) {
            throw new IllegalArgumentException(
                    "reference values, predictions and their origins differ in number");
        }
    }

    /**
     * The number of values.
     *
     * @return n
     */
    public int size() {
        return reference.length;
    }

    /**
     * One error.
     *
     * @param index from 0
     * @return prediction minus reference
     */
    public double error(int index) {
        return predicted[index] - reference[index];
    }

    /**
     * The root mean square of the errors.
     *
     * @return in the unit of the values; not a number where there are none
     */
    public double rmse() {
        return errors().rmse();
    }

    /**
     * The mean of the errors' magnitudes.
     *
     * @return in the unit of the values; not a number where there are none
     */
    public double mae() {
        return errors().mae();
    }

    ErrorSums errors() {
        var sums = new ErrorSums();
        for (int k = 0; k < size(); k++) {
            sums.add(error(k));
        }
        return sums;
    }

    Map<String, ErrorSums> errorsByConfigType() {
        var sums = new LinkedHashMap<String, ErrorSums>();
        for (int k = 0; k < size(); k++) {
            sums.computeIfAbsent(configTypes.get(k), _ -> new ErrorSums()).add(error(k));
        }
        return sums;
    }
}
