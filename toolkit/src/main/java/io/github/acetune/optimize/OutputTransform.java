package io.github.acetune.optimize;

/** Brings values to mean 0 and standard deviation 1, monotonically, so that priors and acquisition need no units. */
final class OutputTransform {
    private final double mean;
    private final double deviation;

    private OutputTransform(double mean, double deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    static OutputTransform of(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double square = 0;
        for (double value : values) {
            square += (value - mean) * (value - mean) / values.length;
        }
        double deviation = Math.sqrt(square);
        return new OutputTransform(mean, deviation > 0 ? deviation : 1);
    }

    double apply(double value) {
        return (value - mean) / deviation;
    }

    double[] apply(double[] values) {
        double[] transformed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            transformed[i] = apply(values[i]);
        }
        return transformed;
    }

    /** What a standardised deviation of 1 is worth. */
    double scale() {
        return deviation;
    }

    double invert(double transformed) {
        return mean + deviation * transformed;
    }
}
