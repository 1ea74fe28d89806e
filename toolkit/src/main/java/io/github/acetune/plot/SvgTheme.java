package io.github.acetune.plot;

/**
 * Colours of a static picture that depend on where it stands.
 *
 * @param ink texts and axes
 * @param paper the background, for outlines of points
 */
record SvgTheme(String ink, String paper) {
    /** Black on white. */
    static final SvgTheme PAPER = new SvgTheme(Palette.INK.toHex(), "#ffffff");

    /** The colours of the page around it. */
    static final SvgTheme PAGE = new SvgTheme("currentColor", "none");

    /** A colour of the palette; its black follows the theme. */
    String css(Colour colour) {
        return colour.toHex().equals(Palette.INK.toHex()) ? ink : colour.toHex();
    }
}
