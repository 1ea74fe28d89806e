package io.github.acetune.plot;

/**
 * Widths of texts in a sans-serif face, estimated. Measuring them exactly would need AWT and installed fonts, which a
 * container often lacks.
 */
final class TextWidth {
    private static final String NARROW = "iIjl.,:;|!'’ft()[]·⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private static final String WIDE = "mwMW@%…—−±×";

    private TextWidth() {}

    /** Pixels at a font size. */
    static double of(String text, double size) {
        return size * text.codePoints().mapToDouble(TextWidth::em).sum();
    }

    private static double em(int character) {
        if (NARROW.indexOf(character) >= 0) {
            return 0.36;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 0.86;
        }
        return Character.isUpperCase(character) ? 0.69 : character == ' ' ? 0.3 : 0.6;
    }
}
