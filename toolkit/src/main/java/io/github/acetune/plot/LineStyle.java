package io.github.acetune.plot;

/**
 * How a line looks.
 *
 * @param colour its colour
 * @param width in pixels; 0 draws no line
 * @param dash how it is broken up
 * @param step whether it keeps its value until the next point (a staircase) instead of going straight there
 */
public record LineStyle(Colour colour, double width, Dash dash, boolean step) {
    /** No line. */
    public static final LineStyle NONE = new LineStyle(Palette.INK, 0, Dash.SOLID, false);

    /** Checks the width. */
    public LineStyle {
        if (!(width >= 0)) {
            throw new IllegalArgumentException("a line's width is not negative, found " + width);
        }
    }

    /**
     * A solid line.
     *
     * @param colour its colour
     * @return 1.8 pixels wide
     */
    public static LineStyle of(Colour colour) {
        return new LineStyle(colour, 1.8, Dash.SOLID, false);
    }

    /**
     * Another width.
     *
     * @param newWidth pixels
     * @return changed copy
     */
    public LineStyle width(double newWidth) {
        return new LineStyle(colour, newWidth, dash, step);
    }

    /**
     * Another pattern.
     *
     * @param newDash how the line is broken up
     * @return changed copy
     */
    public LineStyle dash(Dash newDash) {
        return new LineStyle(colour, width, newDash, step);
    }

    /**
     * A staircase.
     *
     * @return changed copy
     */
    public LineStyle stepped() {
        return new LineStyle(colour, width, dash, true);
    }

    boolean visible() {
        return width > 0;
    }
}
