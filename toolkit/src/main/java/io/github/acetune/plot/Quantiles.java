package io.github.acetune.plot;

/** Quantiles of sorted numbers. */
final class Quantiles {
    private Quantiles() {}

    /** Linear interpolation between order statistics (type 7 of R. J. Hyndman and Y. Fan, 1996), as Plotly draws boxes. */
    static double of(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
    }
}
