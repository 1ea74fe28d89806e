package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcquisitionTest {

    @Test
    void theLogarithmOfTheImprovementIsSmoothFarIntoTheTail() {
        assertEquals(Math.log(Normal.density(0)), Normal.logImprovement(0), 1e-12);
        assertEquals(Normal.logImprovement(-6 + 1e-9), Normal.logImprovement(-6 - 1e-9), 1e-3);
        assertTrue(
                Normal.logImprovement(-100) < -5000
                        && Double.isFinite(Normal.logImprovement(-100)));
        assertEquals(0.5, Normal.distribution(0), 1e-12);
    }

    @Test
    void improvementGrowsWithDeviationAndWithLowerMeans() {
        for (Acquisition acquisition :
                List.of(
                        Acquisition.LOG_EXPECTED_IMPROVEMENT,
                        Acquisition.EXPECTED_IMPROVEMENT,
                        Acquisition.LOWER_CONFIDENCE_BOUND)) {
            double score = acquisition.score(0.5, 0.3, 0, 0);
            assertTrue(acquisition.score(0.4, 0.3, 0, 0) > score);
            assertTrue(acquisition.score(0.5, 0.4, 0, 0) > score);
            assertTrue(acquisition.score(0.5, 0.3, 0, -1) < score);
        }
    }

    private static double bestOf(OptimizerSettings settings, int evaluations) {
        BayesianOptimizer optimizer =
                BayesianOptimizer.of(BenchmarkProblem.BRANIN.space(), settings);
        for (int i = 0; i < evaluations; i++) {
            Point point = optimizer.ask();
            double seconds = 1 + point.real("x0");
            optimizer.tell(point, List.of(BenchmarkProblem.BRANIN.evaluate(point)), seconds);
        }
        return optimizer.best().orElseThrow().value();
    }

    private static double meanOfBests(OptimizerSettings settings, int evaluations, int seeds) {
        return IntStream.range(0, seeds)
                .mapToDouble(seed -> bestOf(settings.seed(seed), evaluations))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void everyAcquisitionComesNearBraninsMinimum(Acquisition acquisition) {
        double mean = meanOfBests(OptimizerSettings.defaults().acquisition(acquisition), 28, 4);
        // The minimum is 0.398; random search reaches 2.2 on average.
        assertTrue(mean < 0.45, acquisition + " reached " + mean);
    }

    @Test
    void theForestComesNearBraninsMinimum() {
        double mean =
                meanOfBests(
                        OptimizerSettings.defaults().surrogate(SurrogateModel.RANDOM_FOREST),
                        30,
                        8);
        assertTrue(mean < 1.6, "reached " + mean);
    }

    @Test
    void theForestGivesTheSameSequenceForASeed() {
        OptimizerSettings settings =
                OptimizerSettings.defaults().surrogate(SurrogateModel.RANDOM_FOREST).seed(9);
        assertEquals(bestOf(settings, 15), bestOf(settings, 15));
    }

    @ParameterizedTest
    @EnumSource
    void everyBatchStrategyGivesDistinctPointsAndImproves(BatchStrategy strategy) {
        BenchmarkProblem problem = BenchmarkProblem.BRANIN;
        BayesianOptimizer optimizer =
                BayesianOptimizer.of(
                        problem.space(), OptimizerSettings.defaults().batchStrategy(strategy));
        for (int batch = 0; batch < 8; batch++) {
            List<Point> points = optimizer.ask(4);
            assertEquals(4, new HashSet<>(points).size());
            points.forEach(point -> optimizer.tell(point, problem.evaluate(point)));
        }
        double best = optimizer.best().orElseThrow().value();
        assertTrue(best < 0.45, strategy + " reached " + best);
    }

    @Test
    void aForgottenPointIsNoLongerPending() {
        BayesianOptimizer optimizer = BayesianOptimizer.of(BenchmarkProblem.BRANIN.space());
        Point point = optimizer.ask();
        assertTrue(optimizer.forget(point));
        assertTrue(optimizer.pending().isEmpty());
        assertNotEquals(point, optimizer.ask());
    }

    @Test
    void hedgeGoesOnFromASnapshot() {
        OptimizerSettings settings = OptimizerSettings.defaults().acquisition(Acquisition.GP_HEDGE);
        BenchmarkProblem problem = BenchmarkProblem.BRANIN;
        BayesianOptimizer original = BayesianOptimizer.of(problem.space(), settings);
        for (int i = 0; i < 9; i++) {
            Point point = original.ask();
            original.tell(point, problem.evaluate(point));
        }
        BayesianOptimizer restored =
                BayesianOptimizer.restore(problem.space(), settings, original.snapshot());
        assertEquals(original.ask(3), restored.ask(3));
    }
}
