package io.github.acetune.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The lowest loss found so far, of several ways to search with several seeds each. */
final class BestSoFarPlot {
    private BestSoFarPlot() {}

    static Figure figure(Map<String, List<Values>> losses) {
        int seeds = losses.values().stream().mapToInt(List::size).max().orElse(0);
        Panel panel = Panel.of(Axis.integers("Fits"), axis(seeds));
        int series = 0;
        for (Map.Entry<String, List<Values>> way : losses.entrySet()) {
            List<Values> runs = way.getValue().stream().map(BestSoFarPlot::lowest).toList();
            Colour colour = Palette.series(series++);
            Values counts = Values.counting(1, shortest(runs));
            if (runs.size() > 1) {
                panel =
                        panel.with(
                                new Area(
                                        "",
                                        counts,
                                        across(runs, counts, 0),
                                        across(runs, counts, 1),
                                        colour.withOpacity(0.18)));
            }
            panel =
                    panel.with(
                            Scatter.line(
                                    way.getKey(),
                                    counts,
                                    across(runs, counts, 0.5),
                                    LineStyle.of(colour).width(2)));
        }
        return Figure.of(panel);
    }

    private static Axis axis(int seeds) {
        String spread = seeds > 1 ? ", median and range of " + seeds + " seeds" : "";
        return Axis.of("Lowest loss so far" + spread).log();
    }

    private static int shortest(List<Values> runs) {
        return runs.stream().mapToInt(Values::size).min().orElse(0);
    }

    private static Values lowest(Values losses) {
        double[] best = losses.toArray();
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < best.length; i++) {
            lowest = Double.isNaN(best[i]) ? lowest : Math.min(lowest, best[i]);
            best[i] = Double.isInfinite(lowest) ? Double.NaN : lowest;
        }
        return Values.of(best);
    }

    /** A quantile over the runs after each number of fits. */
    private static Values across(List<Values> runs, Values counts, double share) {
        DoubleUnaryOperator quantile =
                count -> {
                    double[] sorted =
                            runs.stream().mapToDouble(run -> run.get((int) count - 1)).toArray();
                    Arrays.sort(sorted);
                    double place = share * (sorted.length - 1);
                    int below = (int) place;
                    int above = Math.min(below + 1, sorted.length - 1);
                    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
                };
        return counts.map(quantile);
    }
}
