package io.github.acetune.plot;

import java.util.List;

/**
 * Points, a line through points, or both.
 *
 * @param name for the legend; empty keeps it out
 * @param x positions
 * @param y as many
 * @param error half-widths of the vertical error bars, as many or none
 * @param line the line
 * @param marker the points
 * @param shade colours of single points by a number, or {@link Shade#NONE}
 * @param labels what hovering over a point shows above its numbers, one per point or none
 */
public record Scatter(
        String name,
        Values x,
        Values y,
        Values error,
        LineStyle line,
        MarkerStyle marker,
        Shade shade,
        List<String> labels)
        implements Trace {
    /** Checks the lengths. */
    public Scatter {
        labels = List.copyOf(labels);
        Checks.sameLength(name, "y", x.size(), y.size());
        Checks.sameLengthOrNone(name, "error bars", x.size(), error.size());
        Checks.sameLengthOrNone(name, "shades", x.size(), shade.values().size());
        Checks.sameLengthOrNone(name, "labels", x.size(), labels.size());
    }

    /**
     * Points.
     *
     * @param name for the legend
     * @param x positions
     * @param y as many
     * @param marker how they look
     * @return no line
     */
    public static Scatter points(String name, Values x, Values y, MarkerStyle marker) {
        return new Scatter(name, x, y, Values.NONE, LineStyle.NONE, marker, Shade.NONE, List.of());
    }

    /**
     * A line.
     *
     * @param name for the legend
     * @param x positions
     * @param y as many
     * @param line how it looks
     * @return no points
     */
    public static Scatter line(String name, Values x, Values y, LineStyle line) {
        return new Scatter(name, x, y, Values.NONE, line, MarkerStyle.NONE, Shade.NONE, List.of());
    }

    /**
     * Adds a line through the points.
     *
     * @param newLine how it looks
     * @return changed copy
     */
    public Scatter withLine(LineStyle newLine) {
        return new Scatter(name, x, y, error, newLine, marker, shade, labels);
    }

    /**
     * Adds points to the line.
     *
     * @param newMarker how they look
     * @return changed copy
     */
    public Scatter withMarkers(MarkerStyle newMarker) {
        return new Scatter(name, x, y, error, line, newMarker, shade, labels);
    }

    /**
     * Adds vertical error bars.
     *
     * @param halfWidths one per point, in the unit of y
     * @return changed copy
     */
    public Scatter withErrors(Values halfWidths) {
        return new Scatter(name, x, y, halfWidths, line, marker, shade, labels);
    }

    /**
     * Colours each point by a number.
     *
     * @param newShade the numbers and their scale
     * @return changed copy
     */
    public Scatter withShade(Shade newShade) {
        return new Scatter(name, x, y, error, line, marker, newShade, labels);
    }

    /**
     * Adds what hovering shows.
     *
     * @param newLabels one per point
     * @return changed copy
     */
    public Scatter withLabels(List<String> newLabels) {
        return new Scatter(name, x, y, error, line, marker, shade, newLabels);
    }
}
