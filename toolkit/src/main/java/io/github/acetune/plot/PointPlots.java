package io.github.acetune.plot;

import java.util.List;
import java.util.Map;

/** Points and distributions of a data set. */
final class PointPlots {
    private PointPlots() {}

    static Figure energyVolume(List<PointGroup> groups) {
        return Figure.of(
                points(Axis.of("Volume", "Å³/atom"), Axis.of("Energy", "eV/atom"), groups));
    }

    static Figure energyDensity(List<PointGroup> groups) {
        return Figure.of(points(Axis.of("Density", "g/cm³"), Axis.of("Energy", "eV/atom"), groups));
    }

    static Figure map(List<PointGroup> groups) {
        return Figure.of(
                points(
                        Axis.of("First coordinate of the map"),
                        Axis.of("Second coordinate of the map"),
                        groups));
    }

    static Figure histogram(String quantity, String unit, Map<String, Values> groups) {
        Panel panel = Panel.of(Axis.of(quantity, unit), Axis.of("Count"));
        int series = 0;
        for (Map.Entry<String, Values> group : groups.entrySet()) {
            Colour colour = Palette.series(series++).withOpacity(groups.size() > 1 ? 0.55 : 0.9);
            panel = panel.with(Histogram.of(group.getKey(), group.getValue(), colour));
        }
        return Figure.of(panel);
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
