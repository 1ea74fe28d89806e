package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks, fits and tells until enough trials are done or the thread is interrupted.
 *
 * <p>With W workers in all, iteration k is asked for when iteration k − W has been told, and trials are told in the order of their
 * iterations. The sequence of points thus depends on the seed and on W, not on which fit happens to end first. Every process that
 * works on a sweep follows the same sequence and fits what nobody else has claimed; a sweep that was cut off is resumed by
 * following it again with the finished fits taken from the log.
 */
final class SweepLoop {
    /** How often to look for what other processes have finished, ms. */
    private static final long POLL = 200;

    private final Proposals proposals;
    private final int initial;
    private final StopRules rules;
    private final int workers;
    private final TrialEvaluator evaluator;
    private final TrialLog log;
    private final SweepListener listener;
    private final long start = System.nanoTime();

    private final List<Point> asked = new ArrayList<>();
    private final List<Trial> told = new ArrayList<>();
    private final TreeMap<Integer, Trial> finished = new TreeMap<>();
    private final Set<Integer> running = new HashSet<>();
    private Optional<String> stopped = Optional.empty();
    private volatile boolean cancelled;
    private double secondsHere;
    private int fittedHere;

    SweepLoop(
            Proposals proposals,
            int initial,
            StopRules rules,
            int workers,
            TrialEvaluator evaluator,
            TrialLog log,
            SweepListener listener) {
        this.proposals = proposals;
        this.initial = initial;
        this.rules = rules;
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
     * @param stopped why it ended before all iterations were done, where a rule says so
     */
    record Outcome(List<Trial> trials, boolean interrupted, Optional<String> stopped) {}

    /**
     * Runs to the end, or until the calling thread is interrupted; then the fits under way are given up.
     *
     * @return all finished trials
     */
    Outcome run() {
        takeOver();
        boolean interrupted = false;
        try (ExecutorService pool =
                Executors.newFixedThreadPool(
                        workers, Thread.ofPlatform().name("acetune-fit-", 1).daemon().factory())) {
            var threads = new ArrayList<Future<?>>();
            for (int k = 0; k < workers; k++) {
                threads.add(pool.submit(this::work));
            }
            try {
                for (Future<?> thread : threads) {
                    await(thread);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                cancel();
            }
        } finally {
            end();
        }
        synchronized (this) {
            return new Outcome(List.copyOf(finished.values()), interrupted, stopped);
        }
    }

    private synchronized void end() {
        listener.ended();
    }

    private synchronized void takeOver() {
        for (Trial trial : log.finished().values()) {
            if (trial.iteration() <= rules.iterations()) {
                finished.put(trial.iteration(), trial);
                listener.takenOver(trial, progress());
            }
        }
    }

    private static void await(Future<?> thread) throws InterruptedException {
        try {
            thread.get();
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

    private synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** What every worker does: fits what is open until nothing is. */
    private void work() {
        try {
            for (OptionalInt next = next(); next.isPresent(); next = next()) {
                fit(next.getAsInt());
            }
        } catch (InterruptedException e) {
            cancel();
        } catch (RuntimeException | Error e) {
            cancel();
            throw e;
        }
    }

    /** Waits for an iteration that nobody fits yet, and takes it over; empty at the end of the sweep. */
    private synchronized OptionalInt next() throws InterruptedException {
        while (!cancelled) {
            hearOfOthers();
            while (ask()) {
                // one point after the other
            }
            for (int iteration = 1; iteration <= asked.size(); iteration++) {
                if (!finished.containsKey(iteration)
                        && !running.contains(iteration)
                        && log.claim(iteration)) {
                    running.add(iteration);
                    return OptionalInt.of(iteration);
                }
            }
            if (isEverythingDone()) {
                notifyAll();
                return OptionalInt.empty();
            }
            if (log.isShared()) {
                wait(POLL);
            } else {
                wait();
            }
        }
        return OptionalInt.empty();
    }

    private boolean isEverythingDone() {
        boolean enough = stopped.isPresent() || asked.size() == rules.iterations();
        for (int iteration = 1; enough && iteration <= asked.size(); iteration++) {
            enough = finished.containsKey(iteration);
        }
        return enough;
    }

    private void hearOfOthers() {
        if (!log.isShared()) {
            return;
        }
        for (Map.Entry<Integer, Trial> entry : log.finished().entrySet()) {
            boolean wanted = entry.getKey() <= rules.iterations();
            if (wanted && finished.putIfAbsent(entry.getKey(), entry.getValue()) == null) {
                listener.finished(entry.getValue(), progress());
            }
        }
    }

    /** Asks for the next iteration's point, where its turn has come. */
    private boolean ask() {
        if (stopped.isPresent() || asked.size() >= rules.iterations()) {
            return false;
        }
        return log.exclusively(() -> {
            int iteration = asked.size() + 1;
            int due = iteration - log.width(iteration);
            if (due > 0 && !tell(due)) {
                return false;
            }
            stopped = rules.reason(told, initial, Duration.ofNanos(System.nanoTime() - start));
            if (stopped.isPresent()) {
                return false;
            }
            checkThatSomeFitSucceeds();
            Point point = proposals.ask();
            log.asked(iteration, point);
            asked.add(point);
            return true;
        });
    }

    /** Tells the optimiser what came out of all iterations up to one; false where not all of them are finished. */
    private boolean tell(int last) {
        while (told.size() < last) {
            Trial trial = finished.get(told.size() + 1);
            if (trial == null) {
                return false;
            }
            proposals.tell(trial);
            told.add(trial);
        }
        return true;
    }

    /** Where every initial trial failed, the input is at fault and more trials would only take time. */
    private void checkThatSomeFitSucceeds() {
        if (told.size() < initial) {
            return;
        }
        List<Trial> first = told.subList(0, initial);
        if (first.stream().allMatch(Trial::failed)
                && first.getFirst().outcome() instanceof Trial.Outcome.Failed failed) {
            throw new InvalidInputException(
                    "none of the "
                            + initial
                            + " initial fits succeeded; the first failed because: "
                            + failed.reason());
        }
    }

    private void fit(int iteration) {
        Point point = announceStart(iteration);
        Optional<Trial> trial =
                evaluator.evaluate(
                        iteration, point, () -> cancelled, detail -> announce(iteration, detail));
        if (trial.isPresent()) {
            log.keep(trial.get());
        }
        finish(iteration, trial);
    }

    private synchronized Point announceStart(int iteration) {
        Point point = asked.get(iteration - 1);
        listener.started(iteration, point, progress());
        return point;
    }

    private synchronized void announce(int iteration, String detail) {
        listener.advanced(iteration, detail, progress());
    }

    private synchronized void finish(int iteration, Optional<Trial> trial) {
        running.remove(iteration);
        if (trial.isPresent()) {
            finished.put(iteration, trial.get());
            secondsHere += trial.get().seconds();
            fittedHere++;
            listener.finished(trial.get(), progress());
        }
        notifyAll();
    }

    private SweepProgress progress() {
        return new SweepProgress(
                finished.size(),
                rules.iterations(),
                initial,
                best(finished.values().stream().toList()),
                timeLeft());
    }

    private Optional<Duration> timeLeft() {
        if (fittedHere == 0) {
            return Optional.empty();
        }
        int left = rules.iterations() - finished.size();
        double seconds = secondsHere / fittedHere * left / Math.min(workers, Math.max(1, left));
        Duration all = Duration.ofMillis(Math.round(1000 * seconds));
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return Optional.of(
                rules.time()
                        .map(limit -> limit.minus(elapsed))
                        .filter(rest -> rest.compareTo(all) < 0)
                        .map(rest -> rest.isNegative() ? Duration.ZERO : rest)
                        .orElse(all));
    }

    /** The trial with the lowest loss; of equal ones the earliest. */
    static Optional<Trial> best(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> !trial.failed())
                .min(Comparator.comparingDouble(Trial::loss));
    }
}
