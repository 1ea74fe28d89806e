package io.github.acetune.sweep;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.fit.FitResult;
import io.github.acetune.validate.ErrorMetrics;

/** A trial's potential, fitted further with other weights of energies and forces. */
public final class Upfit {
    private final Trial start;
    private final FitResult fit;
    private final TrialJudge.Judgement judgement;

    Upfit(Trial start, FitResult fit, TrialJudge.Judgement judgement) {
        this.start = start;
        this.fit = fit;
        this.judgement = judgement;
    }

    /**
     * Where it began.
     *
     * @return the trial
     */
    public Trial start() {
        return start;
    }

    /**
     * The fit.
     *
     * @return the course of all stages
     */
    public FitResult fit() {
        return fit;
    }

    /**
     * The potential.
     *
     * @return that of the last stage
     */
    public BBasisPotential potential() {
        return fit.potential();
    }

    /**
     * The upfit as if it were a trial of the sweep, of the same iteration.
     *
     * @return with its loss and errors
     */
    public Trial trial() {
        return new Trial(start.iteration(), start.point(), judgement.outcome(), fit.seconds());
    }

    /**
     * Errors on the training data.
     *
     * @return by configuration type
     */
    public ErrorMetrics train() {
        return judgement.train();
    }

    /**
     * Errors on the validation data.
     *
     * @return by configuration type
     */
    public ErrorMetrics validation() {
        return judgement.validation();
    }
}
