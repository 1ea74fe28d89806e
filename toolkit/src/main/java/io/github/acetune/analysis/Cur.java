package io.github.acetune.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The deterministic CUR choice of rows, by power iteration and Gram–Schmidt. */
final class Cur {
    private static final int LARGEST_ITERATION_COUNT = 300;
    private static final double CONVERGED = 1e-10;

    /** Of the largest norm at first; what is shorter is spanned by the chosen rows. */
    private static final double SPANNED = 1e-9;

    private Cur() {}

    /** Indices of the chosen rows; the rows are used up. */
    static List<Integer> choose(double[][] rows, int count) {
        var chosen = new ArrayList<Integer>();
        double smallest = SPANNED * largestNorm(rows);
        double[] direction = new double[rows[0].length];
        while (chosen.size() < count && largestNorm(rows) > smallest) {
            double[] scores = leadingVector(rows, direction);
            int best = 0;
            for (int k = 1; k < scores.length; k++) {
                if (Math.abs(scores[k]) > Math.abs(scores[best]) * (1 + 1e-12)) {
                    best = k;
                }
            }
            chosen.add(best);
            removeDirection(rows, best);
        }
        return chosen;
    }

    /** The components of the leading left singular vector, not normalised. */
    private static double[] leadingVector(double[][] rows, double[] direction) {
        start(rows, direction);
        double[] scores = new double[rows.length];
        double before = 0;
        for (int iteration = 0; iteration < LARGEST_ITERATION_COUNT; iteration++) {
            double norm = normalise(direction);
            for (int k = 0; k < rows.length; k++) {
                scores[k] = dot(rows[k], direction);
            }
            if (Math.abs(norm - before) <= CONVERGED * norm) {
                break;
            }
            before = norm;
            Arrays.fill(direction, 0);
            for (int k = 0; k < rows.length; k++) {
                addScaled(direction, scores[k], rows[k]);
            }
        }
        return scores;
    }

    /** A vector that is surely not orthogonal to the leading one: the longest row. */
    private static void start(double[][] rows, double[] direction) {
        double[] longest = rows[0];
        for (double[] row : rows) {
            longest = dot(row, row) > dot(longest, longest) ? row : longest;
        }
        System.arraycopy(longest, 0, direction, 0, direction.length);
    }

    private static void removeDirection(double[][] rows, int which) {
        double[] unit = rows[which].clone();
        normalise(unit);
        for (double[] row : rows) {
            addScaled(row, -dot(row, unit), unit);
        }
        Arrays.fill(rows[which], 0);
    }

    private static double largestNorm(double[][] rows) {
        double largest = 0;
        for (double[] row : rows) {
            largest = Math.max(largest, dot(row, row));
        }
        return Math.sqrt(largest);
    }

    private static double normalise(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        for (int k = 0; norm > 0 && k < vector.length; k++) {
            vector[k] /= norm;
        }
        return norm;
    }

    private static void addScaled(double[] sum, double factor, double[] vector) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * vector[k];
        }
    }

    private static double dot(double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            sum += first[k] * second[k];
        }
        return sum;
    }
}
