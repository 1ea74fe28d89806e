package io.github.acetune.plot;

import java.util.List;

/**
 * An axis of a panel.
 *
 * @param title what it shows, without the unit
 * @param unit its unit, or empty
 * @param scale how it counts
 * @param low lower end, or not-a-number to follow the data
 * @param high upper end, or not-a-number to follow the data
 * @param names of an axis of names those that are known before the data, at 0, 1, 2, …; usually none
 */
public record Axis(
        String title, String unit, AxisScale scale, double low, double high, List<String> names) {
    /** Checks the range. */
    public Axis {
        names = List.copyOf(names);
        if (Double.isNaN(low) != Double.isNaN(high) || low >= high) {
            throw new IllegalArgumentException(
                    "axis '" + title + "' runs from " + low + " to " + high);
        }
        if (scale == AxisScale.LOG && low <= 0) {
            throw new IllegalArgumentException(
                    "the logarithmic axis '" + title + "' starts at " + low);
        }
    }

    /**
     * A linear axis that follows the data.
     *
     * @param title what it shows
     * @param unit its unit
     * @return the axis
     */
    public static Axis of(String title, String unit) {
        return new Axis(title, unit, AxisScale.LINEAR, Double.NaN, Double.NaN, List.of());
    }

    /**
     * A linear axis of a quantity without unit.
     *
     * @param title what it shows
     * @return the axis
     */
    public static Axis of(String title) {
        return of(title, "");
    }

    /**
     * An axis of whole numbers.
     *
     * @param title what it counts
     * @return the axis
     */
    public static Axis integers(String title) {
        return of(title).as(AxisScale.INTEGER);
    }

    /**
     * An axis of names.
     *
     * @param title what they are
     * @return the axis
     */
    public static Axis categories(String title) {
        return of(title).as(AxisScale.CATEGORY);
    }

    /**
     * An axis of names on which points have the positions 0, 1, 2, ….
     *
     * @param title what they are
     * @param names from the left, or from the top
     * @return the axis
     */
    public static Axis categories(String title, List<String> names) {
        return new Axis(title, "", AxisScale.CATEGORY, Double.NaN, Double.NaN, names);
    }

    /**
     * The same axis by decades.
     *
     * @return changed copy
     */
    public Axis log() {
        return as(AxisScale.LOG);
    }

    /**
     * Fixes the range.
     *
     * @param newLow lower end
     * @param newHigh upper end
     * @return changed copy
     */
    public Axis range(double newLow, double newHigh) {
        return new Axis(title, unit, scale, newLow, newHigh, names);
    }

    /**
     * The title as it stands on the axis.
     *
     * @return title and unit, {@code "Energy error (meV/atom)"}
     */
    public String label() {
        return unit.isEmpty() ? title : title + " (" + unit + ")";
    }

    boolean hasRange() {
        return !Double.isNaN(low);
    }

    private Axis as(AxisScale newScale) {
        return new Axis(title, unit, newScale, low, high, names);
    }
}
