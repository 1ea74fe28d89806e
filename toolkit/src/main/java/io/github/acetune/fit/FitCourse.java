package io.github.acetune.fit;

import java.util.ArrayList;
import java.util.List;

/** Keeps the time and the history of a fit and asks the listener whether to go on. */
final class FitCourse {
    private final FitListener listener;
    private final int maxIterations;
    private final long startNanos = System.nanoTime();
    private final long startCpu = WorkerPool.threadCpu();
    private final List<FitStep> history = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    FitCourse(FitListener listener, int maxIterations) {
        this.listener = listener;
        this.maxIterations = maxIterations;
    }

    /** Records a step; false where the fit is to end here. */
    boolean step(String stage, LossParts loss) {
        double seconds = seconds();
        var step = new FitStep(stage, history.size(), loss, Double.NaN, seconds);
        history.add(step);
        double perStep = seconds / history.size();
        double left = perStep * Math.max(0, maxIterations + 1 - history.size());
        return listener.progress(step, left) && !Thread.currentThread().isInterrupted();
    }

    void note(String text) {
        notes.add(text);
    }

    double seconds() {
        return 1e-9 * (System.nanoTime() - startNanos);
    }

    /** CPU seconds of the calling thread since the beginning. */
    double ownCpuSeconds() {
        return 1e-9 * (WorkerPool.threadCpu() - startCpu);
    }

    List<FitStep> history() {
        return history;
    }

    List<String> notes() {
        return notes;
    }
}
