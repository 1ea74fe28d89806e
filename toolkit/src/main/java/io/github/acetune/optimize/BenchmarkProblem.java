package io.github.acetune.optimize;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A test function with a known minimum, on which {@link OptimizerBenchmark} compares optimisers. Defaults were tuned on the first
 * five, what every branch of a conditional space is owed on the two problems with branches; the held-out one shows whether that
 * carries over.
 *
 * @param name in lower case
 * @param optimum the lowest value
 * @param heldOut whether nothing was tuned on it
 * @param space where to search
 * @param objective the function, to be minimised
 */
public record BenchmarkProblem(
        String name,
        double optimum,
        boolean heldOut,
        SearchSpace space,
        ToDoubleFunction<Point> objective) {
    /** Two dimensions, three equal minima (L. C. W. Dixon and G. P. Szegő, Towards Global Optimisation 2, 1978). */
    public static final BenchmarkProblem BRANIN =
            new BenchmarkProblem("branin", 0.397887, false, cube(2), BenchmarkProblem::branin);

    /** Six dimensions, six minima (Dixon and Szegő). */
    public static final BenchmarkProblem HARTMANN6 =
            new BenchmarkProblem("hartmann6", -3.32237, false, cube(6), BenchmarkProblem::hartmann);

    /** Five dimensions like those of an ACE fit: log-real, integer, categorical and two real ones. */
    public static final BenchmarkProblem MIXED_ACE =
            new BenchmarkProblem(
                    "mixed_ace", 0.065506, false, mixedSpace(), BenchmarkProblem::mixedAce);

    /** Five dimensions, one funnel with ripples (D. H. Ackley, 1987), its minimum at the centre of the box. */
    public static final BenchmarkProblem ACKLEY5 =
            new BenchmarkProblem("ackley5", 0, false, cube(5), p -> ackley(p, new double[5]));

    /** The same, its minimum elsewhere. */
    public static final BenchmarkProblem ACKLEY5SHIFT =
            new BenchmarkProblem(
                    "ackley5shift",
                    0,
                    false,
                    cube(5),
                    p -> ackley(p, new double[] {7.3, -11.1, 4.9, -18.2, 13.7}));

    /** Held out: four dimensions, a curved valley (H. H. Rosenbrock, Comput. J. 3 (1960) 175), as its logarithm. */
    public static final BenchmarkProblem ROSENBROCK4 =
            new BenchmarkProblem(
                    "rosenbrock4", Math.log(1e-2), true, cube(4), BenchmarkProblem::rosenbrock);

    /** Seven dimensions, four of them active only under a choice of another. */
    public static final BenchmarkProblem CONDITIONAL =
            new BenchmarkProblem(
                    "conditional", 0, false, conditionalSpace(), BenchmarkProblem::conditional);

    /** A choice of three, each with parameters of its own and a minimum near one of their bounds. */
    public static final BenchmarkProblem BRANCHES =
            new BenchmarkProblem("branches", 0, false, branchesSpace(), BenchmarkProblem::branches);

    /**
     * All problems.
     *
     * @return the list, those that are held out last
     */
    public static List<BenchmarkProblem> all() {
        return List.of(
                BRANIN,
                HARTMANN6,
                MIXED_ACE,
                ACKLEY5,
                ACKLEY5SHIFT,
                CONDITIONAL,
                ROSENBROCK4,
                BRANCHES);
    }

    /**
     * A problem by its name.
     *
     * @param name in any case
     * @return the problem
     * @throws IllegalArgumentException where there is none
     */
    public static BenchmarkProblem named(String name) {
        return all().stream()
                .filter(problem -> problem.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "unknown problem '"
                                        + name
                                        + "', expected one of "
                                        + all().stream().map(BenchmarkProblem::name).toList()));
    }

    /**
     * The value at a point.
     *
     * @param point a point of the space
     * @return the value
     */
    public double evaluate(Point point) {
        return objective.applyAsDouble(point);
    }

    /** Coordinates on the unit cube; every function scales them to its own box. */
    private static SearchSpace cube(int dimensions) {
        SearchSpace space = SearchSpace.empty();
        for (int d = 0; d < dimensions; d++) {
            space = space.over("x" + d, Dimension.real(0, 1));
        }
        return space;
    }

    private static SearchSpace mixedSpace() {
        return SearchSpace.empty()
                .over("l2", Dimension.logReal(1e-8, 1e-2))
                .over("functions", Dimension.integer(10, 100))
                .over("radial", Dimension.categorical("SBessel", "ChebExpCos", "ChebPow"))
                .over("cutoff", Dimension.real(5, 8))
                .over("width", Dimension.real(0.1, 2));
    }

    private static SearchSpace conditionalSpace() {
        return SearchSpace.empty()
                .over("kind", Dimension.categorical("a", "b"))
                .over("shared", Dimension.real(0, 1))
                .over("count", Dimension.logInteger(1, 64))
                .over("a1", Dimension.real(0, 1))
                .when("kind", "a")
                .over("a2", Dimension.real(0, 1))
                .when("kind", "a")
                .over("b1", Dimension.logReal(1e-4, 1))
                .when("kind", "b")
                .over("b2", Dimension.integer(0, 20))
                .when("kind", "b");
    }

    private static SearchSpace branchesSpace() {
        SearchSpace space =
                SearchSpace.empty()
                        .over("branch", Dimension.categorical("a", "b", "c"))
                        .over("common", Dimension.real(0, 1));
        for (String branch : List.of("a", "b", "c")) {
            space =
                    space.over(branch + "1", Dimension.real(0, 1))
                            .when("branch", branch)
                            .over(branch + "2", Dimension.real(0, 1))
                            .when("branch", branch);
        }
        return space;
    }

    private static double branin(Point point) {
        double x = -5 + 15 * point.real("x0");
        double y = 15 * point.real("x1");
        double b = 5.1 / (4 * Math.PI * Math.PI);
        double square = y - b * x * x + 5 / Math.PI * x - 6;
        return square * square + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static double hartmann(Point point) {
        double[] alpha = {1.0, 1.2, 3.0, 3.2};
        double[][] a = {
            {10, 3, 17, 3.5, 1.7, 8},
            {0.05, 10, 17, 0.1, 8, 14},
            {3, 3.5, 1.7, 10, 17, 8},
            {17, 8, 0.05, 10, 0.1, 14}
        };
        double[][] p = {
            {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
            {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
            {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
            {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
        };
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double exponent = 0;
            for (int d = 0; d < 6; d++) {
                double distance = point.real("x" + d) - p[i][d];
                exponent += a[i][d] * distance * distance;
            }
            sum -= alpha[i] * Math.exp(-exponent);
        }
        return sum;
    }

    private static double ackley(Point point, double[] centre) {
        double squares = 0;
        double cosines = 0;
        for (int d = 0; d < centre.length; d++) {
            double x = 32.768 * (2 * point.real("x" + d) - 1) - centre[d];
            squares += x * x / centre.length;
            cosines += Math.cos(2 * Math.PI * x) / centre.length;
        }
        return -20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(cosines) + 20 + Math.E;
    }

    private static double mixedAce(Point point) {
        double u = (Math.log10(point.real("l2")) + 8) / 6;
        double v = (point.integer("functions") - 10) / 90.0;
        double w = (point.real("cutoff") - 5) / 3;
        double s = (point.real("width") - 0.1) / 1.9;
        double offset = 0;
        double shift = 0.35;
        if (point.text("radial").equals("ChebExpCos")) {
            offset = 0.15;
            shift = 0.60;
        } else if (point.text("radial").equals("ChebPow")) {
            offset = 0.05;
            shift = 0.80;
        }
        double ridge = w - 0.45 - 0.2 * (u - 0.5);
        return offset
                + 2 * (u - shift) * (u - shift)
                + 0.8 * ridge * ridge
                + 0.1 * (1 - Math.cos(5 * Math.PI * (w - 0.45)))
                + 0.5 * (s - 0.3) * (s - 0.3) * (1 + v)
                + 0.3 * Math.exp(-3 * v)
                + 0.05 * v;
    }

    private static double rosenbrock(Point point) {
        double sum = 0;
        for (int d = 0; d < 3; d++) {
            double x = -2 + 4 * point.real("x" + d);
            double y = -2 + 4 * point.real("x" + (d + 1));
            sum += 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
        }
        return Math.log(sum + 1e-2);
    }

    private static double branches(Point point) {
        String branch = point.text("branch");
        double u = point.real(branch + "1");
        double v = point.real(branch + "2");
        double c = point.real("common") - 0.55;
        double common = 0.5 * c * c;
        return switch (branch) {
            case "a" -> 0.2 + common + 0.3 * (u - 0.5) * (u - 0.5) + 0.3 * (v - 0.5) * (v - 0.5);
            case "b" -> 0.1 + common + (u - 0.7) * (u - 0.7) + Math.abs(v - 0.4) / 2;
            default -> common + 1.2 * (u - 0.9) * (u - 0.9) + 1.2 * (v - 0.15 * u) * (v - 0.15 * u);
        };
    }

    private static double conditional(Point point) {
        double shared = point.real("shared") - 0.37;
        double count = Math.log(point.integer("count") / 12.0) / Math.log(64);
        double common = shared * shared + count * count;
        if (point.text("kind").equals("a")) {
            double a1 = point.real("a1") - 0.8;
            double a2 = point.real("a2") - 0.2 - 0.5 * point.real("a1");
            return 0.1 + common + a1 * a1 + 2 * a2 * a2;
        }
        double b1 = Math.log10(point.real("b1")) / 4 + 0.6;
        double b2 = (point.integer("b2") - 13) / 20.0;
        return common + 1.5 * b1 * b1 + b2 * b2 + 0.05 * (1 - Math.cos(6 * Math.PI * b1));
    }
}
