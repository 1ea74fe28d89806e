package io.github.acetune.plot;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Settles the ranges of the axes of a panel so that all its data shows, with a little room. */
final class ScaleFinder {
    private final Axis axis;
    private final boolean horizontal;
    private final Set<String> names = new LinkedHashSet<>();
    private final DoubleSummaryStatistics extremes = new DoubleSummaryStatistics();
    private boolean fromZero;

    private ScaleFinder(Axis axis, boolean horizontal) {
        this.axis = axis;
        this.horizontal = horizontal;
        names.addAll(axis.names());
    }

    static Scale find(Axis axis, boolean horizontal, List<Trace> traces, List<Mark> marks) {
        ScaleFinder finder = new ScaleFinder(axis, horizontal);
        traces.forEach(finder::include);
        marks.forEach(finder::include);
        return finder.scale();
    }

    private void include(Trace trace) {
        switch (trace) {
            case Scatter scatter -> includeScatter(scatter);
            case Area area -> {
                if (horizontal) {
                    add(area.x().stream());
                } else {
                    add(area.low().stream());
                    add(area.high().stream());
                }
            }
            case Bar bar -> includeBar(bar);
            case Histogram histogram -> {
                if (horizontal) {
                    add(DoubleStream.of(histogram.from(), histogram.to()));
                } else {
                    fromZero = true;
                    add(Arrays.stream(histogram.counts()).asDoubleStream());
                }
            }
            case Dots dots -> {
                if (horizontal) {
                    fromZero = true;
                    add(dots.values().stream());
                } else {
                    names.addAll(dots.categories());
                }
            }
            case Box box -> {
                if (horizontal) {
                    names.add(box.name());
                } else {
                    add(box.values().stream());
                }
            }
            case Heatmap heatmap -> names.addAll(horizontal ? heatmap.columns() : heatmap.rows());
            case Surface surface -> add((horizontal ? surface.x() : surface.y()).stream());
            case ColourBar _ -> {
                // Takes no room of the panel.
            }
            case ParallelCoordinates _ -> add(DoubleStream.of(0, 1));
        }
    }

    private void includeScatter(Scatter scatter) {
        if (horizontal) {
            add(scatter.x().stream());
        } else if (scatter.error().isEmpty()) {
            add(scatter.y().stream());
        } else {
            for (int i = 0; i < scatter.y().size(); i++) {
                double y = scatter.y().get(i);
                double error = scatter.error().get(i);
                add(DoubleStream.of(y, y - error, y + error));
            }
        }
    }

    private void includeBar(Bar bar) {
        if (bar.horizontal() != horizontal) {
            names.addAll(bar.categories());
            return;
        }
        fromZero = true;
        for (int i = 0; i < bar.values().size(); i++) {
            double error = bar.error().isEmpty() ? 0 : bar.error().get(i);
            add(DoubleStream.of(bar.values().get(i) + (Double.isFinite(error) ? error : 0)));
        }
    }

    private void include(Mark mark) {
        if (mark instanceof Mark.Guide guide) {
            boolean crosses =
                    horizontal
                            ? guide.direction() == Mark.Direction.VERTICAL
                            : guide.direction() == Mark.Direction.HORIZONTAL;
            if (crosses) {
                add(DoubleStream.of(guide.at()));
            }
        }
        if (horizontal && axis.scale() != AxisScale.INTEGER && mark instanceof Mark.Band band) {
            add(DoubleStream.of(band.from(), band.to()));
        }
    }

    private void add(DoubleStream values) {
        boolean log = axis.scale() == AxisScale.LOG;
        values.filter(v -> Double.isFinite(v) && (!log || v > 0)).forEach(extremes);
    }

    private Scale scale() {
        List<String> categories = List.copyOf(names);
        if (axis.scale() == AxisScale.CATEGORY) {
            double last = Math.max(1, categories.size()) - 0.5;
            // Names on the vertical axis read from the top down, as in a table.
            return new Scale(axis, horizontal ? -0.5 : last, horizontal ? last : -0.5, categories);
        }
        if (axis.hasRange()) {
            return new Scale(axis, axis.low(), axis.high(), categories);
        }
        if (extremes.getCount() == 0) {
            return new Scale(axis, axis.scale() == AxisScale.LOG ? 0.1 : 0, 1, categories);
        }
        double low = extremes.getMin();
        double high = extremes.getMax();
        return axis.scale() == AxisScale.LOG ? logarithmic(low, high) : linear(low, high);
    }

    private Scale logarithmic(double low, double high) {
        double room = Math.max(Math.pow(high / low, 0.06), 1.08);
        return new Scale(axis, low / room, high * room, List.of());
    }

    private Scale linear(double dataLow, double dataHigh) {
        double low = fromZero ? Math.min(0, dataLow) : dataLow;
        double high = fromZero ? Math.max(0, dataHigh) : dataHigh;
        if (low == high) {
            double half = low == 0 ? 1 : Math.abs(low) * 0.1;
            return new Scale(axis, low - half, high + half, List.of());
        }
        double room =
                axis.scale() == AxisScale.INTEGER
                        ? Math.max(0.5, 0.015 * (high - low))
                        : 0.05 * (high - low);
        return new Scale(
                axis,
                fromZero && low == 0 ? 0 : low - room,
                fromZero && high == 0 ? 0 : high + room,
                List.of());
    }
}
