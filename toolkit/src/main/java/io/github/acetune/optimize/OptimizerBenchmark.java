package io.github.acetune.optimize;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Compares the optimiser at its default settings with scikit-optimize 0.9 (Gaussian process, gp_hedge, 5 random points, as the
 * XPOT code calls it; 20 seeds) on {@link BenchmarkProblem}s: the best value after 32 sequential evaluations, over many seeds.
 */
public final class OptimizerBenchmark {
    /** Evaluations of every run. */
    public static final int EVALUATIONS = 32;

    private static final int REFERENCE_SEEDS = 20;

    private OptimizerBenchmark() {}

    /** What scikit-optimize reached on a problem, and what is aimed at here. */
    private record Reference(String problem, double mean, double error, double goal) {}

    private static final List<Reference> REFERENCES =
            List.of(
                    new Reference("branin", 0.49679, 0.07712, 0.3985),
                    new Reference("hartmann6", -2.50545, 0.1660, -3.0),
                    new Reference("mixed_ace", 0.17372, 0.01656, 0.11),
                    new Reference("ackley5", 14.4717, 0.8920, 8),
                    new Reference("ackley5shift", 14.9498, 1.0848, 11));

    /**
     * The outcome on one problem. Numbers that do not exist for it (no reference was measured) are NaN.
     *
     * @param problem the problem's name
     * @param bests the best value after {@link #EVALUATIONS} evaluations, one for every seed
     * @param curve the mean over seeds of the best value after 1, 2, … evaluations
     * @param cpuSeconds processor time of one run, compilation and garbage collection included
     * @param reference scikit-optimize's mean
     * @param referenceError the standard error of that mean
     * @param goal the value aimed at
     * @param referenceBests scikit-optimize's best values with seeds 0, 1, …; empty where they are not at hand
     */
    public record Outcome(
            String problem,
            List<Double> bests,
            List<Double> curve,
            double cpuSeconds,
            double reference,
            double referenceError,
            double goal,
            List<Double> referenceBests) {
        /** Copies the lists. */
        public Outcome {
            bests = List.copyOf(bests);
            curve = List.copyOf(curve);
            referenceBests = List.copyOf(referenceBests);
        }

        /**
         * The mean over seeds.
         *
         * @return the mean of the best values
         */
        public double mean() {
            return bests.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        /**
         * The standard error of the mean.
         *
         * @return the error, NaN for one seed
         */
        public double error() {
            return PairedGain.standardError(
                    bests.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /**
         * How likely differences this much in favour would be by chance, seed by seed: Student's paired test, one-sided, on the
         * seeds that both have.
         *
         * @return the probability, NaN with fewer than two common seeds
         */
        public double pPaired() {
            int common = Math.min(bests.size(), referenceBests.size());
            if (common < 2) {
                return Double.NaN;
            }
            return PairedGain.of(bests.subList(0, common), referenceBests.subList(0, common)).p();
        }

        /**
         * How likely a mean this much below the reference's would be by chance, its uncertainty included: Welch's test, one-sided.
         *
         * @return the probability
         */
        public double pWelch() {
            double own = error() * error();
            double other = referenceError * referenceError;
            double freedom =
                    (own + other)
                            * (own + other)
                            / (own * own / (bests.size() - 1)
                                    + other * other / (REFERENCE_SEEDS - 1));
            return PairedGain.upperTail((reference - mean()) / Math.sqrt(own + other), freedom);
        }

        /**
         * How likely a mean this much below the reference's would be by chance, its mean taken as exact: Student's test, one-sided.
         *
         * @return the probability
         */
        public double pAgainstMean() {
            return PairedGain.upperTail((reference - mean()) / error(), bests.size() - 1.0);
        }
    }

    /**
     * Runs the benchmark.
     *
     * @param problems the problems
     * @param seeds how many runs on each, with seeds 0, 1, …
     * @param settings the optimiser's settings, whose seed is replaced
     * @param baseline scikit-optimize's best values with seeds 0, 1, … by problem; may be empty
     * @param progress told of every finished problem
     * @return the outcomes, in order
     */
    public static List<Outcome> run(
            List<BenchmarkProblem> problems,
            int seeds,
            OptimizerSettings settings,
            Map<String, List<Double>> baseline,
            Consumer<Outcome> progress) {
        return run(
                problems,
                seeds,
                (space, seed) -> BayesianOptimizer.of(space, settings.seed(seed)),
                baseline,
                progress);
    }

    /** Begins a search. */
    @FunctionalInterface
    public interface Start {
        /**
         * Begins.
         *
         * @param space where to search
         * @param seed of all random choices
         * @return the search
         */
        SequentialSearch of(SearchSpace space, long seed);
    }

    /**
     * Runs the benchmark with another search.
     *
     * @param problems the problems
     * @param seeds how many runs on each, with seeds 0, 1, …
     * @param search the search
     * @param baseline scikit-optimize's best values with seeds 0, 1, … by problem; may be empty
     * @param progress told of every finished problem
     * @return the outcomes, in order
     */
    public static List<Outcome> run(
            List<BenchmarkProblem> problems,
            int seeds,
            Start search,
            Map<String, List<Double>> baseline,
            Consumer<Outcome> progress) {
        List<Outcome> outcomes = new ArrayList<>();
        for (BenchmarkProblem problem : problems) {
            List<Double> theirs = baseline.getOrDefault(problem.name(), List.of());
            Outcome outcome = run(problem, seeds, search, theirs);
            progress.accept(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static Outcome run(
            BenchmarkProblem problem, int seeds, Start search, List<Double> baseline) {
        double[] curve = new double[EVALUATIONS];
        List<Double> bests = new ArrayList<>();
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = system.getProcessCpuTime();
        for (int seed = 0; seed < seeds; seed++) {
            SequentialSearch optimizer = search.of(problem.space(), seed);
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < EVALUATIONS; i++) {
                Point point = optimizer.ask();
                double value = problem.evaluate(point);
                optimizer.tell(point, value);
                best = Math.min(best, value);
                curve[i] += best / seeds;
            }
            bests.add(best);
        }
        double cpu = (system.getProcessCpuTime() - start) * 1e-9 / seeds;
        Reference reference =
                REFERENCES.stream()
                        .filter(r -> r.problem().equals(problem.name()))
                        .findFirst()
                        .orElse(new Reference(problem.name(), Double.NaN, Double.NaN, Double.NaN));
        return new Outcome(
                problem.name(),
                bests,
                Arrays.stream(curve).boxed().toList(),
                cpu,
                reference.mean(),
                reference.error(),
                reference.goal(),
                baseline);
    }

    /**
     * The outcomes as a table of text.
     *
     * @param outcomes from {@link #run}
     * @return lines with a header
     */
    public static String table(List<Outcome> outcomes) {
        StringBuilder table =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-13s %6s %10s %9s %11s %9s %9s %9s %9s %9s %8s%n",
                                "problem",
                                "seeds",
                                "mean",
                                "± error",
                                "sk-optimize",
                                "± error",
                                "goal",
                                "p paired",
                                "p Welch",
                                "p mean",
                                "CPU s"));
        for (Outcome outcome : outcomes) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-13s %6d %10.4f %9.4f %11.4f %9.4f %9.4f %9s %9s %9s %8.3f%n",
                            outcome.problem(),
                            outcome.bests().size(),
                            outcome.mean(),
                            outcome.error(),
                            outcome.reference(),
                            outcome.referenceError(),
                            outcome.goal(),
                            probability(outcome.pPaired()),
                            probability(outcome.pWelch()),
                            probability(outcome.pAgainstMean()),
                            outcome.cpuSeconds()));
        }
        return table.toString();
    }

    private static String probability(double p) {
        return Double.isNaN(p) ? "-" : String.format(Locale.ROOT, "%.1e", p);
    }
}
