package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the parallel axes with its range settled. Trials without a value, such as those under whose other choices it has no
 * effect, meet the axis at its foot, below all values.
 *
 * @param scale of the values
 * @param gaps whether some trial has no value
 */
record ParallelAxis(Scale scale, boolean gaps) {
    private static final double FOOT = 0.14;

    /** A labelled place: 0 at the foot of the axis, 1 at its head. */
    record Tick(double fraction, String label) {}

    static ParallelAxis of(ParallelCoordinates.Coordinate coordinate) {
        boolean gaps = !coordinate.values().stream().allMatch(Double::isFinite);
        return new ParallelAxis(scale(coordinate), gaps);
    }

    /** Where a value lies: 0 at the foot of the axis, 1 at its head. */
    double fraction(double value) {
        double fraction = scale.fraction(value);
        if (!gaps) {
            return fraction;
        }
        return Double.isFinite(fraction) ? FOOT + (1 - FOOT) * fraction : 0;
    }

    List<Tick> ticks(int wanted) {
        Ticks ticks = scale.ticks(wanted);
        List<Tick> result = new ArrayList<>();
        if (gaps) {
            result.add(new Tick(0, "–"));
        }
        for (int i = 0; i < ticks.places().size(); i++) {
            result.add(new Tick(fraction(ticks.places().get(i)), ticks.labels().get(i)));
        }
        return result;
    }

    private static Scale scale(ParallelCoordinates.Coordinate coordinate) {
        List<String> names = coordinate.categories();
        AxisScale kind =
                !names.isEmpty()
                        ? AxisScale.CATEGORY
                        : coordinate.logarithmic() ? AxisScale.LOG : AxisScale.LINEAR;
        double low = coordinate.values().stream().filter(Double::isFinite).min().orElse(1);
        double high = coordinate.values().stream().filter(Double::isFinite).max().orElse(2);
        if (kind == AxisScale.CATEGORY) {
            low = 0;
            high = Math.max(1, names.size() - 1);
        } else if (low == high) {
            double room = low == 0 ? 1 : 0.1 * Math.abs(low);
            low -= room;
            high += room;
        }
        Axis axis = new Axis(coordinate.label(), "", kind, Double.NaN, Double.NaN, List.of());
        return new Scale(axis, low, high, names);
    }
}
