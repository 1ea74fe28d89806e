package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;

/** A figure in words, for terminals and screen readers. */
final class FigureText {
    private FigureText() {}

    static String of(Figure figure) {
        List<String> panels = new ArrayList<>();
        for (Panel panel : figure.panels().stream().filter(p -> !p.isBlank()).toList()) {
            panels.add(describe(panel));
        }
        String title = figure.title().isEmpty() ? "" : figure.title() + ": ";
        return "Figure: " + title + String.join("; ", panels);
    }

    private static String describe(Panel panel) {
        List<String> series = new ArrayList<>();
        for (Trace trace : panel.traces()) {
            String name = trace.name().isEmpty() ? "" : trace.name() + " ";
            series.add(name + "(" + points(trace) + ")");
        }
        String title = panel.title().isEmpty() ? "" : panel.title() + ", ";
        return title + axes(panel) + ", " + String.join(", ", series);
    }

    private static String axes(Panel panel) {
        if (!panel.hasAxes()) {
            return "parallel coordinates";
        }
        String y = panel.y().label();
        String x = panel.x().label();
        return y.isEmpty() || x.isEmpty() ? y + x : y + " against " + x;
    }

    private static int points(Trace trace) {
        return switch (trace) {
            case Scatter scatter -> scatter.x().size();
            case Area area -> area.x().size();
            case Bar bar -> bar.values().size();
            case Histogram histogram -> histogram.values().size();
            case Dots dots -> dots.values().size();
            case Box box -> box.values().size();
            case Heatmap heatmap -> heatmap.values().size();
            case Surface surface -> surface.values().size();
            case ColourBar _ -> 0;
            case ParallelCoordinates parallel -> parallel.shade().values().size();
        };
    }
}
