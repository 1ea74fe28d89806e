package io.github.acetune.plot;

/**
 * How points look.
 *
 * @param colour fill colour
 * @param size diameter in pixels; 0 draws no points
 * @param symbol their shape
 */
public record MarkerStyle(Colour colour, double size, Symbol symbol) {
    /** No points. */
    public static final MarkerStyle NONE = new MarkerStyle(Palette.INK, 0, Symbol.CIRCLE);

    /** Checks the size. */
    public MarkerStyle {
        if (!(size >= 0)) {
            throw new IllegalArgumentException("a marker's size is not negative, found " + size);
        }
    }

    /**
     * Filled circles.
     *
     * @param colour fill colour
     * @return 7 pixels wide
     */
    public static MarkerStyle of(Colour colour) {
        return new MarkerStyle(colour, 7, Symbol.CIRCLE);
    }

    /**
     * Another size.
     *
     * @param newSize diameter in pixels
     * @return changed copy
     */
    public MarkerStyle size(double newSize) {
        return new MarkerStyle(colour, newSize, symbol);
    }

    /**
     * Another shape.
     *
     * @param newSymbol the shape
     * @return changed copy
     */
    public MarkerStyle symbol(Symbol newSymbol) {
        return new MarkerStyle(colour, size, newSymbol);
    }

    boolean visible() {
        return size > 0;
    }
}
