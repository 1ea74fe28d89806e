package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.CoefficientFit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the time, the history and the best point of a fit, watches the validation loss and says whether to go on. */
final class FitCourse {
    private final FitListener listener;
    private final long startNanos = System.nanoTime();
    private final long startCpu = WorkerPool.threadCpu();
    private final List<FitStep> history = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Minimisation settings;
    private Optional<JointProblem> validation = Optional.empty();
    private int stageBegin;
    private boolean goesOn = true;
    private int workDone;
    private int workTotal;
    private double workBegin;
    private long endedCpu;
    private Optional<Outcome> best = Optional.empty();
    private double least = Double.POSITIVE_INFINITY;

    FitCourse(FitListener listener, Minimisation settings) {
        this.listener = listener;
        this.settings = settings;
    }

    /** Begins a stage with settings of its own. */
    void begin(Minimisation ofStage) {
        this.settings = ofStage;
        this.stageBegin = history.size();
    }

    /** Begins another method within the stage: its iterations count anew, and so does what is best. */
    void beginMethod() {
        this.stageBegin = history.size();
        this.least = Double.POSITIVE_INFINITY;
    }

    /** Iterations of the method that was begun last; its start is none. */
    int iterations() {
        return Math.max(0, history.size() - stageBegin - 1);
    }

    void validate(Optional<JointProblem> heldOut) {
        this.validation = heldOut;
    }

    /** Tells the listener how far the work before the first step is. */
    void waiting(int done, int total) {
        if (history.size() > stageBegin) {
            return;
        }
        if (total != workTotal || done < workDone) {
            workBegin = seconds();
        }
        workTotal = total;
        workDone = done;
        double elapsed = seconds() - workBegin;
        double left = done > 0 && elapsed > 0 ? elapsed * (total - done) / done : Double.NaN;
        listener.preparing((double) done / total, left);
    }

    /** Records a step; false where the fit is to end here. */
    boolean step(String stage, LossParts loss, AceBasis basis, double[] coefficients) {
        double held =
                validation.isEmpty()
                        ? Double.NaN
                        : validation.get().lossOf(basis, coefficients).total();
        double seconds = seconds();
        var step = new FitStep(stage, history.size(), loss, held, seconds);
        history.add(step);
        keep(step, basis, coefficients);
        int done = history.size() - stageBegin;
        double perStep = seconds / history.size();
        double left = perStep * Math.max(0, settings.maxIterations() + 1 - done);
        goesOn = listener.progress(step, left) && !Thread.currentThread().isInterrupted();
        return goesOn && !hasStalled();
    }

    private void keep(FitStep step, AceBasis basis, double[] coefficients) {
        double value = value(step, watchesValidation());
        if (value < least || best.isEmpty()) {
            least = value;
            best = Optional.of(new Outcome(basis, coefficients.clone(), step.loss(), false));
        }
    }

    /** Whether the held-out structures decide when to stop, and with that what is best. */
    private boolean watchesValidation() {
        return settings.validationDecrease() > 0 && validation.isPresent();
    }

    /**
     * What to go on with after a method has ended: what it reached, or what did best on the held-out structures where these decide.
     */
    Outcome chosen(Outcome reached) {
        return watchesValidation() ? best.orElse(reached) : reached;
    }

    /** The best point of the method that was at work last; empty before the first step. */
    Optional<Outcome> best() {
        return best;
    }

    /** Tells the listener that there will be no more steps. */
    void end() {
        listener.ended();
    }

    /** Whether nobody has ended the fit. */
    boolean goesOn() {
        return goesOn;
    }

    private boolean hasStalled() {
        return stalled(settings.trainDecrease(), false)
                || (watchesValidation() && stalled(settings.validationDecrease(), true));
    }

    /** True where none of the last {@code patience} steps lowered the loss by the given fraction. */
    private boolean stalled(double fraction, boolean heldOut) {
        int last = history.size() - 1;
        int first = last - settings.patience();
        if (fraction <= 0 || first < stageBegin) {
            return false;
        }
        for (int k = first; k < last; k++) {
            double before = value(history.get(k), heldOut);
            double after = value(history.get(k + 1), heldOut);
            if (!(after > (1 - fraction) * before)) {
                return false;
            }
        }
        note("stopped early: the " + (heldOut ? "validation" : "training") + " loss fell no more");
        return true;
    }

    private static double value(FitStep step, boolean heldOut) {
        return heldOut ? step.validationLoss() : step.loss().total();
    }

    void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    double seconds() {
        return 1e-9 * (System.nanoTime() - startNanos);
    }

    /** Counts the CPU time of workers that have ended, ns. */
    void addCpu(long nanos) {
        endedCpu += nanos;
    }

    /** CPU seconds of the calling thread, and of workers that have ended, since the beginning. */
    double ownCpuSeconds() {
        return 1e-9 * (WorkerPool.threadCpu() - startCpu + endedCpu);
    }

    List<FitStep> history() {
        return history;
    }

    List<String> notes() {
        return notes;
    }
}
