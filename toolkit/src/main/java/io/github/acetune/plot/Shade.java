package io.github.acetune.plot;

/**
 * Numbers turned into colours, with a colour bar.
 *
 * @param values one per point; empty for no shading
 * @param title what they are, with the unit; without a title there is no colour bar
 * @param scale the colours
 */
public record Shade(Values values, String title, ColourScale scale) {
    /** No shading. */
    public static final Shade NONE = new Shade(Values.NONE, "", ColourScale.VIRIDIS);

    /** Whether a colour bar tells what the colours mean. */
    boolean explained() {
        return visible() && !title.isEmpty();
    }

    boolean visible() {
        return !values.isEmpty();
    }
}
