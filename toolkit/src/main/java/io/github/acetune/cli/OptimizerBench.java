package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Split;
import io.github.acetune.optimize.BaselineOptimizer;
import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.BenchmarkProblem;
import io.github.acetune.optimize.OptimizerBenchmark;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.sweep.SearchComparison;
import io.github.acetune.sweep.XpotInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code acetune bench --optimizer}. */
final class OptimizerBench {
    @SuppressWarnings("UnusedVariable") // that the group of options is there says it all
    @Option(names = "--optimizer", required = true, description = "Measure the optimiser.")
    private boolean wanted;

    @Option(
            names = "--problem",
            paramLabel = "NAME",
            description = "Only this test function; may be given several times.")
    private List<String> names = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Runs on each function (default: 50).")
    private int seeds = 50;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "scikit-optimize's best values seed by seed, as JSON, for the paired test"
                            + " (default: ../shared/optimize/skopt-baseline.json where there is one).")
    private Path baseline;

    @Option(
            names = "--fits",
            paramLabel = "INPUT",
            description =
                    "On real fits instead: an XPOT input with ranges, against random points with expected improvement, in the"
                            + " manner of scikit-optimize and with acetune's own model, and random search; --train and --test name the"
                            + " data.")
    private Path input;

    @Option(names = "--train", paramLabel = "FILE", description = "With --fits: training data.")
    private Path train;

    @Option(names = "--test", paramLabel = "FILE", description = "With --fits: test data.")
    private Path test;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "With --fits: only every N-th structure of the training data.")
    private int every = 1;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "With --fits: fits of every run (default: 32).")
    private int evaluations = OptimizerBenchmark.EVALUATIONS;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "With --fits: keep every finished fit in this file, a line of JSON each; a run that was cut off goes on"
                            + " from there.")
    private Path log;

    @Option(
            names = "--plain",
            description =
                    "Measure plain expected improvement in the manner of scikit-optimize, one of the searches of --fits, instead of"
                            + " acetune's own.")
    private boolean plain;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    private static final Path BASELINE = Path.of("..", "shared", "optimize", "skopt-baseline.json");

    int run(Console console) {
        if (seeds < 2) {
            throw new InvalidInputException("--seeds: expected at least 2, found " + seeds);
        }
        if (input != null) {
            return fits(console);
        }
        List<BenchmarkProblem> problems =
                names.isEmpty()
                        ? BenchmarkProblem.all()
                        : names.stream().map(BenchmarkProblem::named).toList();
        Map<String, List<Double>> theirs = theirs();
        try (var _ = new Interruption();
                var progress = new ProgressLine(console)) {
            progress.update(problems.getFirst().name() + ": " + seeds + " runs");
            var outcomes =
                    OptimizerBenchmark.run(
                            problems,
                            seeds,
                            search(),
                            theirs,
                            outcome -> progress.update(outcome.problem() + ": done"));
            console.out()
                    .print(
                            json
                                    ? JsonText.pretty(
                                            Map.of(
                                                    "problems",
                                                    outcomes.stream()
                                                            .map(OptimizerBench::tree)
                                                            .toList()))
                                    : OptimizerBenchmark.table(outcomes));
        }
        console.out().flush();
        return ExitCode.DONE;
    }

    private OptimizerBenchmark.Start search() {
        return plain
                ? BaselineOptimizer::of
                : (space, seed) ->
                        BayesianOptimizer.of(space, OptimizerSettings.defaults().seed(seed));
    }

    private int fits(Console console) {
        if (every < 1) {
            throw new InvalidInputException("--every: expected at least 1, found " + every);
        }
        XpotInput xpot = XpotInput.read(input);
        Split all =
                new InputData(input, PlainInput.pacemaker(xpot, console), console)
                        .read(train, test, true);
        List<Structure> structures = all.train().structures();
        List<Structure> some =
                IntStream.iterate(0, i -> i < structures.size(), i -> i + every)
                        .mapToObj(structures::get)
                        .toList();
        Split data = Split.of(Dataset.of(all.train().name(), some), all.validation());
        try (var _ = new Interruption();
                var progress = new ProgressLine(console)) {
            var ways =
                    SearchComparison.run(
                            xpot,
                            data,
                            evaluations,
                            seeds,
                            Optional.ofNullable(log),
                            progress::update);
            console.out().print(SearchComparison.table(ways));
        }
        console.out().flush();
        return ExitCode.DONE;
    }

    private Map<String, List<Double>> theirs() {
        if (baseline != null) {
            return values(baseline);
        }
        return Files.exists(BASELINE) ? values(BASELINE) : Map.of();
    }

    /** The best values after 32 evaluations, seed by seed, of a file like scikit-optimize's baseline. */
    private static Map<String, List<Double>> values(Path file) {
        try {
            var result = new LinkedHashMap<String, List<Double>>();
            JsonNode problems =
                    JsonMapper.shared().readTree(Files.readString(file)).path("problems");
            for (var problem : problems.properties()) {
                var bests = new ArrayList<Double>();
                JsonNode seeds = problem.getValue().path("per_seed");
                for (int seed = 0; seeds.has(Integer.toString(seed)); seed++) {
                    bests.add(seeds.path(Integer.toString(seed)).asDouble());
                }
                result.put(problem.getKey(), bests);
            }
            return result;
        } catch (IOException | JacksonException e) {
            throw new InvalidInputException(
                    file + ": cannot be read as JSON with problems and their values per_seed", e);
        }
    }

    private static Map<String, Object> tree(OptimizerBenchmark.Outcome outcome) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("problem", outcome.problem());
        tree.put("seeds", outcome.bests().size());
        put(tree, "mean", outcome.mean());
        put(tree, "error", outcome.error());
        put(tree, "scikit_optimize_mean", outcome.reference());
        put(tree, "goal", outcome.goal());
        put(tree, "p_paired", outcome.pPaired());
        put(tree, "p_welch", outcome.pWelch());
        put(tree, "p_against_mean", outcome.pAgainstMean());
        put(tree, "cpu_seconds", outcome.cpuSeconds());
        tree.put("bests", outcome.bests());
        tree.put("mean_curve", outcome.curve());
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, double value) {
        if (Double.isFinite(value)) {
            tree.put(name, value);
        }
    }
}
