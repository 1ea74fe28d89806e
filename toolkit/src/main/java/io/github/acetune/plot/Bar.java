package io.github.acetune.plot;

import java.util.List;

/**
 * Bars over categories. Several bar series of a panel stand side by side.
 *
 * @param name for the legend; empty keeps it out
 * @param categories labels on the axis
 * @param values lengths of the bars, as many
 * @param error half-widths of the error bars, as many or none
 * @param fill colour
 * @param horizontal whether the bars lie, with the categories on the vertical axis from the top down
 */
public record Bar(
        String name,
        List<String> categories,
        Values values,
        Values error,
        Colour fill,
        boolean horizontal)
        implements Trace {
    /** Checks the lengths. */
    public Bar {
        categories = List.copyOf(categories);
        Checks.sameLength(name, "values", categories.size(), values.size());
        Checks.sameLengthOrNone(name, "error bars", categories.size(), error.size());
    }

    /**
     * Standing bars.
     *
     * @param name for the legend
     * @param categories labels on the axis
     * @param values lengths
     * @param fill colour
     * @return no error bars
     */
    public static Bar of(String name, List<String> categories, Values values, Colour fill) {
        return new Bar(name, categories, values, Values.NONE, fill, false);
    }

    /**
     * Lying bars, for long labels.
     *
     * @return changed copy
     */
    public Bar lying() {
        return new Bar(name, categories, values, error, fill, true);
    }

    /**
     * Adds error bars.
     *
     * @param halfWidths one per bar
     * @return changed copy
     */
    public Bar withErrors(Values halfWidths) {
        return new Bar(name, categories, values, halfWidths, fill, horizontal);
    }
}
