package io.github.acetune.plot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Predicted against reference values. */
final class ParityPlot {
    /** As many points as a browser draws without delay. */
    private static final int DRAWN = 20_000;

    private static final String NOTHING = "nothing to compare";

    private ParityPlot() {}

    static Figure figure(List<PointGroup> energies, List<PointGroup> forces) {
        List<String> names = names(energies, forces);
        return Figure.grid(2, energyPanel(energies, names), forcePanel(forces, names))
                .size(940, 510);
    }

    static Figure energies(List<PointGroup> groups) {
        return Figure.of(energyPanel(groups, names(groups, List.of()))).size(560, 560);
    }

    static Figure forces(List<PointGroup> groups) {
        return Figure.of(forcePanel(groups, names(groups, List.of()))).size(560, 560);
    }

    private static Panel energyPanel(List<PointGroup> groups, List<String> names) {
        return panel("energy", "eV/atom", 6, groups, names);
    }

    private static Panel forcePanel(List<PointGroup> groups, List<String> names) {
        return panel("force component", "eV/Å", 4, groups, names);
    }

    /** The names in their order; a name has the same colour in both panels. */
    private static List<String> names(List<PointGroup> energies, List<PointGroup> forces) {
        return Stream.concat(energies.stream(), forces.stream())
                .map(PointGroup::name)
                .distinct()
                .toList();
    }

    private static Panel panel(
            String quantity,
            String unit,
            int decimals,
            List<PointGroup> groups,
            List<String> names) {
        LineStyle diagonal = LineStyle.of(Palette.GREY).width(1);
        Panel panel =
                Panel.of(
                                Axis.of("Reference " + quantity, unit),
                                Axis.of("Predicted " + quantity, unit))
                        .titled(title(quantity, unit, groups))
                        .squared()
                        .with(new Mark.Guide(Mark.Direction.DIAGONAL, 0, diagonal, ""));
        List<PointGroup> drawn =
                Thinning.thin(groups, DRAWN).stream()
                        .sorted(Comparator.comparingInt(g -> -g.x().size()))
                        .toList();
        long points = count(drawn);
        // The largest group first, so that it does not bury the others.
        for (PointGroup group : drawn) {
            int index = names.indexOf(group.name());
            MarkerStyle marker =
                    MarkerStyle.of(Palette.series(index).withOpacity(points > 500 ? 0.55 : 0.8))
                            .size(points > 5000 ? 4 : 6)
                            .symbol(Palette.symbol(index));
            Values x = group.x().rounded(decimals);
            Values y = group.y().rounded(decimals);
            panel = panel.with(Scatter.points(group.name(), x, y, marker));
        }
        return withCommonRange(panel).with(size(count(groups), points));
    }

    private static String title(String quantity, String unit, List<PointGroup> groups) {
        double rmse = rootMeanSquare(groups);
        String error =
                Double.isNaN(rmse)
                        ? NOTHING
                        : "RMSE " + Numbers.significant(1000 * rmse, 3) + " m" + unit;
        return Character.toUpperCase(quantity.charAt(0)) + quantity.substring(1) + ": " + error;
    }

    private static Mark size(long all, long drawn) {
        String text = String.format(Locale.ROOT, "%,d points", all);
        String part = all == drawn ? "" : String.format(Locale.ROOT, "%n%,d drawn", drawn);
        return new Mark.Note(text + part, Mark.Corner.BOTTOM_RIGHT);
    }

    private static long count(List<PointGroup> groups) {
        return groups.stream().mapToLong(g -> g.x().size()).sum();
    }

    /** Both axes over the same range, so that the diagonal is one. */
    private static Panel withCommonRange(Panel panel) {
        Scale x = ScaleFinder.find(panel.x(), true, panel.traces(), List.of());
        Scale y = ScaleFinder.find(panel.y(), false, panel.traces(), List.of());
        double low = Math.min(x.low(), y.low());
        double high = Math.max(x.high(), y.high());
        return new Panel(
                panel.title(),
                panel.x().range(low, high),
                panel.y().range(low, high),
                panel.traces(),
                panel.marks(),
                true);
    }

    private static double rootMeanSquare(List<PointGroup> groups) {
        double sum = 0;
        long count = 0;
        for (PointGroup group : groups) {
            for (int i = 0; i < group.x().size(); i++) {
                double error = group.y().get(i) - group.x().get(i);
                if (Double.isFinite(error)) {
                    sum += error * error;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(sum / count);
    }
}
