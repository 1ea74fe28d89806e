package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of the space of objectives (all minimised, below a reference point) that a set of points does not dominate, cut into
 * boxes. Slices along the last objective, each cut the same way along the others: exact for any number of objectives.
 */
final class HypervolumeBoxes {
    private final List<double[][]> boxes = new ArrayList<>();

    /**
     * Cuts.
     *
     * @param points [n][objectives]
     * @param reference [objectives]; points that are not below it everywhere do not count
     */
    HypervolumeBoxes(double[][] points, double[] reference) {
        List<double[]> below = new ArrayList<>();
        for (double[] point : points) {
            if (isBelow(point, reference)) {
                below.add(point);
            }
        }
        cut(
                below,
                reference,
                reference.length,
                new double[reference.length],
                new double[reference.length]);
    }

    private static boolean isBelow(double[] point, double[] reference) {
        for (int k = 0; k < point.length; k++) {
            if (point[k] >= reference[k]) {
                return false;
            }
        }
        return true;
    }

    private void cut(
            List<double[]> points,
            double[] reference,
            int objectives,
            double[] low,
            double[] high) {
        int last = objectives - 1;
        if (objectives == 1) {
            low[0] = Double.NEGATIVE_INFINITY;
            high[0] = points.stream().mapToDouble(p -> p[0]).min().orElse(reference[0]);
            boxes.add(new double[][] {low.clone(), high.clone()});
            return;
        }
        double[] levels = points.stream().mapToDouble(p -> p[last]).sorted().distinct().toArray();
        for (int slice = 0; slice <= levels.length; slice++) {
            double from = slice == 0 ? Double.NEGATIVE_INFINITY : levels[slice - 1];
            low[last] = from;
            high[last] = slice == levels.length ? reference[last] : levels[slice];
            cut(points.stream().filter(p -> p[last] <= from).toList(), reference, last, low, high);
        }
    }

    /**
     * The expected growth of the dominated volume by a point whose objectives are independent and normal (for two objectives:
     * M. Emmerich, A. Deutz and J.-W. Klinkenberg, CEC 2011; the sum over boxes is the same for more).
     */
    double expectedImprovement(double[] means, double[] deviations) {
        double sum = 0;
        for (double[][] box : boxes) {
            double product = 1;
            for (int k = 0; k < means.length && product > 0; k++) {
                double upper = Normal.improvement(means[k], deviations[k], box[1][k]);
                double lower =
                        box[0][k] == Double.NEGATIVE_INFINITY
                                ? 0
                                : Normal.improvement(means[k], deviations[k], box[0][k]);
                product *= Math.max(upper - lower, 0);
            }
            sum += product;
        }
        return sum;
    }

    /** The growth of the dominated volume by a point. */
    double improvement(double[] point) {
        double sum = 0;
        for (double[][] box : boxes) {
            double product = 1;
            for (int k = 0; k < point.length; k++) {
                product *= Math.max(box[1][k] - Math.max(point[k], box[0][k]), 0);
            }
            sum += product;
        }
        return sum;
    }
}
