package io.github.acetune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.Dimension;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepLoopTest {
    private static final int ITERATIONS = 9;
    private static final SearchSpace SPACE =
            SearchSpace.empty().over("x", Dimension.real(0, 4)).over("y", Dimension.real(0, 4));

    private static Trial trial(int iteration, Point point) {
        double loss = Math.pow(point.real("x") - 1, 2) + Math.pow(point.real("y") - 2, 2);
        return point.real("x") > 3.5
                ? TrialSamples.failed(iteration, point, "too far out")
                : TrialSamples.fitted(iteration, point, loss);
    }

    private static List<Trial> run(int workers, TrialLog log, TrialEvaluator evaluator) {
        var optimizer =
                BayesianOptimizer.of(SPACE, OptimizerSettings.defaults().seed(5).initialCount(4));
        return new SweepLoop(optimizer, ITERATIONS, workers, evaluator, log, SweepListener.NONE)
                .run()
                .trials();
    }

    private static List<Point> points(List<Trial> trials) {
        return trials.stream().map(Trial::point).toList();
    }

    /** A log that knows some trials from before and records what is kept. */
    private static final class MemoryLog implements TrialLog {
        private final List<Trial> earlier;
        private final List<Integer> kept = new ArrayList<>();

        MemoryLog(List<Trial> earlier) {
            this.earlier = earlier;
        }

        @Override
        public Optional<Trial> finished(int iteration, Point asked) {
            return earlier.stream().filter(trial -> trial.iteration() == iteration).findFirst();
        }

        @Override
        public void keep(Trial trial, List<Trial> all) {
            kept.add(trial.iteration());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theSequenceOfPointsDoesNotDependOnWhichFitEndsFirst(int workers) {
        List<Trial> straight =
                run(
                        workers,
                        TrialLog.none(),
                        (k, point, stop, detail) -> Optional.of(trial(k, point)));
        List<Trial> uneven =
                run(
                        workers,
                        TrialLog.none(),
                        (k, point, stop, detail) -> {
                            for (int i = 0; i < (k % 3) * 20_000; i++) {
                                Thread.onSpinWait();
                            }
                            return Optional.of(trial(k, point));
                        });

        assertEquals(ITERATIONS, straight.size());
        assertEquals(points(straight), points(uneven));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aResumedSweepAsksForTheSamePoints(int workers) {
        List<Trial> whole =
                run(
                        workers,
                        TrialLog.none(),
                        (k, point, stop, detail) -> Optional.of(trial(k, point)));
        var log = new MemoryLog(whole.subList(0, 5));

        List<Trial> resumed =
                run(workers, log, (k, point, stop, detail) -> Optional.of(trial(k, point)));

        assertEquals(points(whole), points(resumed));
        assertEquals(List.of(6, 7, 8, 9), log.kept.stream().sorted().toList());
    }

    @Test
    void anInterruptGivesUpTheFitUnderWayAndKeepsTheOthers() throws InterruptedException {
        var inThirdFit = new CountDownLatch(1);
        var optimizer = BayesianOptimizer.of(SPACE, OptimizerSettings.defaults());
        TrialEvaluator evaluator =
                (k, point, stop, detail) -> {
                    while (k == 3 && !stop.getAsBoolean()) {
                        inThirdFit.countDown();
                        Thread.onSpinWait();
                    }
                    return k == 3 ? Optional.empty() : Optional.of(trial(k, point));
                };
        var outcome = new ArrayList<SweepLoop.Outcome>();
        var log = new MemoryLog(List.of());
        Thread runner =
                Thread.ofPlatform()
                        .start(() ->
                                outcome.add(
                                        new SweepLoop(
                                                        optimizer,
                                                        ITERATIONS,
                                                        1,
                                                        evaluator,
                                                        log,
                                                        SweepListener.NONE)
                                                .run()));

        inThirdFit.await();
        runner.interrupt();
        runner.join();

        assertTrue(outcome.getFirst().interrupted());
        assertEquals(2, outcome.getFirst().trials().size());
        assertEquals(List.of(1, 2), log.kept);
    }

    @Test
    void whereEveryInitialFitFailsTheSweepEndsWithTheReason() {
        var error =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                run(
                                        1,
                                        TrialLog.none(),
                                        (k, point, stop, detail) ->
                                                Optional.of(
                                                        TrialSamples.failed(k, point, "no data"))));

        assertEquals(
                "none of the 4 initial fits succeeded; the first failed because: no data",
                error.getMessage());
    }

    @Test
    void aFaultOfTheStoreEndsTheSweep() {
        TrialLog broken =
                new TrialLog() {
                    @Override
                    public Optional<Trial> finished(int iteration, Point asked) {
                        return Optional.empty();
                    }

                    @Override
                    public void keep(Trial trial, List<Trial> all) {
                        throw new IllegalStateException("the disk is full");
                    }
                };

        var error =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                run(
                                        1,
                                        broken,
                                        (k, point, stop, detail) -> Optional.of(trial(k, point))));

        assertEquals("the disk is full", error.getMessage());
    }
}
