package io.github.acetune.plot;

/**
 * Points that belong together, such as those of one configuration type.
 *
 * @param name for the legend
 * @param x horizontal positions; the reference values in a parity plot
 * @param y as many; the predicted values in a parity plot
 */
public record PointGroup(String name, Values x, Values y) {
    /** Checks the lengths. */
    public PointGroup {
        Checks.sameLength(name, "y values", x.size(), y.size());
    }

    /**
     * A group from arrays.
     *
     * @param name for the legend
     * @param x horizontal positions
     * @param y as many
     * @return the group
     */
    public static PointGroup of(String name, double[] x, double[] y) {
        return new PointGroup(name, Values.of(x), Values.of(y));
    }
}
