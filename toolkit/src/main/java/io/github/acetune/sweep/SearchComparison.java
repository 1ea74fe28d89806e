package io.github.acetune.sweep;

import io.github.acetune.data.Split;
import io.github.acetune.optimize.Acquisition;
import io.github.acetune.optimize.InitialDesign;
import io.github.acetune.optimize.OptimizerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Compares ways to search on real fits: the default settings; random initial points and the expected improvement of a Gaussian process
 * with nothing else, as in scikit-optimize; and random search.
 */
public final class SearchComparison {
    private static final int INITIAL = 5;

    private SearchComparison() {}

    /**
     * How one way to search went.
     *
     * @param name of the way
     * @param curves for each seed the lowest loss after 1, 2, … fits
     */
    public record Way(String name, List<List<Double>> curves) {
        /** Copies the list. */
        public Way {
            curves = List.copyOf(curves);
        }

        /**
         * The mean over seeds of the lowest loss.
         *
         * @param fits after how many fits
         * @return the mean
         */
        public double mean(int fits) {
            return curves.stream().mapToDouble(c -> c.get(fits - 1)).average().orElseThrow();
        }
    }

    /**
     * Runs the comparison.
     *
     * @param input what is searched over
     * @param data what is fitted to and judged on
     * @param iterations fits of every run
     * @param seeds runs of every way, with seeds 0, 1, …
     * @param progress told what has been done
     * @return the ways, this program's own first
     */
    public static List<Way> run(
            XpotInput input, Split data, int iterations, int seeds, Consumer<String> progress) {
        OptimizerSettings own = OptimizerSettings.defaults();
        OptimizerSettings plain =
                own.initialDesign(InitialDesign.RANDOM)
                        .acquisition(Acquisition.EXPECTED_IMPROVEMENT)
                        .trustRegion(false)
                        .interiorPreference(false);
        Map<String, Sweep> ways = new LinkedHashMap<>();
        ways.put("acetune", sweep(input, iterations, own, INITIAL));
        ways.put("random + EI", sweep(input, iterations, plain, INITIAL));
        ways.put("random", sweep(input, iterations, plain, iterations));
        var curves = new LinkedHashMap<String, List<List<Double>>>();
        for (int seed = 0; seed < seeds; seed++) {
            for (Map.Entry<String, Sweep> way : ways.entrySet()) {
                SweepResult result = way.getValue().seed(seed).run(data);
                curves.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(curve(result));
                progress.accept(
                        String.format(
                                Locale.ROOT,
                                "seed %d, %s: %.5f",
                                seed,
                                way.getKey(),
                                result.best().loss()));
            }
        }
        return curves.entrySet().stream().map(e -> new Way(e.getKey(), e.getValue())).toList();
    }

    private static Sweep sweep(
            XpotInput input, int iterations, OptimizerSettings search, int initial) {
        return Sweep.of(input)
                .initial(initial)
                .iterations(iterations)
                .search(search)
                .listen(SweepListener.NONE);
    }

    private static List<Double> curve(SweepResult result) {
        var curve = new ArrayList<Double>();
        double lowest = Double.POSITIVE_INFINITY;
        for (Trial trial : result.trials()) {
            lowest = trial.failed() ? lowest : Math.min(lowest, trial.loss());
            curve.add(lowest);
        }
        return curve;
    }

    /**
     * The mean lowest losses as a table of text.
     *
     * @param ways from {@link #run}
     * @return lines with a header
     */
    public static String table(List<Way> ways) {
        int all = ways.getFirst().curves().getFirst().size();
        int half = Math.max(1, all / 2);
        var table =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-12s %6s %16s %16s%n",
                                "search",
                                "seeds",
                                "after " + half + " fits",
                                "after " + all + " fits"));
        for (Way way : ways) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-12s %6d %16.5f %16.5f%n",
                            way.name(),
                            way.curves().size(),
                            way.mean(half),
                            way.mean(all)));
        }
        return table.toString();
    }
}
