package io.github.acetune.cli;

import io.github.acetune.optimize.BenchmarkProblem;
import io.github.acetune.optimize.OptimizerBenchmark;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code acetune bench --optimizer}. */
final class OptimizerBench {
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

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    private static final Path BASELINE = Path.of("..", "shared", "optimize", "skopt-baseline.json");

    int run(Console console) {
        if (seeds < 2) {
            throw new InvalidInputException("--seeds: expected at least 2, found " + seeds);
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
                            OptimizerSettings.defaults(),
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
