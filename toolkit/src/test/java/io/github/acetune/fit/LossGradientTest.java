package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class LossGradientTest {
    private static final LossSettings LOSS = new LossSettings(0.3, 0, 1e-8, 1e-8, 1e-8, 1e-8, 1e-8);

    private static TrainingSet training(
            BBasisPotential potential, Dataset data, LossSettings loss) {
        var spec = FitSpec.DEFAULT.repulsion(FitSpec.Repulsion.AUTOMATIC);
        var course = new FitCourse(FitListener.NONE, Minimisation.DEFAULT);
        return new TrainingSetBuilder(
                        potential.elements(),
                        potential.cutoff(),
                        ReferenceChoice.NONE.of(data, potential.elements()),
                        loss,
                        Weighting.UNIFORM)
                .build(data, CoreEnergies.of(potential.basis(), spec, course));
    }

    private static WorkerPool<ProjectionEngine> pool(BBasisPotential potential) {
        var programs = FunctionProgram.of(potential.basis());
        return new WorkerPool<>(2, () -> new ProjectionEngine(potential.basis(), programs));
    }

    @Test
    void lossAndGradientAreThoseOfTheReference() throws IOException {
        var all = Dataset.read(Shared.file("data/zuo2020/Si_train.xyz")).structures();
        var data =
                Dataset.of(
                        "every fourth",
                        IntStream.range(0, all.size())
                                .filter(s -> s % 4 == 0)
                                .mapToObj(all::get)
                                .toList());
        var potential = (BBasisPotential) PotentialFiles.read(Shared.file("fit/P2_15_radial.yaml"));
        var expected =
                new ObjectMapper()
                        .readTree(
                                Files.readString(
                                        Shared.file("fit/loss_gradient_P2_15_radial.json")));
        try (var pool = pool(potential)) {
            var problem =
                    new JointProblem(
                            pool,
                            training(potential, data, LOSS),
                            potential.basis(),
                            LOSS,
                            TrainableParameters.ALL);
            double[] x = problem.parameters().join(potential.coefficients());
            assertEquals(expected.get("loss").asDouble(), problem.value(x), 1e-11);
            double[] descent = problem.linearise(x).rightHandSide();
            var gradient = new double[x.length];
            assertEquals(expected.get("loss").asDouble(), problem.gradient(x, gradient), 1e-11);
            // the reference does not train the embedding, whose parameters come last
            int known = expected.get("gradient_5point").size();
            assertEquals(x.length - 4, known);
            for (int k = 0; k < known; k++) {
                assertEquals(
                        expected.get("gradient_5point").get(k).asDouble(), -2 * descent[k], 1e-8);
                assertEquals(expected.get("gradient_5point").get(k).asDouble(), gradient[k], 1e-8);
            }
        }
    }

    /** A potential of the bundled two-element data with random coefficients. */
    private static BBasisPotential random(Dataset data) {
        var basis =
                io.github.acetune.ace.AceSpec.of("Sb", "Te")
                        .cutoff(5)
                        .embedding(
                                io.github.acetune.ace.embedding.Embeddings.finnisSinclair(
                                        1, 1, 0.7, 0.5))
                        .functions(12)
                        .basis();
        var random = new Random(1);
        var radial = new ParameterLayout(basis);
        double[] x = radial.join(new double[new CoefficientLayout(basis).size()]);
        for (int k = 0; k < x.length; k++) {
            x[k] += 0.1 * random.nextGaussian();
        }
        return new BBasisPotential(
                radial.basis(x),
                radial.coefficients(x),
                new double[data.elements().size()],
                java.util.Map.of());
    }

    private static Dataset antimonyTelluride() {
        return Dataset.of(
                "few",
                Datasets.load("sbte-pbe").structures().stream()
                        .filter(s -> s.size() > 2 && s.size() < 16)
                        .limit(4)
                        .toList());
    }

    @Test
    void gradientByAllParametersIsThatOfDifferences() {
        var loss = new LossSettings(0.4, 0.1, 1e-3, 1e-3, 1e-3, 1e-3, 1e-4);
        var data = antimonyTelluride();
        var potential = random(data);
        try (var pool = pool(potential)) {
            var problem =
                    new JointProblem(
                            pool,
                            training(potential, data, loss),
                            potential.basis(),
                            loss,
                            TrainableParameters.WITH_EMBEDDING);
            double[] x = problem.parameters().join(potential.coefficients());
            double[] descent = problem.linearise(x).rightHandSide();
            var gradient = new double[x.length];
            problem.gradient(x, gradient);
            for (int k = 0; k < x.length; k++) {
                assertEquals(
                        gradient[k], -2 * descent[k], 1e-9 * Math.max(1, Math.abs(gradient[k])));
            }
            for (int k = 0; k < x.length; k += k < x.length - 15 ? 7 : 1) {
                double expected = Differences.of(problem::value, x, k);
                assertEquals(expected, gradient[k], 1e-6 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    @Test
    void gradientWithoutJacobianIsThatWithIt() {
        var loss = new LossSettings(0.4, 0.1, 1e-3, 1e-3, 0, 0, 0);
        var data = antimonyTelluride();
        var potential = random(data);
        try (var pool = pool(potential)) {
            var training = training(potential, data, loss);
            var source =
                    new ProjectionSource(
                            pool,
                            training,
                            potential.basis(),
                            FunctionProgram.of(potential.basis()));
            var problem =
                    new EmbeddedProblem(
                            pool,
                            training,
                            potential.basis(),
                            loss,
                            ridge(potential.basis(), loss),
                            source);
            double[] x = potential.coefficients();
            var gradient = new double[x.length];
            double value = problem.gradient(x, gradient);
            double[] descent = problem.linearise(x).rightHandSide();
            for (int k = 0; k < x.length; k++) {
                descent[k] *= -2;
            }
            assertEquals(problem.value(x), value, 1e-12 * value);
            assertArrayEquals(descent, gradient, 1e-9 * value);
        }
    }

    private static double[] ridge(io.github.acetune.ace.AceBasis basis, LossSettings loss) {
        var ridge = new double[basis.coefficientCount()];
        java.util.Arrays.fill(ridge, loss.l2());
        return ridge;
    }
}
