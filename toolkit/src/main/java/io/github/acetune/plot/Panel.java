package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * One pair of axes with what is drawn on them.
 *
 * @param title above the panel; may be empty
 * @param x horizontal axis
 * @param y vertical axis
 * @param traces the data, drawn in this order
 * @param marks guides and notes
 * @param square whether a unit has the same length on both axes
 */
public record Panel(
        String title, Axis x, Axis y, List<Trace> traces, List<Mark> marks, boolean square) {
    /** Copies the lists. */
    public Panel {
        traces = List.copyOf(traces);
        marks = List.copyOf(marks);
    }

    /**
     * An empty panel.
     *
     * @param x horizontal axis
     * @param y vertical axis
     * @return to be filled
     */
    public static Panel of(Axis x, Axis y) {
        return new Panel("", x, y, List.of(), List.of(), false);
    }

    /**
     * A panel that a trace without axes fills.
     *
     * @param trace the trace
     * @return the panel
     */
    public static Panel of(ParallelCoordinates trace) {
        return of(Axis.of(""), Axis.of("")).with(trace);
    }

    /**
     * Adds series.
     *
     * @param more drawn after those that are there
     * @return changed copy
     */
    public Panel with(Trace... more) {
        List<Trace> all = new ArrayList<>(traces);
        all.addAll(List.of(more));
        return new Panel(title, x, y, all, marks, square);
    }

    /**
     * Adds guides, bands or notes.
     *
     * @param more any
     * @return changed copy
     */
    public Panel with(Mark... more) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(List.of(more));
        return new Panel(title, x, y, traces, all, square);
    }

    /**
     * Gives the panel a title.
     *
     * @param newTitle above the panel
     * @return changed copy
     */
    public Panel titled(String newTitle) {
        return new Panel(newTitle, x, y, traces, marks, square);
    }

    /**
     * Draws both axes to the same measure.
     *
     * @return changed copy
     */
    public Panel squared() {
        return new Panel(title, x, y, traces, marks, true);
    }

    /**
     * A panel that leaves its place empty but for what explains the colours of others.
     *
     * @param bars none or one
     * @return a panel without axes
     */
    public static Panel blank(ColourBar... bars) {
        return of(Axis.of(""), Axis.of("")).with(bars);
    }

    boolean isBlank() {
        return marks.isEmpty()
                && x.label().isEmpty()
                && y.label().isEmpty()
                && traces.stream().allMatch(ColourBar.class::isInstance);
    }

    boolean hasAxes() {
        return traces.stream().noneMatch(ParallelCoordinates.class::isInstance);
    }

    boolean hasColourBar() {
        return traces.stream()
                .anyMatch(trace ->
                        trace instanceof Heatmap
                                || trace instanceof ColourBar
                                || (trace instanceof Scatter scatter
                                        && scatter.shade().explained()));
    }

    boolean hasDots() {
        return traces.stream().anyMatch(Dots.class::isInstance);
    }
}
