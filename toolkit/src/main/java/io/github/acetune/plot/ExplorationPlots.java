package io.github.acetune.plot;

import io.github.acetune.analysis.CompositionHistogram;
import io.github.acetune.analysis.Coordination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a data set is made of. */
final class ExplorationPlots {
    private static final int FEW_TYPES = 4;

    private ExplorationPlots() {}

    static Figure composition(CompositionHistogram histogram) {
        List<String> formulae = new ArrayList<>();
        List<Double> structures = new ArrayList<>();
        for (CompositionHistogram.Composition composition : histogram.compositions()) {
            formulae.add(composition.formula());
            structures.add((double) composition.structures());
        }
        var bars = Bar.of("", formulae, Values.of(structures), Palette.BLUE).lying();
        Panel panel = Panel.of(Axis.integers("Structures"), Axis.categories("")).with(bars);
        return Figure.of(panel).size(680, Math.max(240, 110 + 19 * formulae.size()));
    }

    /** Bars while the configuration types are few, colours when they are many. */
    static Figure coordination(Map<String, Coordination> coordinations, double cutoff) {
        List<String> types = List.copyOf(coordinations.keySet());
        int most = Coordination.most(coordinations);
        List<String> numbers = IntStream.rangeClosed(0, most).mapToObj(String::valueOf).toList();
        var neighbours =
                Axis.categories("Neighbours within " + Numbers.significant(cutoff, 3) + " Å");
        if (types.size() > FEW_TYPES) {
            double[] shares =
                    coordinations.values().stream()
                            .flatMapToDouble(each -> DoubleStream.of(each.shares(most)))
                            .toArray();
            var map =
                    new Heatmap(
                            "",
                            numbers,
                            types,
                            Values.of(shares),
                            "Share of atoms",
                            ColourScale.VIRIDIS);
            return Figure.of(Panel.of(neighbours, Axis.categories("")).with(map))
                    .size(680, Math.max(300, 120 + 19 * types.size()));
        }
        Panel panel = Panel.of(neighbours, Axis.of("Share of atoms"));
        int series = 0;
        for (var entry : coordinations.entrySet()) {
            Colour colour = Palette.series(series++);
            Values shares = Values.of(entry.getValue().shares(most));
            panel = panel.with(Bar.of(entry.getKey(), numbers, shares, colour));
        }
        return Figure.of(panel);
    }
}
