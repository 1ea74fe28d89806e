package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cores that act on the training data, not only between what they hold. */
class CoreRepulsionTest {
    private static final LossSettings LOSS = new LossSettings(0.4, 1e-3, 0, 1e-6, 0, 0, 0);

    /** A core that takes part of the ACE energy of most atoms of the data away. */
    private static AceBasis withCore(InnerCutoff.Type type, double... embedding) {
        var plain = AceSpec.of("Sb", "Te").cutoff(5).functions(12).basis();
        double strength = type == InnerCutoff.Type.ZBL ? 1 : 300;
        List<Bond> bonds =
                plain.bonds().stream()
                        .map(b ->
                                new Bond(
                                        b.basis(),
                                        b.parameters(),
                                        b.cutoff(),
                                        b.cutoffWidth(),
                                        new InnerCutoff(type, 3.4, 1.2),
                                        new CoreRepulsion(strength, 0.3),
                                        b.cutoffFunction(),
                                        b.basisSize(),
                                        b.radialSize(),
                                        b.maxL(),
                                        b.coefficients()))
                        .toList();
        var form = EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED;
        var embeddings =
                plain.embeddings().stream()
                        .map(e -> new Embedding(form, embedding, 40, 38))
                        .toList();
        return new AceBasis(
                plain.elements(), plain.splineBinWidth(), embeddings, bonds, plain.functions());
    }

    private static Dataset few() {
        return Dataset.of(
                "few",
                Datasets.load("sbte-pbe").structures().stream()
                        .filter(s -> s.size() > 2 && s.size() < 16)
                        .limit(4)
                        .toList());
    }

    private static BBasisPotential random(AceBasis basis) {
        var random = new Random(1);
        double[] c = random.doubles(new CoefficientLayout(basis).size(), -0.1, 0.1).toArray();
        return new BBasisPotential(basis, c, new double[basis.elements().size()], Map.of());
    }

    private static TrainingSet training(AceBasis basis, Dataset data) {
        var course = new FitCourse(FitListener.NONE, Minimisation.DEFAULT);
        return new TrainingSetBuilder(
                        basis.elements(),
                        basis.cutoff(),
                        ReferenceChoice.NONE.of(data, basis.elements()),
                        LOSS,
                        Weighting.UNIFORM)
                .build(data, CoreEnergies.of(basis, FitSpec.DEFAULT.threads(1), course));
    }

    /** The loss of what the engine that runs the potential says. */
    private static double lossAsEvaluated(BBasisPotential potential, Dataset data) {
        var calculator = AceCalculator.of(potential).withThreads(1);
        int atoms = data.structures().stream().mapToInt(Structure::size).sum();
        double loss = 0;
        for (var s : data.structures()) {
            var found = calculator.calculate(s);
            double energy = (found.energy() - s.labels().energy().orElseThrow()) / s.size();
            loss += (1 - LOSS.kappa()) * energy * energy / data.size();
            loss +=
                    LOSS.kappa()
                            / atoms
                            * squares(found.forces(), s.labels().forces().orElseThrow());
            loss +=
                    s.labels()
                            .virial()
                            .map(v ->
                                    LOSS.virial()
                                            / data.size()
                                            * squares(found.virial(), v)
                                            / s.size()
                                            / s.size())
                            .orElse(0.0);
        }
        return loss;
    }

