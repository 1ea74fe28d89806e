package io.github.acetune.plot;

import java.util.List;

/** Predicted against reference values. */
final class ParityPlot {
    /** As many points as a browser draws without delay. */
    private static final int DRAWN = 20_000;

    private static final String NOTHING = "nothing to compare";

    private ParityPlot() {}

    static Figure figure(List<PointGroup> energies, List<PointGroup> forces) {
        return Figure.grid(2, energyPanel(energies), forcePanel(forces)).size(940, 520);
    }

    static Figure energies(List<PointGroup> groups) {
        return Figure.of(energyPanel(groups)).size(560, 540);
    }

    static Figure forces(List<PointGroup> groups) {
        return Figure.of(forcePanel(groups)).size(560, 540);
    }

    private static Panel energyPanel(List<PointGroup> groups) {
        return panel("energy", "eV/atom", "meV/atom", groups);
    }

    private static Panel forcePanel(List<PointGroup> groups) {
        return panel("force component", "eV/Å", "meV/Å", groups);
    }

    private static Panel panel(
            String quantity, String unit, String milliUnit, List<PointGroup> groups) {
        double rmse = rootMeanSquare(groups);
        String error =
                Double.isNaN(rmse)
                        ? NOTHING
                        : "RMSE " + Numbers.significant(1000 * rmse, 3) + " " + milliUnit;
        Panel panel =
                Panel.of(
                                Axis.of("Reference " + quantity, unit),
                                Axis.of("Predicted " + quantity, unit))
                        .titled(capitalised(quantity) + ": " + error)
                        .squared()
                        .with(
                                new Mark.Guide(
                                        Mark.Direction.DIAGONAL,
                                        0,
                                        LineStyle.of(Palette.GREY).width(1),
                                        ""));
        List<PointGroup> drawn = Thinning.thin(groups, DRAWN);
        long points = drawn.stream().mapToLong(g -> g.x().size()).sum();
        for (int i = 0; i < drawn.size(); i++) {
            PointGroup group = drawn.get(i);
            MarkerStyle marker =
                    MarkerStyle.of(Palette.series(i).withOpacity(points > 500 ? 0.5 : 0.8))
                            .size(points > 5000 ? 4 : 6)
                            .symbol(Palette.symbol(i));
            panel = panel.with(Scatter.points(group.name(), group.x(), group.y(), marker));
        }
        return withCommonRange(panel);
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

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
