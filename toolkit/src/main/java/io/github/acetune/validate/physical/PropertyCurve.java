package io.github.acetune.validate.physical;

import java.util.List;

/**
 * A quantity against another one.
 *
 * @param panel what it belongs to, the same for every potential, such as the name of a crystal
 * @param x in the check's own units
 * @param y as many
 * @param labels named places along x, such as points of the Brillouin zone; may be empty
 */
public record PropertyCurve(String panel, List<Double> x, List<Double> y, List<Label> labels) {
    /**
     * A place with a name.
     *
     * @param name such as {@code "Γ"}
     * @param place along x
     */
    public record Label(String name, double place) {}

    /** Copies the lists. */
    public PropertyCurve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        labels = labels == null ? List.of() : List.copyOf(labels);
    }

    static PropertyCurve of(String panel, List<Double> x, List<Double> y) {
        return new PropertyCurve(panel, x, y, List.of());
    }
}
