package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

    private static Observation observation(double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return new Observation(new Point(Map.of("x", list)), list, Double.NaN);
    }

    @Test
    void theFrontHasThePointsThatNoOtherBetters() {
        List<Observation> all =
                List.of(
                        observation(3, 1),
                        observation(1, 3),
                        observation(2, 2),
                        observation(2.5, 2.5),
                        observation(1, 4));
        ParetoFront front = ParetoFront.of(all);
        assertEquals(
                List.of(List.of(1.0, 3.0), List.of(2.0, 2.0), List.of(3.0, 1.0)),
                front.members().stream().map(Observation::values).toList());
        assertEquals(6, front.hypervolume(List.of(4.0, 4.0)), 1e-12);
    }

    @Test
    void theVolumeInThreeDimensionsAgreesWithCounting() {
        SplittableRandom random = new SplittableRandom(2);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(observation(random.nextDouble(), random.nextDouble(), random.nextDouble()));
        }
        int hits = 0;
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            double[] y = random.doubles(3).toArray();
            boolean dominated =
                    all.stream()
                            .anyMatch(o ->
                                    o.values().get(0) <= y[0]
                                            && o.values().get(1) <= y[1]
                                            && o.values().get(2) <= y[2]);
            hits += dominated ? 1 : 0;
        }
        double volume = ParetoFront.of(all).hypervolume(List.of(1.0, 1.0, 1.0));
        assertEquals(hits / (double) draws, volume, 0.005);
    }

    @Test
    void theExpectedImprovementAgreesWithSampling() {
        double[][] points = {{1, 3}, {2, 2}, {3, 1}};
        HypervolumeBoxes boxes = new HypervolumeBoxes(points, new double[] {4, 4});
        SplittableRandom random = new SplittableRandom(3);
        double sum = 0;
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            double[] y = {1.5 + 0.7 * random.nextGaussian(), 2.0 + 0.9 * random.nextGaussian()};
            sum += boxes.improvement(y);
        }
        double expected =
                boxes.expectedImprovement(new double[] {1.5, 2.0}, new double[] {0.7, 0.9});
        assertEquals(sum / draws, expected, 0.01);
    }

    @Test
    void twoObjectivesAreTradedOffBetterThanAtRandom() {
        SearchSpace space =
                SearchSpace.empty().over("x", Dimension.real(0, 1)).over("y", Dimension.real(0, 1));
        BayesianOptimizer optimizer =
                BayesianOptimizer.of(space, OptimizerSettings.defaults().objectives(2));
        SplittableRandom random = new SplittableRandom(1);
        List<Observation> blind = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Point point = optimizer.ask();
            optimizer.tell(point, objectives(point.real("x"), point.real("y")), Double.NaN);
            Point other = space.decode(random.doubles(2).toArray());
            blind.add(
                    new Observation(
                            other, objectives(other.real("x"), other.real("y")), Double.NaN));
        }
        List<Double> reference = List.of(1.5, 1.5);
        double volume = optimizer.paretoFront().hypervolume(reference);
        assertTrue(volume > ParetoFront.of(blind).hypervolume(reference));
        assertTrue(optimizer.paretoFront().members().size() >= 8);
    }

    /** The front is y = 0.5, 0 ≤ x ≤ 1. */
    private static List<Double> objectives(double x, double y) {
        double distance = Math.abs(y - 0.5);
        return List.of(x + distance, 1 - Math.sqrt(x) + distance);
    }

    @Test
    void theNumberOfObjectivesIsChecked() {
        BayesianOptimizer optimizer =
                BayesianOptimizer.of(
                        BenchmarkProblem.BRANIN.space(),
                        OptimizerSettings.defaults().objectives(2));
        Point point = optimizer.ask();
        assertThrows(IllegalArgumentException.class, () -> optimizer.tell(point, 1.0));
    }
}
