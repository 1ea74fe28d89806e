package io.github.acetune.plot;

import java.util.List;
import java.util.Map;

/**
 * Where a panel lies in Plotly's coordinates: fractions of the plotting region within the margins.
 *
 * @param index of the panel
 * @param left 0 to 1
 * @param right 0 to 1
 * @param bottom 0 to 1
 * @param top 0 to 1
 */
record PlotlyPlace(int index, double left, double right, double bottom, double top) {
    static PlotlyPlace of(Figure figure, PanelLayout layout, int index) {
        if (!figure.panels().get(index).hasAxes()) {
            return new PlotlyPlace(index, 0, 1, 0, 1);
        }
        PlotArea area = layout.place(index);
        double width =
                figure.width()
                        - layout.marginLeft()
                        - layout.marginRight()
                        - layout.legend().widthOnTheRight();
        double height = figure.height() - layout.marginTop() - layout.marginBottom();
        return new PlotlyPlace(
                index,
                fraction((area.left() - layout.marginLeft()) / width),
                fraction((area.right() - layout.marginLeft()) / width),
                fraction(1 - (area.bottom() - layout.marginTop()) / height),
                fraction(1 - (area.top() - layout.marginTop()) / height));
    }

    /** What Plotly appends to "x" and "y" in the names of the panel's axes. */
    String suffix() {
        return index == 0 ? "" : Integer.toString(index + 1);
    }

    List<Double> horizontal() {
        return List.of(left, right);
    }

    List<Double> vertical() {
        return List.of(bottom, top);
    }

    /** Puts a colour bar beside the panel. */
    void placeBar(Map<String, Object> bar) {
        bar.put("x", right + 0.01);
        bar.put("y", (bottom + top) / 2);
        bar.put("len", top - bottom);
    }

    private static double fraction(double value) {
        return Math.clamp(Numbers.round(value, 6), 0.0, 1.0);
    }
}
