package io.github.acetune.plot;

import java.util.List;

/**
 * Points over categories, which stand on the vertical axis from the top down. Of many categories and series, points on one line
 * each are easier to compare than bars (W. S. Cleveland and R. McGill, J. Am. Stat. Assoc. 1984, 79, 531).
 *
 * @param name for the legend; empty keeps it out
 * @param categories labels on the vertical axis
 * @param values places along the horizontal axis, as many; not-a-number draws no point
 * @param marker how the points look
 */
public record Dots(String name, List<String> categories, Values values, MarkerStyle marker)
        implements Trace {
    /** Checks the lengths. */
    public Dots {
        categories = List.copyOf(categories);
        Checks.sameLength(name, "values", categories.size(), values.size());
    }
}