    private static double squares(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(InnerCutoff.Type.class)
    void predictionsOfTheFitAreThoseOfThePotential(InnerCutoff.Type type) {
        var data = few();
        var basis = withCore(type, 1, 1, 0.7, 0.5);
        var potential = random(basis);
        var programs = FunctionProgram.of(basis);
        try (var pool = new WorkerPool<>(2, () -> new ProjectionEngine(basis, programs))) {
            var set = training(basis, data);
            assertTrue(
                    type == InnerCutoff.Type.DISTANCE
                            || set.structures().stream()
                                    .allMatch(s -> s.pairs().cores().isPresent()),
                    "the core acts");
            var problem = new JointProblem(pool, set, basis, LOSS, TrainableParameters.NONE);
            double expected = lossAsEvaluated(potential, data);
            assertEquals(
                    expected,
                    problem.lossOf(basis, potential.coefficients()).data(),
                    1e-10 * expected);
        }
    }

    @ParameterizedTest
    @EnumSource(InnerCutoff.Type.class)
    void gradientByAllParametersIsThatOfDifferences(InnerCutoff.Type type) {
        var basis = withCore(type, 1, 1, 0.7, 0.5);
        var programs = FunctionProgram.of(basis);
        try (var pool = new WorkerPool<>(2, () -> new ProjectionEngine(basis, programs))) {
            var set = training(basis, few());
            var problem =
                    new JointProblem(pool, set, basis, LOSS, TrainableParameters.WITH_EMBEDDING);
            double[] x = problem.parameters().join(random(basis).coefficients());
            double[] descent = problem.linearise(x).rightHandSide();
            for (int k = 0; k < x.length; k += 11) {
                double expected = Differences.of(problem::value, x, k);
                assertEquals(expected, -2 * descent[k], 1e-6 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(InnerCutoff.Type.class)
    void gradientWithoutJacobianIsThatWithIt(InnerCutoff.Type type) {
        var basis = withCore(type, 1, 1, 0.7, 0.5);
        var programs = FunctionProgram.of(basis);
        try (var pool = new WorkerPool<>(2, () -> new ProjectionEngine(basis, programs))) {
            var set = training(basis, few());
            var source = new ProjectionSource(pool, set, basis, programs);
            var problem = new EmbeddedProblem(pool, set, basis, LOSS, ridge(basis, LOSS), source);
            double[] x = random(basis).coefficients();
            var gradient = new double[x.length];
            double value = problem.gradient(x, gradient);
            double[] descent = problem.linearise(x).rightHandSide();
            for (int k = 0; k < x.length; k++) {
                descent[k] *= -2;
            }
            assertArrayEquals(descent, gradient, 1e-9 * value);
        }
    }

    @ParameterizedTest
    @EnumSource(InnerCutoff.Type.class)
    void linearFitIsTheMinimumOfTheLossOfThePotential(InnerCutoff.Type type) {
        var data = few();
        var settings = FitSpec.DEFAULT.withLoss(LOSS).references(ReferenceChoice.NONE).threads(2);
        var result = AceFitter.fit(withCore(type, 1, 1), data, settings, FitListener.NONE);
        double evaluated = lossAsEvaluated(result.potential(), data);
        assertEquals(evaluated, result.loss().data(), 1e-9 * evaluated);
        double[] c = result.potential().coefficients();
        for (int k = 0; k < c.length; k += 5) {
            for (double shift : new double[] {-1e-3, 1e-3}) {
                double[] moved = c.clone();
                moved[k] += shift;
                double loss =
                        lossAsEvaluated(result.potential().withCoefficients(moved), data)
                                + LOSS.l2() * squares(moved, new double[c.length]);
                assertTrue(loss > result.loss().total(), "coefficient " + k);
            }
        }
        if (type != InnerCutoff.Type.DISTANCE) {
            assertTrue(result.notes().toString().contains("inside the repulsive core"));
        }
    }

    private static Structure squeezed(Structure structure, double factor) {
        double[] positions = Arrays.stream(structure.positions()).map(x -> factor * x).toArray();
        double[] rows = Arrays.stream(structure.cell().toArray()).map(x -> factor * x).toArray();
        return structure.withGeometry(positions, Cell.of(rows)).withLabels(structure.labels());
    }

    @Test
    void automaticCoreActsOnCloserPairsOfHeldOutStructures() {
        var data = few();
        var held =
                Dataset.of(
                        "squeezed",
                        data.structures().stream().map(s -> squeezed(s, 0.85)).toList());
        var settings =
                FitSpec.DEFAULT
                        .withLoss(LOSS)
                        .references(ReferenceChoice.NONE)
                        .threads(2)
                        .repulsion(FitSpec.Repulsion.AUTOMATIC);
        var basis = AceSpec.of("Sb", "Te").cutoff(5).functions(12).basis();
        var result = AceFitter.fit(basis, data, Optional.of(held), settings, FitListener.NONE);
        double evaluated = lossAsEvaluated(result.potential(), held);
        double found =
                result.history().getLast().validationLoss()
                        - LOSS.l2()
                                * squares(
                                        result.potential().coefficients(),
                                        new double[result.parameters()]);
        assertEquals(evaluated, found, 1e-9 * evaluated);
    }

    private static double[] ridge(io.github.acetune.ace.AceBasis basis, LossSettings loss) {
        var ridge = new double[basis.coefficientCount()];
        java.util.Arrays.fill(ridge, loss.l2());
        return ridge;
    }
}
