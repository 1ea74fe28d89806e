package io.github.acetune.plot;

import java.util.List;

/**
 * An axis with its range settled by the data: places values on it.
 *
 * @param axis what was asked for
 * @param low the lower end
 * @param high the upper end
 * @param names the categories of a categorical axis, at 0, 1, 2, …
 */
record Scale(Axis axis, double low, double high, List<String> names) {
    /** Where a value lies: 0 at the lower end, 1 at the upper; not-a-number if it has no place. */
    double fraction(double value) {
        if (axis.scale() == AxisScale.LOG) {
            return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
        }
        return (value - low) / (high - low);
    }

    Ticks ticks(int wanted) {
        return switch (axis.scale()) {
            case LINEAR -> Ticks.linear(low, high, wanted, false);
            case INTEGER -> Ticks.linear(low, high, wanted, true);
            case LOG -> Ticks.logarithmic(low, high, wanted);
            case CATEGORY -> Ticks.names(names);
        };
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }
}
