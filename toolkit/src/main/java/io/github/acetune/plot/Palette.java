package io.github.acetune.plot;

import java.util.List;

/**
 * Colours that people with any kind of colour vision can tell apart: the set of M. Okabe and K. Ito (Color Universal
 * Design, 2008). Its yellow is left out of the sequence because it vanishes on white paper.
 */
public final class Palette {
    /** Black, for references and best-so-far lines. It turns light in dark themes. */
    public static final Colour INK = Colour.hex("#222222");

    /** Blue. */
    public static final Colour BLUE = Colour.hex("#0072B2");

    /** Vermillion. */
    public static final Colour VERMILLION = Colour.hex("#D55E00");

    /** Bluish green. */
    public static final Colour GREEN = Colour.hex("#009E73");

    /** Reddish purple. */
    public static final Colour PURPLE = Colour.hex("#CC79A7");

    /** Orange. */
    public static final Colour ORANGE = Colour.hex("#E69F00");

    /** Sky blue. */
    public static final Colour SKY = Colour.hex("#56B4E9");

    /** Neutral grey, for guides and shading; reads on white and on black. */
    public static final Colour GREY = Colour.hex("#7F7F7F");

    /** The order in which series take their colours. */
    public static final List<Colour> SERIES =
            List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, GREY);

    /** The sequence of marker shapes that goes with {@link #SERIES} when the colours have been used up. */
    static final List<Symbol> SYMBOLS =
            List.of(Symbol.CIRCLE, Symbol.SQUARE, Symbol.DIAMOND, Symbol.TRIANGLE);

    private Palette() {}

    /**
     * The colour of the n-th series.
     *
     * @param index from 0; starts again after the last colour
     * @return one of {@link #SERIES}
     */
    public static Colour series(int index) {
        return SERIES.get(Math.floorMod(index, SERIES.size()));
    }

    /**
     * The marker of the n-th series; changes each time the colours start again, so that series stay distinct.
     *
     * @param index from 0
     * @return a shape
     */
    public static Symbol symbol(int index) {
        return SYMBOLS.get(Math.floorMod(index / SERIES.size(), SYMBOLS.size()));
    }
}
