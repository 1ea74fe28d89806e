package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;

/** Colour scales of even lightness that read in any colour vision and in grey print. */
public enum ColourScale {
    /** From dark purple to yellow (S. van der Walt and N. Smith, 2015). */
    VIRIDIS(
            "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58",
            "#b5de2b", "#fde725"),
    /** From dark blue to yellow, safe for colour-blind readers (J. R. Nuñez et al., PLoS ONE 2018, 13, e0199239). */
    CIVIDIS(
            "#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369",
            "#e1cc55", "#fee838"),
    /** From vermillion to grey, for lines of which the low ones matter, on light and on dark pages. */
    HIGHLIGHT("#d55e00", "#dd8a4a", "#c9a78a", "#a5a09b", "#8a8a8a"),
    /** From blue over near-white to red, for numbers with a sign. */
    BLUE_RED("#2166ac", "#67a9cf", "#d1e5f0", "#f7f7f7", "#fddbc7", "#ef8a62", "#b2182b");

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf of records is immutable
    private final List<Colour> stops;

    ColourScale(String... stops) {
        List<Colour> colours = new ArrayList<>();
        for (String stop : stops) {
            colours.add(Colour.hex(stop));
        }
        this.stops = List.copyOf(colours);
    }

    /**
     * The colour at a place on the scale.
     *
     * @param fraction 0 to 1; clipped
     * @return between two stops
     */
    public Colour at(double fraction) {
        double place = Math.clamp(fraction, 0.0, 1.0) * (stops.size() - 1);
        int low = Math.min((int) place, stops.size() - 2);
        return stops.get(low).mix(stops.get(low + 1), place - low);
    }

    List<List<Object>> plotlyStops() {
        List<List<Object>> result = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            result.add(List.of(i / (stops.size() - 1.0), stops.get(i).toCss()));
        }
        return result;
    }
}
