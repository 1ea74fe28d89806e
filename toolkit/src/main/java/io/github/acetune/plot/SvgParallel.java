package io.github.acetune.plot;

import io.github.acetune.plot.SvgCanvas.Anchor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Draws parallel coordinates. */
final class SvgParallel {
    private static final double FONT = 11;

    private final SvgCanvas canvas;
    private final SvgTheme theme;

    SvgParallel(SvgCanvas canvas, SvgTheme theme) {
        this.canvas = canvas;
        this.theme = theme;
    }

    void draw(ParallelCoordinates all, double left, double top, double width, double height) {
        ParallelCoordinates parallel = all.coloured();
        double first = left + 70;
        double right = left + width - 130;
        double plotTop = top + 44;
        double plotHeight = height - 64;
        List<ParallelAxis> axes = parallel.dimensions().stream().map(ParallelAxis::of).toList();
        int count = axes.size();
        double gap = count == 1 ? 0 : (right - first) / (count - 1);
        lines(parallel, axes, first, gap, plotTop, plotHeight);
        for (int i = 0; i < count; i++) {
            axis(axes.get(i), first + i * gap, plotTop, plotHeight, i % 2 == 1 && gap < 110);
        }
        new SvgAxes(canvas, theme)
                .colourBar(parallel.shade(), left + width - 78, plotTop, plotHeight);
    }

    private void lines(
            ParallelCoordinates parallel,
            List<ParallelAxis> axes,
            double first,
            double gap,
            double top,
            double height) {
        Values shades = parallel.shade().values();
        double low = shades.stream().filter(Double::isFinite).min().orElse(0);
        double high = shades.stream().filter(Double::isFinite).max().orElse(1);
        // The smallest, which are the best, come last and so on top.
        List<Integer> order =
                IntStream.range(0, shades.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> shades.get(i)).reversed())
                        .toList();
        for (int line : order) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < axes.size(); i++) {
                double value = parallel.dimensions().get(i).values().get(line);
                double fraction = axes.get(i).fraction(value);
                if (Double.isFinite(fraction)) {
                    path.append(path.isEmpty() ? 'M' : 'L')
                            .append(SvgCanvas.number(first + i * gap))
                            .append(' ')
                            .append(SvgCanvas.number(top + height * (1 - fraction)));
                }
            }
            double fraction = high > low ? (shades.get(line) - low) / (high - low) : 0.5;
            canvas.path(
                    path.toString(),
                    "none",
                    parallel.shade().scale().at(fraction).toHex(),
                    1.5,
                    "");
        }
    }

    private void axis(ParallelAxis axis, double x, double top, double height, boolean raised) {
        canvas.line(x, top, x, top + height, theme.ink(), 1.2, "");
        canvas.text(
                x,
                top - (raised ? 26 : 12),
                axis.scale().axis().label(),
                12,
                Anchor.MIDDLE,
                theme.ink());
        for (ParallelAxis.Tick tick : axis.ticks((int) Math.max(2, height / 48))) {
            double y = top + height * (1 - tick.fraction());
            canvas.line(x - 4, y, x, y, theme.ink(), 1, "");
            // An outline of the paper keeps the label readable over the lines.
            canvas.text(
                    x - 7,
                    y + 4,
                    tick.label(),
                    FONT,
                    Anchor.END,
                    theme.ink(),
                    "paint-order=\"stroke\" stroke=\""
                            + theme.paper()
                            + "\" stroke-width=\"3\" stroke-linejoin=\"round\"");
        }
    }
}
