package io.github.acetune.plot;

/**
 * What colours mean that several panels have in common. In a panel without axes it stands on its own.
 *
 * @param title what the numbers are, with the unit
 * @param low the number of the first colour
 * @param high the number of the last colour
 * @param scale the colours
 */
public record ColourBar(String title, double low, double high, ColourScale scale) implements Trace {
    @Override
    public String name() {
        return "";
    }

    /** Where a number lies between the ends, 0 to 1; not-a-number where it is none. */
    double fraction(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return high > low ? Math.clamp((value - low) / (high - low), 0.0, 1.0) : 0.5;
    }

    Shade shade() {
        return new Shade(Values.of(low, high), title, scale);
    }
}
