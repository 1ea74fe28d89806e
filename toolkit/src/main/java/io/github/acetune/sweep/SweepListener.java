package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import java.util.List;

/** Is told how a sweep goes on. Calls come one at a time, from whatever thread works. */
public interface SweepListener {
    /** Listens to nothing. */
    SweepListener NONE = new SweepListener() {};

    /** What a sweep would have found if it ended now. */
    @FunctionalInterface
    interface Preview {
        /**
         * The result so far.
         *
         * @param trials finished trials, in the order of iterations
         * @return the result of a sweep that was interrupted after them
         */
        SweepResult of(List<Trial> trials);
    }

    /**
     * The sweep begins.
     *
     * @param preview shows what was found so far, at any time
     */
    default void began(Preview preview) {}

    /**
     * A fit begins.
     *
     * @param iteration counted from 1
     * @param point its hyperparameters
     * @param progress the sweep's state
     */
    default void started(int iteration, Point point, SweepProgress progress) {}

    /**
     * A fit goes on.
     *
     * @param iteration counted from 1
     * @param detail what it does, in a few words
     * @param progress the sweep's state
     */
    default void advanced(int iteration, String detail, SweepProgress progress) {}

    /**
     * A trial of an earlier run is taken over.
     *
     * @param trial the trial
     * @param progress the sweep's state, this trial included
     */
    default void takenOver(Trial trial, SweepProgress progress) {}

    /**
     * A trial is finished and saved.
     *
     * @param trial the trial
     * @param progress the sweep's state, this trial included
     */
    default void finished(Trial trial, SweepProgress progress) {}

    /** The sweep has ended, in whatever way. */
    default void ended() {}
}
