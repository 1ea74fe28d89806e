package io.github.acetune.plot;

/** The scale of one of the parallel axes. */
final class ParallelScale {
    private ParallelScale() {}

    static Scale of(ParallelCoordinates.Coordinate coordinate) {
        AxisScale kind =
                !coordinate.categories().isEmpty()
                        ? AxisScale.CATEGORY
                        : coordinate.logarithmic() ? AxisScale.LOG : AxisScale.LINEAR;
        double low = coordinate.values().stream().filter(Double::isFinite).min().orElse(0);
        double high = coordinate.values().stream().filter(Double::isFinite).max().orElse(1);
        if (kind == AxisScale.CATEGORY) {
            low = 0;
            high = Math.max(1, coordinate.categories().size() - 1);
        } else if (low == high) {
            low = low > 0 ? low * 0.9 : low - 1;
            high = high > 0 ? high * 1.1 : high + 1;
        }
        Axis axis = new Axis(coordinate.label(), "", kind, Double.NaN, Double.NaN);
        return new Scale(axis, low, high, coordinate.categories());
    }
}
