package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StructureSampleTest {
    private static final FitSpec SETTINGS = FitSpec.kappa(0.3).l2(1e-6);
    private static final AceBasis BASIS =
            AceSpec.of("Sb", "Te")
                    .cutoff(4.5)
                    .embedding(Embeddings.finnisSinclair(2))
                    .functions(8)
                    .basis();

    /** Small structures, each of them several times. */
    private static TrainingSet training(int copies) {
        List<Structure> small =
                Datasets.load("sbte-pbe").structures().stream()
                        .filter(s -> s.size() > 1 && s.size() < 20)
                        .limit(40)
                        .toList();
        var data =
                Dataset.of(
                        "copies",
                        IntStream.range(0, copies).boxed().flatMap(_ -> small.stream()).toList());
        var course = new FitCourse(FitListener.NONE, Minimisation.DEFAULT);
        return new TrainingSetBuilder(
                        BASIS.elements(),
                        BASIS.cutoff(),
                        SETTINGS.references().of(data, BASIS.elements()),
                        SETTINGS.loss(),
                        Weighting.UNIFORM)
                .build(data, CoreEnergies.of(BASIS, SETTINGS, course));
    }

    private static WorkerPool<ProjectionEngine> pool() {
        var programs = FunctionProgram.of(BASIS);
        return new WorkerPool<>(2, () -> new ProjectionEngine(BASIS, programs));
    }

    private static EmbeddedProblem problem(WorkerPool<ProjectionEngine> pool, TrainingSet data) {
        var ridge = new double[BASIS.coefficientCount()];
        var source = ProjectionSource.recomputed(data);
        return new EmbeddedProblem(pool, data, BASIS, SETTINGS.loss(), ridge, source);
    }

    /** The weights of all energies, for each composition. */
    private static Map<String, Double> weights(TrainingSet data) {
        return data.structures().stream()
                .collect(
                        Collectors.groupingBy(
                                s ->
                                        IntStream.of(s.pairs().species())
                                                .sorted()
                                                .boxed()
                                                .toList()
                                                .toString(),
                                TreeMap::new,
                                Collectors.summingDouble(TrainingStructure::energyWeight)));
    }

    @Test
    void everyCompositionOfManyStructuresIsThereWithItsWeight() {
        var all = training(10);
        var sample = StructureSample.of(all, 10).orElseThrow();
        assertTrue(sample.structures().size() < all.structures().size() / 2);
        var expected = weights(all);
        var found = weights(sample);
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((kind, weight) -> assertEquals(weight, found.get(kind), 1e-12 * weight));
    }

    @Test
    void noneOfFewStructuresAndOfFewRowsPerColumnIsLeftOut() {
        assertEquals(Optional.empty(), StructureSample.of(training(3), 10));
        var many = training(10);
        int columns = (int) (many.rows() / 39);
        assertEquals(Optional.empty(), StructureSample.of(many, columns));
        assertTrue(StructureSample.of(many, columns / 2).isPresent());
    }

    @Test
    void valueAndGradientAreExactWhereTheCurvatureIsThatOfASample() {
        var all = training(6);
        var some = StructureSample.of(all, 10).orElseThrow();
        try (var pool = pool()) {
            var exact = problem(pool, all);
            var sampled = new SampledCurvature<>(exact, problem(pool, some));
            double[] x = start();
            var expected = exact.linearise(x);
            var found = sampled.linearise(x);
            assertEquals(expected.squaredNorm(), found.squaredNorm(), 1e-12);
            assertEquals(exact.value(x), sampled.value(x));
            for (int k = 0; k < x.length; k++) {
                double scale = Math.sqrt(expected.gram()[k * x.length + k]);
                assertEquals(expected.rightHandSide()[k], found.rightHandSide()[k], 1e-10 * scale);
            }
        }
    }

    @Test
    void fitWithASampleEndsWhereTheOneWithAllDoes() {
        var all = training(6);
        var some = StructureSample.of(all, 10).orElseThrow();
        try (var pool = pool()) {
            var whole = problem(pool, all);
            double[] start = start();
            var every = new boolean[start.length];
            Arrays.fill(every, true);
            var minimiser =
                    new LossMinimiser(
                            Minimisation.DEFAULT.withMaxIterations(200).withTolerance(1e-6),
                            new FreeParameters(start, every),
                            Optional.empty());
            var exact = minimiser.minimise(whole, Optional.empty(), start, (_, _, _) -> true);
            var sampled =
                    minimiser.minimise(
                            whole, Optional.of(problem(pool, some)), start, (_, _, _) -> true);
            assertEquals(exact.value(), sampled.value(), 0.01 * exact.value());
            assertEquals(sampled.value(), whole.value(sampled.x()), 1e-12);
        }
    }

    private static double[] start() {
        return IntStream.range(0, BASIS.coefficientCount())
                .mapToDouble(k -> 0.3 * Math.sin(1 + k))
                .toArray();
    }
}
