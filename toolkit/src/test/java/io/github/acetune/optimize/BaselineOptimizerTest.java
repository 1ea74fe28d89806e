package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaselineOptimizerTest {
    private static List<Point> run(SequentialSearch search, BenchmarkProblem problem, int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Point point = search.ask();
            search.tell(point, problem.evaluate(point));
            points.add(point);
        }
        return points;
    }

    @Test
    void itBeginsWithThePointsOfRandomSearch() {
        BenchmarkProblem problem = BenchmarkProblem.BRANIN;
        OptimizerSettings random =
                OptimizerSettings.defaults()
                        .initialDesign(InitialDesign.RANDOM)
                        .initialCount(32)
                        .seed(7);
        assertEquals(
                run(BayesianOptimizer.of(problem.space(), random), problem, 5),
                run(BaselineOptimizer.of(problem.space(), 7), problem, 5));
    }

    @Test
    void itIsNoStrawMan() {
        BenchmarkProblem problem = BenchmarkProblem.BRANIN;
        double best =
                run(BaselineOptimizer.of(problem.space(), 1), problem, 25).stream()
                        .mapToDouble(problem::evaluate)
                        .min()
                        .orElseThrow();
        // The minimum is 0.398; random search reaches about 2.
        assertTrue(best < 0.6, "reached " + best);
    }

    @Test
    void conditionsAndFailuresAreCopedWithAndNoPointComesTwice() {
        BenchmarkProblem problem = BenchmarkProblem.CONDITIONAL;
        List<List<Point>> twice = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            SequentialSearch search = BaselineOptimizer.of(problem.space(), 3);
            search.tellFailed(search.ask());
            twice.add(run(search, problem, 8));
        }
        assertEquals(8, new HashSet<>(twice.getFirst()).size());
        assertEquals(twice.getFirst(), twice.getLast());
    }

    @Test
    void aSearchInABoxFindsAMinimumInsideAndOneAtItsBound() {
        Box box = new Box(new double[] {0, 0, 2}, new double[] {1, 1, 2});
        double[] x = {0.9, 0.5, 2};
        box.minimise(
                (place, gradient) -> {
                    gradient[0] = 2 * (place[0] - 0.3);
                    gradient[1] = 2 * (place[1] - 1.5);
                    gradient[2] = 1;
                    return Math.pow(place[0] - 0.3, 2) + Math.pow(place[1] - 1.5, 2) + place[2];
                },
                x,
                100,
                1e-12);
        assertArrayEquals(new double[] {0.3, 1, 2}, x, 1e-4);
    }

    @Test
    void theLengthScalesTellWhichDimensionMatters() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] x = new double[20][];
        double[] y = new double[20];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.doubles(2).toArray();
            y[i] = Math.sin(6 * x[i][0]);
        }
        Metric[] metrics = {Metric.LINE, Metric.LINE};
        KernelParameters found = MaximumLikelihood.fit(x, y, metrics, random);
        assertTrue(found.lengthScales()[1] > 10 * found.lengthScales()[0]);
        assertTrue(found.noise() < 1e-3);
    }
}
