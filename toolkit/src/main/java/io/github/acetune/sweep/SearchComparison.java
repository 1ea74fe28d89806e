package io.github.acetune.sweep;

import io.github.acetune.data.Split;
import io.github.acetune.optimize.Acquisition;
import io.github.acetune.optimize.BaselineOptimizer;
import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.InitialDesign;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.optimize.PairedGain;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.optimize.SequentialSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Compares ways to search on real fits: the default settings; random points and plain expected improvement in the manner of
 * scikit-optimize ({@link BaselineOptimizer}); the same with the Gaussian process and the candidates of the default settings; and
 * random search.
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
            return bests(fits).stream().mapToDouble(c -> c).average().orElseThrow();
        }

        private List<Double> bests(int fits) {
            return curves.stream().map(curve -> curve.get(fits - 1)).toList();
        }
    }

    /**
     * Runs the comparison. A point that two runs ask for is fitted once.
     *
     * @param input what is searched over
     * @param data what is fitted to and judged on
     * @param iterations fits of every run
     * @param seeds runs of every way, with seeds 0, 1, …
     * @param log keeps the loss of every finished fit, so that a run that was cut off goes on from there
     * @param progress told what has been done
     * @return the ways, this program's own first
     * @throws CancellationException where the calling thread is interrupted
     */
    public static List<Way> run(
            XpotInput input,
            Split data,
            int iterations,
            int seeds,
            Optional<Path> log,
            Consumer<String> progress) {
        OptimizerSettings own = OptimizerSettings.defaults();
        OptimizerSettings plain =
                own.initialDesign(InitialDesign.RANDOM)
                        .acquisition(Acquisition.EXPECTED_IMPROVEMENT)
                        .trustRegion(false)
                        .interiorPreference(false);
        SweepSettings sweep = Sweep.of(input).settings();
        SearchSpace space = sweep.space;
        var ways = new LinkedHashMap<String, LongFunction<SequentialSearch>>();
        ways.put("acetune", seed -> search(space, own, INITIAL, seed));
        ways.put("scikit-optimize-like", seed -> BaselineOptimizer.of(space, seed));
        ways.put("own model, random + EI", seed -> search(space, plain, INITIAL, seed));
        ways.put("random", seed -> search(space, plain, iterations, seed));
        var curves = new LinkedHashMap<String, List<List<Double>>>();
        try (var fitted = points(input, data, log)) {
            var search = new Search(new SweepRun(sweep, data), fitted, iterations);
            for (int seed = 0; seed < seeds; seed++) {
                for (var way : ways.entrySet()) {
                    String name = String.format(Locale.ROOT, "seed %d, %s", seed, way.getKey());
                    List<Double> curve =
                            search.run(
                                    way.getValue().apply(seed),
                                    text -> progress.accept(name + text));
                    curves.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(curve);
                }
            }
        }
        return curves.entrySet().stream().map(e -> new Way(e.getKey(), e.getValue())).toList();
    }

    private static SequentialSearch search(
            SearchSpace space, OptimizerSettings settings, int initial, long seed) {
        return BayesianOptimizer.of(space, settings.initialCount(initial).seed(seed));
    }

    private static FittedPoints points(XpotInput input, Split data, Optional<Path> log) {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("input", input.at(new Point(Map.of())));
        identity.put("train_sha256", data.train().sha256());
        identity.put("validation_sha256", data.validation().sha256());
        return log.map(path -> FittedPoints.in(path, identity)).orElseGet(FittedPoints::inMemory);
    }

    /** Searches one after the other, which share what was fitted. */
    private static final class Search {
        private final FitTrial evaluator;
        private final FittedPoints fitted;
        private final int iterations;

        Search(SweepRun run, FittedPoints fitted, int iterations) {
            this.evaluator = run.evaluator(_ -> {});
            this.fitted = fitted;
            this.iterations = iterations;
        }

        /** The lowest loss after 1, 2, … fits. */
        List<Double> run(SequentialSearch optimizer, Consumer<String> progress) {
            var curve = new ArrayList<Double>();
            double lowest = Double.POSITIVE_INFINITY;
            for (int k = 1; k <= iterations; k++) {
                Point point = optimizer.ask();
                FittedPoints.Fit fit = fit(k, point);
                if (Double.isNaN(fit.loss())) {
                    optimizer.tellFailed(point);
                } else {
                    optimizer.tell(point, fit.loss());
                    lowest = Math.min(lowest, fit.loss());
                }
                curve.add(lowest);
                progress.accept(
                        String.format(Locale.ROOT, ": %d of %d, %.5f", k, iterations, lowest));
            }
            return curve;
        }

        private FittedPoints.Fit fit(int iteration, Point point) {
            Optional<FittedPoints.Fit> known = fitted.of(point);
            if (known.isPresent()) {
                return known.get();
            }
            Thread caller = Thread.currentThread();
            Trial trial =
                    evaluator
                            .evaluate(iteration, point, caller::isInterrupted, _ -> {})
                            .orElseThrow(CancellationException::new);
            fitted.keep(trial);
            return fitted.of(point).orElseThrow();
        }
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
                                "%-22s %6s %16s %16s%n",
                                "search",
                                "seeds",
                                "after " + half + " fits",
                                "after " + all + " fits"));
        for (Way way : ways) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-22s %6d %16.5f %16.5f%n",
                            way.name(),
                            way.curves().size(),
                            way.mean(half),
                            way.mean(all)));
        }
        for (Way other : ways.subList(1, ways.size())) {
            table.append(difference(ways.getFirst(), all, other, all));
        }
        table.append(difference(ways.getFirst(), half, ways.getLast(), all));
        return table.toString();
    }

    /** How much lower one way came, seed by seed. */
    private static String difference(Way own, int ownFits, Way other, int otherFits) {
        if (own.curves().size() < 2) {
            return "";
        }
        var gain = PairedGain.of(own.bests(ownFits), other.bests(otherFits));
        return String.format(
                Locale.ROOT,
                "%s after %d fits is lower than %s after %d by %.5f ± %.5f (p = %.2g)%n",
                own.name(),
                ownFits,
                other.name(),
                otherFits,
                gain.mean(),
                gain.error(),
                gain.p());
    }
}
