package io.github.acetune.plot;

/**
 * Counts of numbers in bins of equal width.
 *
 * @param name for the legend; empty keeps it out
 * @param values the numbers
 * @param from lower edge of the first bin
 * @param to upper edge of the last bin
 * @param bins how many bins
 * @param fill colour
 */
public record Histogram(String name, Values values, double from, double to, int bins, Colour fill)
        implements Trace {
    /** Checks the bins. */
    public Histogram {
        if (!(to > from) || bins < 1) {
            throw new IllegalArgumentException(
                    "a histogram needs bins between two edges, found "
                            + bins
                            + " from "
                            + from
                            + " to "
                            + to);
        }
    }

    /**
     * Bins of the width by D. Freedman and P. Diaconis (1981), 2·IQR/∛n, at most 80 of them.
     *
     * @param name for the legend
     * @param values the numbers; those that are not finite are left out
     * @param fill colour
     * @return with bins
     */
    public static Histogram of(String name, Values values, Colour fill) {
        double[] sorted = values.stream().filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Histogram(name, Values.NONE, 0, 1, 1, fill);
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (low == high) {
            double half = low == 0 ? 0.5 : Math.abs(low) * 0.05;
            return new Histogram(name, Values.of(sorted), low - half, high + half, 1, fill);
        }
        double width =
                2
                        * (Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25))
                        / Math.cbrt(sorted.length);
        int bins = width > 0 ? (int) Math.clamp(Math.ceil((high - low) / width), 1, 80) : 20;
        return new Histogram(name, Values.of(sorted), low, high, bins, fill);
    }

    /** The same numbers in bins whose edges are multiples of a width, at most a thousand of them. */
    Histogram withBinsOf(double width) {
        double low = Math.floor(from / width) * width;
        int count = (int) Math.clamp(Math.ceil((to - low) / width), 1, 1000);
        return new Histogram(name, values, low, Math.max(to, low + count * width), count, fill);
    }

    double width() {
        return (to - from) / bins;
    }

    /** Counts per bin; the last bin includes its upper edge. */
    int[] counts() {
        int[] counts = new int[bins];
        values.stream()
                .filter(v -> v >= from && v <= to)
                .forEach(v -> counts[Math.min((int) ((v - from) / width()), bins - 1)]++);
        return counts;
    }
}
