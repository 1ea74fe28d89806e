package io.github.acetune.plot;

import io.github.acetune.md.LogRow;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The log of a run of molecular dynamics over time. */
final class DynamicsPlot {
    /** More points than this are thinned out. */
    private static final int MOST_POINTS = 1000;

    private DynamicsPlot() {}

    static Figure of(List<LogRow> all) {
        int stride = 1 + (all.size() - 1) / MOST_POINTS;
        List<LogRow> rows =
                java.util.stream.IntStream.range(0, all.size())
                        .filter(k -> k % stride == 0)
                        .mapToObj(all::get)
                        .toList();
        Panel temperature = panel(rows, "Temperature", "K", LogRow::temperature, 0);
        // The number itself is large, counts from isolated atoms or cores, and says nothing.
        double first = rows.isEmpty() ? 0 : rows.getFirst().potential();
        Panel energy =
                panel(
                        rows,
                        "Potential energy from the start",
                        "eV",
                        row -> row.potential() - first,
                        1);
        boolean bulk = rows.stream().noneMatch(row -> Double.isNaN(row.pressure()));
        return bulk
                ? Figure.grid(
                        3, temperature, energy, panel(rows, "Pressure", "GPa", LogRow::pressure, 2))
                : Figure.grid(2, temperature, energy);
    }

    private static Panel panel(
            List<LogRow> rows,
            String quantity,
            String unit,
            ToDoubleFunction<LogRow> value,
            int series) {
        double[] time = rows.stream().mapToDouble(row -> row.timeFs() / 1000).toArray();
        double[] values = rows.stream().mapToDouble(value).toArray();
        return Panel.of(Axis.of("Time", "ps"), Axis.of(quantity, unit))
                .with(
                        // Without a name: the axis tells it.
                        Scatter.line(
                                "",
                                Values.of(time),
                                Values.of(values),
                                LineStyle.of(Palette.series(series))));
    }
}
