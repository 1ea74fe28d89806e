package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Points and distributions of a data set. */
final class PointPlots {
    private PointPlots() {}

    static Figure energyVolume(List<PointGroup> groups) {
        Axis energy = Axis.of("Energy", "eV/atom");
        return figure(points(Axis.of("Volume", "Å³/atom"), energy, groups), groups.size());
    }

    static Figure energyDensity(List<PointGroup> groups) {
        Axis energy = Axis.of("Energy", "eV/atom");
        return figure(points(Axis.of("Density", "g/cm³"), energy, groups), groups.size());
    }

    static Figure map(List<PointGroup> groups) {
        Axis x = Axis.of("First coordinate of the map");
        Axis y = Axis.of("Second coordinate of the map");
        return figure(points(x, y, groups), groups.size());
    }

    /** As high as a legend of so many groups beside the panel. */
    static Figure figure(Panel panel, int groups) {
        return Figure.of(panel)
                .size(680, (int) Math.max(420, 48 + Legend.ROW_HEIGHT * (groups + 1)));
    }

    static Figure histogram(String quantity, String unit, Map<String, Values> groups) {
        Panel panel = Panel.of(Axis.of(quantity, unit), Axis.of("Count"));
        List<Histogram> histograms = new ArrayList<>();
        for (Map.Entry<String, Values> group : groups.entrySet()) {
            Colour colour =
                    Palette.series(histograms.size()).withOpacity(groups.size() > 1 ? 0.55 : 0.9);
            histograms.add(Histogram.of(group.getKey(), group.getValue(), colour));
        }
        for (Histogram histogram : alike(histograms)) {
            panel = panel.with(histogram);
        }
        return Figure.of(panel);
    }

    /** Counts can be compared only between bins of the same width: all get the middle one of the widths that suit each. */
    private static List<Histogram> alike(List<Histogram> histograms) {
        double[] widths =
                histograms.stream()
                        .filter(histogram -> !histogram.values().isEmpty())
                        .mapToDouble(Histogram::width)
                        .sorted()
                        .toArray();
        if (widths.length < 2) {
            return histograms;
        }
        double width = widths[widths.length / 2];
        return histograms.stream().map(histogram -> histogram.withBinsOf(width)).toList();
    }

    static Panel points(Axis x, Axis y, List<PointGroup> groups) {
        long count = groups.stream().mapToLong(g -> g.x().size()).sum();
        Panel panel = Panel.of(x, y);
        for (int i = 0; i < groups.size(); i++) {
            PointGroup group = groups.get(i);
            MarkerStyle marker =
                    MarkerStyle.of(Palette.series(i).withOpacity(count > 2000 ? 0.5 : 0.85))
                            .size(count > 2000 ? 4 : 7)
                            .symbol(Palette.symbol(i));
            panel = panel.with(Scatter.points(group.name(), group.x(), group.y(), marker));
        }
        return panel;
    }
}
