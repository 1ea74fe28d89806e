package io.github.acetune.plot;

import io.github.acetune.analysis.CompositionHistogram;
import io.github.acetune.analysis.CoordinationHistogram;
import java.util.ArrayList;
import java.util.List;
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
    static Figure coordination(CoordinationHistogram histogram) {
        List<String> types = List.copyOf(histogram.counts().keySet());
        int length = histogram.counts().values().stream().mapToInt(List::size).max().orElse(1);
        List<String> numbers = IntStream.range(0, length).mapToObj(String::valueOf).toList();
        var neighbours =
                Axis.categories(
                        "Neighbours within " + Numbers.significant(histogram.cutoff(), 3) + " Å");
        if (types.size() > FEW_TYPES) {
            double[] shares =
                    histogram.counts().values().stream()
                            .flatMapToDouble(counts -> shares(counts).stream())
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
        for (var entry : histogram.counts().entrySet()) {
            Colour colour = Palette.series(series++);
            panel = panel.with(Bar.of(entry.getKey(), numbers, shares(entry.getValue()), colour));
        }
        return Figure.of(panel);
    }

    private static Values shares(List<Integer> counts) {
        double all = Math.max(1, counts.stream().mapToInt(Integer::intValue).sum());
        return Values.of(counts.stream().map(count -> count / all).toList());
    }
}
