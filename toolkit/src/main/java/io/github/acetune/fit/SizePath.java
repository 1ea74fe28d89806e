package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.data.Dataset;
import io.github.acetune.fit.LinearSystem.Reduction;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.EvidenceSolver;
import io.github.acetune.fit.linear.MatchingPursuit;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.RidgeSolver;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Linear potentials of every size from one design matrix: orthogonal matching pursuit orders the functions of a large basis by what
 * they add under the smoothness prior, and a ridge fit is made at each of some sizes (compare the active-set paths of
 * arXiv 2504.16418). The number of functions can then be chosen by looking at a curve.
 *
 * <p>The order pays: chosen from the 1,500 functions of {@code AceSpec.recommended}, potentials for the silicon set of Zuo et al.
 * (2020) have these mean absolute errors on its test set, beside those of the first functions by degree ({@code
 * AceSpec.functions}):
 *
 * <table>
 *   <caption>Errors at equal size, meV/atom and meV/Å</caption>
 *   <tr><th>functions</th><th>by pursuit</th><th>by degree</th></tr>
 *   <tr><td>100</td><td>2.84, 71</td><td>4.52, 95</td></tr>
 *   <tr><td>200</td><td>2.45, 64</td><td>3.56, 81</td></tr>
 *   <tr><td>400</td><td>2.28, 59</td><td>2.90, 69</td></tr>
 *   <tr><td>800</td><td>2.21, 57</td><td>2.68, 60</td></tr>
 * </table>
 *
 * @param points one per size, ascending
 * @param basis all functions
 * @param order functions of the basis in the order in which they come in
 * @param referenceEnergies E0 per element, eV
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to the caller
public record SizePath(
        List<Point> points, AceBasis basis, int[] order, double[] referenceEnergies) {
    /**
     * One size.
     *
     * @param functions how many
     * @param trainLoss loss of the data, without penalties
     * @param validationLoss the same of the structures that were held out
     * @param logEvidence nats
     * @param coefficients of the first functions of the order, [functions]
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    public record Point(
            int functions,
            double trainLoss,
            double validationLoss,
            double logEvidence,
            double[] coefficients) {}

    /** Copies the list. */
    public SizePath {
        points = List.copyOf(points);
    }

    /**
     * Follows the path.
     *
     * @param basis the functions to choose from, one density of exponent 1 per element
     * @param train structures to fit to
     * @param validation structures for the validation curve
     * @param settings loss, weights and prior
     * @param sizes numbers of functions, ascending; those above the basis's are left out
     * @return the path
     * @throws InvalidInputException where the basis is not linear or no size fits
     */
    public static SizePath of(
            AceBasis basis, Dataset train, Dataset validation, FitSpec settings, int... sizes) {
        if (!new CoefficientLayout(basis).isLinear()) {
            throw new InvalidInputException(
                    "a path over sizes needs a linear potential: one density of exponent 1 per element");
        }
        int all = basis.functions().size();
        int[] wanted =
                Arrays.stream(sizes).filter(s -> s > 0 && s <= all).sorted().distinct().toArray();
        if (wanted.length == 0) {
            throw new InvalidInputException(
                    "a path over sizes needs sizes from 1 to "
                            + all
                            + ", the functions of the basis");
        }
        var references = settings.references().of(train, basis.elements());
        var course = new FitCourse(FitListener.NONE, settings.minimisation());
        var builder =
                new TrainingSetBuilder(
                        basis.elements(),
                        basis.cutoff(),
                        references,
                        settings.loss(),
                        settings.weighting());
        var core = CoreEnergies.of(basis, settings, course);
        double[] scale = LinearFit.scale(basis);
        var programs = FunctionProgram.of(basis);
        try (var pool =
                new WorkerPool<>(settings.threads(), () -> new ProjectionEngine(basis, programs))) {
            var data = builder.build(train, core);
            var whole = new LinearSystem(pool, data, basis, scale, Reduction.NORMAL_EQUATIONS);
            var system = whole.reduced();
            var held =
                    new LinearSystem(
                                    pool,
                                    builder.build(validation, core),
                                    basis,
                                    scale,
                                    Reduction.NORMAL_EQUATIONS)
                            .reduced();
            double[] stiffness = settings.prior().stiffness(basis);
            double ridge = LinearFit.strength(settings, whole, stiffness, data.weightedRows());
            double[] ridges = Arrays.stream(stiffness).map(s -> ridge * s).toArray();
            int[] order = MatchingPursuit.order(system, ridges, wanted[wanted.length - 1]);
            var points = new ArrayList<Point>();
            for (int size : wanted) {
                points.add(
                        point(system, held, stiffness, ridges, order, size, data.weightedRows()));
            }
            double[] energies = basis.elements().stream().mapToDouble(references::energy).toArray();
            return new SizePath(points, basis, order, energies);
        }
    }

    private static Point point(
            ReducedSystem system,
            ReducedSystem held,
            double[] stiffness,
            double[] ridges,
            int[] order,
            int size,
            long rows) {
        int[] chosen = Arrays.copyOf(order, size);
        var own = system.part(chosen);
        double[] c = new RidgeSolver(own, pick(ridges, chosen)).solve(0);
        var evidence = new EvidenceSolver(own, pick(stiffness, chosen), rows).solve();
        return new Point(
                size,
                own.squaredResidual(c),
                held.part(chosen).squaredResidual(c),
                evidence.logEvidence(),
                c);
    }

    private static double[] pick(double[] values, int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(v -> values[v]).toArray();
    }

    /**
     * The size to take: the smallest whose validation loss is within 2 % of the lowest.
     *
     * @return one of the points
     */
    public Point chosen() {
        double least = points.stream().mapToDouble(Point::validationLoss).min().orElseThrow();
        return points.stream()
                .filter(p -> p.validationLoss() <= 1.02 * least)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The potential of a size.
     *
     * @param point one of the points
     * @return its functions and coefficients
     */
    public BBasisPotential potential(Point point) {
        int[] chosen = Arrays.copyOf(order, point.functions());
        var coefficients = new double[basis.functions().size()];
        for (int k = 0; k < chosen.length; k++) {
            coefficients[chosen[k]] = point.coefficients()[k];
        }
        Arrays.sort(chosen);
        List<BasisFunction> functions =
                Arrays.stream(chosen).mapToObj(basis.functions()::get).toList();
        var part =
                new AceBasis(
                        basis.elements(),
                        basis.splineBinWidth(),
                        basis.embeddings(),
                        basis.bonds(),
                        functions);
        double[] own = Arrays.stream(chosen).mapToDouble(v -> coefficients[v]).toArray();
        return new BBasisPotential(part, own, referenceEnergies, Map.of());
    }

    /**
     * The curves.
     *
     * @return a table with one row per size
     */
    public Table table() {
        return Table.create(
                "path over sizes",
                IntColumn.create("functions", points.stream().mapToInt(Point::functions).toArray()),
                DoubleColumn.create(
                        "training loss", points.stream().mapToDouble(Point::trainLoss).toArray()),
                DoubleColumn.create(
                        "validation loss",
                        points.stream().mapToDouble(Point::validationLoss).toArray()),
                DoubleColumn.create(
                        "log-evidence", points.stream().mapToDouble(Point::logEvidence).toArray()));
    }
}
