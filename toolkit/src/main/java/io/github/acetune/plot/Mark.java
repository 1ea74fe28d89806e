package io.github.acetune.plot;

/** Something drawn on a panel that is no data: shading, a guide line, a note. */
public sealed interface Mark {
    /**
     * A shaded range of the horizontal axis, behind the data.
     *
     * @param from its left end
     * @param to its right end
     * @param fill colour, usually translucent
     * @param label what it means, written above it, outside the panel; may be empty
     */
    record Band(double from, double to, Colour fill, String label) implements Mark {}

    /**
     * A straight guide across the panel.
     *
     * @param direction where it runs
     * @param at its place on the axis that it crosses; not used by the diagonal
     * @param line how it looks
     * @param label what it means, written at its end; may be empty
     */
    record Guide(Direction direction, double at, LineStyle line, String label) implements Mark {}

    /**
     * A short text in a corner of the panel.
     *
     * @param text one or more lines
     * @param corner where
     */
    record Note(String text, Corner corner) implements Mark {}

    /** Where a guide runs. */
    enum Direction {
        /** At one value of the vertical axis. */
        HORIZONTAL,
        /** At one value of the horizontal axis. */
        VERTICAL,
        /** Where both axes have the same value. */
        DIAGONAL
    }

    /** A corner of a panel. */
    enum Corner {
        /** Top left. */
        TOP_LEFT,
        /** Top right. */
        TOP_RIGHT,
        /** Bottom left. */
        BOTTOM_LEFT,
        /** Bottom right. */
        BOTTOM_RIGHT
    }
}
