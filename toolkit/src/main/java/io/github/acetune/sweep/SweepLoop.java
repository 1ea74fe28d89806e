package io.github.acetune.sweep;

import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks, fits and tells until enough trials are done or the thread is interrupted.
 *
 * <p>With W workers, iteration k is asked for when iteration k − W has been told, and trials are told in the order of their
 * iterations. The sequence of points thus depends on the seed and on W, not on which fit happens to end first; a sweep that was
 * cut off is resumed by running it again with the finished fits taken from the log.
 */
final class SweepLoop {
    private final BayesianOptimizer optimizer;
    private final int iterations;
    private final int workers;
    private final TrialEvaluator evaluator;
    private final TrialLog log;
    private final SweepListener listener;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final TreeMap<Integer, Trial> finished = new TreeMap<>();
    private double secondsHere;
    private int fittedHere;

    SweepLoop(
            BayesianOptimizer optimizer,
            int iterations,
            int workers,
            TrialEvaluator evaluator,
            TrialLog log,
            SweepListener listener) {
        this.optimizer = optimizer;
        this.iterations = iterations;
        this.workers = workers;
        this.evaluator = evaluator;
        this.log = log;
        this.listener = listener;
    }

    /**
     * What a run leaves.
     *
     * @param trials in the order of iterations
     * @param interrupted whether it ended before its time
     */
    record Outcome(List<Trial> trials, boolean interrupted) {}

    /**
     * Runs to the end, or until the calling thread is interrupted; then the fits under way are given up.
     *
     * @return all finished trials
     */
    Outcome run() {
        boolean interrupted = false;
        try (ExecutorService pool =
                Executors.newFixedThreadPool(
                        workers, Thread.ofPlatform().name("acetune-fit-", 1).daemon().factory())) {
            try {
                work(pool);
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                cancelled.set(true);
            }
        } finally {
            announce(listener::ended);
        }
        synchronized (this) {
            return new Outcome(List.copyOf(finished.values()), interrupted);
        }
    }

    private void work(ExecutorService pool) throws InterruptedException {
        var running = new ArrayList<Future<Optional<Trial>>>();
        for (int iteration = 1; iteration <= iterations; iteration++) {
            if (iteration > workers) {
                tell(running.get(iteration - workers - 1));
            }
            checkThatSomeFitSucceeds(iteration - 1);
            Point point = optimizer.ask();
            int number = iteration;
            Optional<Trial> earlier = log.finished(number, point);
            if (earlier.isPresent()) {
                finish(earlier.get(), false);
                running.add(CompletableFuture.completedFuture(earlier));
            } else {
                running.add(pool.submit(() -> fit(number, point)));
            }
        }
        for (int k = Math.max(0, iterations - workers); k < iterations; k++) {
            tell(running.get(k));
        }
    }

    /** Where every initial trial failed, the input is at fault and more trials would only take time. */
    private synchronized void checkThatSomeFitSucceeds(int asked) {
        int initial = optimizer.settings().initialCount();
        if (asked < initial || finished.size() < initial) {
            return;
        }
        List<Trial> first = finished.values().stream().limit(initial).toList();
        if (first.stream().allMatch(Trial::failed)
                && first.getFirst().outcome() instanceof Trial.Outcome.Failed failed) {
            throw new InvalidInputException(
                    "none of the "
                            + initial
                            + " initial fits succeeded; the first failed because: "
                            + failed.reason());
        }
    }

    private Optional<Trial> fit(int iteration, Point point) {
        if (cancelled.get()) {
            return Optional.empty();
        }
        announce(() -> listener.started(iteration, point, progress()));
        Optional<Trial> trial =
                evaluator.evaluate(
                        iteration,
                        point,
                        cancelled::get,
                        detail -> announce(() -> listener.advanced(iteration, detail, progress())));
        trial.ifPresent(done -> finish(done, true));
        return trial;
    }

    private synchronized void announce(Runnable call) {
        call.run();
    }

    private synchronized void finish(Trial trial, boolean fittedNow) {
        finished.put(trial.iteration(), trial);
        if (fittedNow) {
            secondsHere += trial.seconds();
            fittedHere++;
            log.keep(trial, List.copyOf(finished.values()));
            listener.finished(trial, progress());
        } else {
            listener.takenOver(trial, progress());
        }
    }

    private SweepProgress progress() {
        return new SweepProgress(
                finished.size(),
                iterations,
                optimizer.settings().initialCount(),
                best(finished.values().stream().toList()),
                timeLeft());
    }

    private Optional<Duration> timeLeft() {
        if (fittedHere == 0) {
            return Optional.empty();
        }
        int left = iterations - finished.size();
        double seconds = secondsHere / fittedHere * left / Math.min(workers, Math.max(1, left));
        return Optional.of(Duration.ofMillis(Math.round(1000 * seconds)));
    }

    /** The trial with the lowest loss; of equal ones the earliest. */
    static Optional<Trial> best(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> !trial.failed())
                .min(Comparator.comparingDouble(Trial::loss));
    }

    /** Waits for a fit and tells the optimiser what came out. */
    private void tell(Future<Optional<Trial>> future) throws InterruptedException {
        try {
            Trial trial = future.get().orElseThrow(InterruptedException::new);
            if (trial.failed()) {
                optimizer.tellFailed(trial.point());
            } else {
                optimizer.tell(trial.point(), List.of(trial.loss()), trial.seconds());
            }
        } catch (ExecutionException e) {
            // Evaluators turn what goes wrong in a fit into a failed trial; what arrives here is
            // the
            // store or a bug.
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
