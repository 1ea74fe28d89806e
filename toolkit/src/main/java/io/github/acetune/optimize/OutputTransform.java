package io.github.acetune.optimize;

import java.util.Arrays;

/**
 * Brings values to mean 0 and standard deviation 1, monotonically, so that priors and acquisition need no units. Values far above
 * the others, such as the loss of a fit that went astray, are compressed to the logarithm of their distance first: that they are
 * bad is all that matters, and left as they are they would flatten everything else.
 */
final class OutputTransform {
    private final double knee;
    private final double width;
    private final double mean;
    private final double deviation;

    private OutputTransform(double knee, double width, double mean, double deviation) {
        this.knee = knee;
        this.width = width;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** With compression. */
    static OutputTransform of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double width = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double knee =
                width > 0
                        ? quantile(sorted, 0.5) + SurrogateTuning.KNEE * width
                        : Double.POSITIVE_INFINITY;
        return of(values, knee, width);
    }

    /** Without compression: mean and standard deviation only. */
    static OutputTransform standardising(double[] values) {
        return of(values, Double.POSITIVE_INFINITY, 0);
    }

    private static OutputTransform of(double[] values, double knee, double width) {
        double mean = 0;
        for (double value : values) {
            mean += compress(value, knee, width) / values.length;
        }
        double square = 0;
        for (double value : values) {
            double difference = compress(value, knee, width) - mean;
            square += difference * difference / values.length;
        }
        double deviation = Math.sqrt(square);
        return new OutputTransform(knee, width, mean, deviation > 0 ? deviation : 1);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double compress(double value, double knee, double width) {
        return value <= knee ? value : knee + width * Math.log1p((value - knee) / width);
    }

    double apply(double value) {
        return (compress(value, knee, width) - mean) / deviation;
    }

    double[] apply(double[] values) {
        double[] transformed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            transformed[i] = apply(values[i]);
        }
        return transformed;
    }

    double invert(double transformed) {
        double compressed = mean + deviation * transformed;
        return compressed <= knee
                ? compressed
                : knee + width * Math.expm1((compressed - knee) / width);
    }

    /** What a small standardised deviation around a standardised value is worth. */
    double scale(double transformed) {
        double compressed = mean + deviation * transformed;
        return compressed <= knee ? deviation : deviation * Math.exp((compressed - knee) / width);
    }
}
