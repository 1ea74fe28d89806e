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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
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
        return new SweepLoop(
                        Proposals.of(optimizer),
                        4,
                        StopRules.after(ITERATIONS),
                        workers,
                        evaluator,
                        log,
                        SweepListener.NONE)
                .run()
                .trials();
    }

    private static List<Point> points(List<Trial> trials) {
        return trials.stream().map(Trial::point).toList();
    }

    /** A log in memory that knows some trials from before and records what is kept. */
    private static class MemoryLog implements TrialLog {
        private final TrialLog log;
        private final List<Integer> kept = new ArrayList<>();

        MemoryLog(int workers, List<Trial> earlier) {
            log = TrialLog.inMemory(workers);
            earlier.forEach(log::keep);
        }

        @Override
        public <T> T exclusively(Supplier<T> action) {
            return log.exclusively(action);
        }

        @Override
        public int width(int iteration) {
            return log.width(iteration);
        }

        @Override
        public void asked(int iteration, Point point) {
            log.asked(iteration, point);
        }

        @Override
        public boolean claim(int iteration) {
            return log.claim(iteration);
        }

        @Override
        public synchronized void keep(Trial trial) {
            kept.add(trial.iteration());
            log.keep(trial);
        }

        @Override
        public Map<Integer, Trial> finished() {
            return log.finished();
        }

        @Override
        public boolean isShared() {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theSequenceOfPointsDoesNotDependOnWhichFitEndsFirst(int workers) {
        List<Trial> straight =
                run(
                        workers,
                        TrialLog.inMemory(workers),
                        (k, point, stop, detail) -> Optional.of(trial(k, point)));
        List<Trial> uneven =
                run(
                        workers,
                        TrialLog.inMemory(workers),
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
                        TrialLog.inMemory(workers),
                        (k, point, stop, detail) -> Optional.of(trial(k, point)));
        var log = new MemoryLog(workers, whole.subList(0, 5));

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
        var log = new MemoryLog(1, List.of());
        Thread runner =
                Thread.ofPlatform()
                        .start(() ->
                                outcome.add(
                                        new SweepLoop(
                                                        Proposals.of(optimizer),
                                                        4,
                                                        StopRules.after(ITERATIONS),
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
                                        TrialLog.inMemory(1),
                                        (k, point, stop, detail) ->
                                                Optional.of(
                                                        TrialSamples.failed(k, point, "no data"))));

        assertEquals(
                "none of the 4 initial fits succeeded; the first failed because: no data",
                error.getMessage());
    }

    @Test
    void aFaultOfTheStoreEndsTheSweep() {
        var broken =
                new MemoryLog(1, List.of()) {
                    @Override
                    public synchronized void keep(Trial trial) {
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

    @Test
    void trialsThatOthersFinishAreTakenIn() {
        // given a log in which another process has claimed and finished every second iteration
        var log =
                new MemoryLog(1, List.of()) {
                    @Override
                    public boolean claim(int iteration) {
                        if (iteration % 2 == 0) {
                            return false;
                        }
                        return super.claim(iteration);
                    }

                    @Override
                    public void asked(int iteration, Point point) {
                        if (iteration % 2 == 0) {
                            keep(trial(iteration, point));
                        }
                    }

                    @Override
                    public boolean isShared() {
                        return true;
                    }
                };
        var fitted = new ArrayList<Integer>();

        List<Trial> trials =
                run(
                        1,
                        log,
                        (k, point, stop, detail) -> {
                            fitted.add(k);
                            return Optional.of(trial(k, point));
                        });

        assertEquals(List.of(1, 3, 5, 7, 9), fitted);
        assertEquals(ITERATIONS, trials.size());
    }

    @Test
    void aSweepEndsByItsRules() {
        var trials = new ArrayList<Trial>();
        for (int k = 1; k <= 6; k++) {
            trials.add(TrialSamples.fitted(k, new Point(Map.of("x", 1.0 * k)), k == 3 ? 0.1 : 1));
        }
        var rules = new StopRules(50, 0.05, Optional.of(Duration.ofHours(1)), 3);

        assertEquals(Optional.empty(), rules.reason(trials.subList(0, 5), 2, Duration.ZERO));
        assertEquals(
                Optional.of("no lower loss in 3 trials"), rules.reason(trials, 2, Duration.ZERO));
        assertEquals(
                Optional.of("the time was up"),
                rules.reason(trials.subList(0, 2), 2, Duration.ofHours(2)));
        assertEquals(
                Optional.of("a loss of 0.10000 was reached"),
                new StopRules(50, 0.1, Optional.empty(), 0).reason(trials, 2, Duration.ZERO));
    }
}
