package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BayesianOptimizerTest {
    private static final SearchSpace MIXED = BenchmarkProblem.MIXED_ACE.space();

    private static List<Point> run(
            BayesianOptimizer optimizer, BenchmarkProblem problem, int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Point point = optimizer.ask();
            points.add(point);
            optimizer.tell(point, problem.evaluate(point));
        }
        return points;
    }

    @Test
    void aSeedGivesTheSameSequenceAndAnotherSeedAnother() {
        OptimizerSettings settings = OptimizerSettings.defaults().seed(5);
        List<Point> first =
                run(BayesianOptimizer.of(MIXED, settings), BenchmarkProblem.MIXED_ACE, 12);
        assertEquals(
                first, run(BayesianOptimizer.of(MIXED, settings), BenchmarkProblem.MIXED_ACE, 12));
        assertNotEquals(
                first,
                run(BayesianOptimizer.of(MIXED, settings.seed(6)), BenchmarkProblem.MIXED_ACE, 12));
    }

    @Test
    void itFindsBraninsMinimumInThirtyTwoEvaluations() {
        BayesianOptimizer optimizer = BayesianOptimizer.of(BenchmarkProblem.BRANIN.space());
        run(optimizer, BenchmarkProblem.BRANIN, 32);
        assertEquals(0.398, optimizer.best().orElseThrow().value(), 0.01);
    }

    @Test
    void aSnapshotTakenInMidBatchGoesOnWithTheSamePoints() {
        BayesianOptimizer original =
                BayesianOptimizer.of(MIXED, OptimizerSettings.defaults().seed(2));
        run(original, BenchmarkProblem.MIXED_ACE, 7);
        List<Point> batch = original.ask(3);
        original.tell(batch.get(1), BenchmarkProblem.MIXED_ACE.evaluate(batch.get(1)));
        OptimizerSnapshot snapshot = original.snapshot();
        BayesianOptimizer restored =
                BayesianOptimizer.restore(MIXED, original.settings(), snapshot);
        assertEquals(List.of(batch.get(0), batch.get(2)), restored.pending());
        assertEquals(
                run(original, BenchmarkProblem.MIXED_ACE, 4),
                run(restored, BenchmarkProblem.MIXED_ACE, 4));
    }

    @Test
    void aDiscreteSpaceIsExhaustedBeforeAnyPointIsRepeated() {
        SearchSpace space =
                SearchSpace.empty()
                        .over("n", Dimension.integer(1, 4))
                        .over("kind", Dimension.categorical("a", "b", "c"));
        BayesianOptimizer optimizer = BayesianOptimizer.of(space);
        Set<Point> seen = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            Point point = optimizer.ask();
            assertTrue(seen.add(point), () -> point + " was asked twice");
            optimizer.tell(point, point.integer("n"));
        }
    }

    @Test
    void pendingPointsAreNotAskedAgain() {
        BayesianOptimizer optimizer = BayesianOptimizer.of(MIXED);
        run(optimizer, BenchmarkProblem.MIXED_ACE, 6);
        assertEquals(5, new HashSet<>(optimizer.ask(5)).size());
    }

    @Test
    void regionsOfFailureAreAvoided() {
        SearchSpace space =
                SearchSpace.empty().over("x", Dimension.real(0, 1)).over("y", Dimension.real(0, 1));
        BayesianOptimizer optimizer = BayesianOptimizer.of(space);
        int lateFailures = 0;
        for (int i = 0; i < 30; i++) {
            Point point = optimizer.ask();
            if (point.real("x") < 0.5) {
                optimizer.tellFailed(point);
                lateFailures += i >= 15 ? 1 : 0;
            } else {
                optimizer.tell(
                        point, Math.abs(point.real("x") - 0.7) + Math.abs(point.real("y") - 0.3));
            }
        }
        assertTrue(lateFailures <= 8, "failures among the last 15: " + lateFailures);
        assertEquals(0.0, optimizer.best().orElseThrow().value(), 0.05);
    }

    @Test
    void aValueThatIsNotFiniteIsRefusedInOneLine() {
        BayesianOptimizer optimizer = BayesianOptimizer.of(MIXED);
        Point point = optimizer.ask();
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> optimizer.tell(point, Double.NaN))
                        .getMessage();
        assertTrue(message.contains("NaN") && message.contains("tellFailed"), message);
    }

    @Test
    void constraintsAreKept() {
        SearchSpace space =
                SearchSpace.empty()
                        .over("x", Dimension.real(0, 1))
                        .over("y", Dimension.real(0, 1))
                        .where(Constraint.linear(Map.of("x", 1.0, "y", 1.0), 0.6));
        BayesianOptimizer optimizer = BayesianOptimizer.of(space);
        for (int i = 0; i < 20; i++) {
            Point point = optimizer.ask();
            assertTrue(point.real("x") + point.real("y") <= 0.6, point.toString());
            optimizer.tell(point, -point.real("x") * point.real("y"));
        }
        assertEquals(-0.09, optimizer.best().orElseThrow().value(), 0.005);
    }

    @Test
    void constraintsThatLeaveNothingAreNamed() {
        SearchSpace space =
                SearchSpace.empty()
                        .over("x", Dimension.real(0, 1))
                        .where("x is negative", point -> point.real("x") < 0);
        String message =
                assertThrows(IllegalArgumentException.class, () -> BayesianOptimizer.of(space))
                        .getMessage();
        assertTrue(message.contains("x is negative"), message);
    }

    @Test
    void aSpaceWithNothingToSearchIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> BayesianOptimizer.of(SearchSpace.empty()));
        SearchSpace fixed = SearchSpace.empty().over("only", Dimension.fixed(3));
        assertThrows(IllegalArgumentException.class, () -> BayesianOptimizer.of(fixed));
    }

    @Test
    void equalValuesEverywhereDoNoHarm() {
        BayesianOptimizer optimizer = BayesianOptimizer.of(MIXED);
        Set<Point> seen = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            Point point = optimizer.ask();
            seen.add(point);
            optimizer.tell(point, 1.0);
        }
        assertEquals(10, seen.size());
    }
}
