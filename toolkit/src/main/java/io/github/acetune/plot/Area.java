package io.github.acetune.plot;

/**
 * The area between two lines, for the spread of a curve.
 *
 * @param name for the legend; empty keeps it out
 * @param x positions
 * @param low lower edge, as many
 * @param high upper edge, as many
 * @param fill colour, usually translucent
 */
public record Area(String name, Values x, Values low, Values high, Colour fill) implements Trace {
    /** Checks the lengths. */
    public Area {
        Checks.sameLength(name, "lower values", x.size(), low.size());
        Checks.sameLength(name, "upper values", x.size(), high.size());
    }
}
