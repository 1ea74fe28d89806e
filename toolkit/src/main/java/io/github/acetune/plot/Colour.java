package io.github.acetune.plot;

import java.util.Locale;

/**
 * A colour with opacity.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 * @param opacity 0 (invisible) to 1
 */
public record Colour(int red, int green, int blue, double opacity) {
    /** Checks the ranges. */
    public Colour {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException(
                    "colour parts lie between 0 and 255, found "
                            + red
                            + ", "
                            + green
                            + ", "
                            + blue);
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity lies between 0 and 1, found " + opacity);
        }
    }

    /**
     * Reads {@code #rrggbb}.
     *
     * @param text seven characters
     * @return opaque
     * @throws IllegalArgumentException if it is not of that form
     */
    public static Colour hex(String text) {
        if (!text.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("a colour is written #rrggbb, found '" + text + "'");
        }
        int rgb = Integer.parseInt(text.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff, 1);
    }

    /**
     * The same colour with another opacity.
     *
     * @param newOpacity 0 to 1
     * @return changed copy
     */
    public Colour withOpacity(double newOpacity) {
        return new Colour(red, green, blue, newOpacity);
    }

    /**
     * A mixture of two colours.
     *
     * @param other the colour at fraction 1
     * @param fraction 0 to 1
     * @return linear in sRGB
     */
    public Colour mix(Colour other, double fraction) {
        return new Colour(
                part(red, other.red, fraction),
                part(green, other.green, fraction),
                part(blue, other.blue, fraction),
                opacity + (other.opacity - opacity) * fraction);
    }

    /**
     * The colour without its opacity.
     *
     * @return {@code #rrggbb}
     */
    public String toHex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /**
     * The colour as style sheets and Plotly write it.
     *
     * @return {@code #rrggbb} or {@code rgba(…)}
     */
    public String toCss() {
        return opacity == 1
                ? toHex()
                : String.format(
                        Locale.ROOT,
                        "rgba(%d,%d,%d,%s)",
                        red,
                        green,
                        blue,
                        Numbers.plain(opacity, 3));
    }

    private static int part(int from, int to, double fraction) {
        return (int) Math.round(from + (to - from) * fraction);
    }
}
