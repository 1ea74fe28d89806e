package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What has been asked for and what came out, shared by all who work on a sweep. Implementations are safe to use from several threads;
 * some are shared by several processes.
 */
interface TrialLog {
    /**
     * Runs something while nobody else asks for points.
     *
     * @param <T> what it gives
     * @param action short
     * @return its result
     */
    <T> T exclusively(Supplier<T> action);

    /**
     * How many trials may be under way when an iteration is asked for: all workers of all processes together.
     *
     * @param iteration counted from 1
     * @return at least 1
     */
    int width(int iteration);

    /**
     * Notes the point of an iteration.
     *
     * @param iteration counted from 1
     * @param point what is to be fitted
     * @throws io.github.acetune.structure.InvalidInputException where another point was asked for in this iteration
     */
    void asked(int iteration, Point point);

    /**
     * Takes an iteration over, so that nobody else fits it.
     *
     * @param iteration noted before
     * @return false where another living worker has it, or it is finished
     */
    boolean claim(int iteration);

    /**
     * Keeps a trial; when this returns, it is safe.
     *
     * @param trial just finished
     */
    void keep(Trial trial);

    /**
     * Everything finished so far, by whomever.
     *
     * @return by iteration; a snapshot
     */
    Map<Integer, Trial> finished();

    /**
     * Whether other processes may work on the same sweep.
     *
     * @return false where nothing happens that this process does not do
     */
    boolean isShared();

    /**
     * Keeps trials in memory.
     *
     * @param workers how many fit at the same time
     * @return a log of this process alone
     */
    static TrialLog inMemory(int workers) {
        return new TrialLog() {
            private final Map<Integer, Trial> trials = new TreeMap<>();
            private final List<Integer> claimed = new ArrayList<>();

            @Override
            public synchronized <T> T exclusively(Supplier<T> action) {
                return action.get();
            }

            @Override
            public int width(int iteration) {
                return workers;
            }

            @Override
            public void asked(int iteration, Point point) {}

            @Override
            public synchronized boolean claim(int iteration) {
                return !claimed.contains(iteration) && claimed.add(iteration);
            }

            @Override
            public synchronized void keep(Trial trial) {
                trials.put(trial.iteration(), trial);
            }

            @Override
            public synchronized Map<Integer, Trial> finished() {
                return new TreeMap<>(trials);
            }

            @Override
            public boolean isShared() {
                return false;
            }
        };
    }
}
