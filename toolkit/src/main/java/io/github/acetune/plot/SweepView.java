package io.github.acetune.plot;

import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import java.util.List;
import java.util.Map;

/** A sweep in a notebook, as it goes or when it is done: its course, and what it did and learnt along its hyperparameters. */
public final class SweepView {
    /** With fewer trials a surrogate knows nothing. */
    private static final int LEAST_FOR_MODEL = 4;

    private final SweepResult sweep;

    private SweepView(SweepResult sweep) {
        this.sweep = sweep;
    }

    /**
     * What a sweep did and learnt along its hyperparameters: parallel coordinates, evaluations, and with enough trials importance
     * and partial dependence; the Pareto front where costs were measured.
     *
     * @param sweep as far as it has come
     * @return figures of which one shows at a time
     */
    public static SweepView of(SweepResult sweep) {
        return new SweepView(sweep);
    }

    /**
     * How loss and errors have fallen so far; cheap to draw.
     *
     * @param trials in order; failed ones leave gaps
     * @param initial how many trials sampled the space at first
     * @return loss, energy errors and force errors over one axis of iterations
     */
    public static Figure course(List<Trial> trials, int initial) {
        return new ConvergencePlot(
                        trials.stream().map(IterationErrors::of).toList(), initial, List.of())
                .figureWithLoss(Values.of(trials.stream().map(Trial::loss).toList()));
    }

    /**
     * The figures, which take up to a second.
     *
     * @return content by MIME type
     */
    public Map<String, Object> mimeBundle() {
        Tabs tabs = tabs(sweep);
        return tabs.isEmpty()
                ? new Sections().line("no fit has succeeded").mimeBundle()
                : new Sections().add(tabs).mimeBundle();
    }

    static Tabs tabs(SweepResult sweep) {
        Tabs tabs = new Tabs("sweep");
        long good = sweep.trials().stream().filter(trial -> !trial.failed()).count();
        if (good == 0) {
            return tabs;
        }
        tabs.add("Parallel coordinates", SweepPlots.parallelCoordinates(sweep))
                .add("Evaluations", SweepPlots.evaluations(sweep));
        if (good >= LEAST_FOR_MODEL) {
            tabs.add("Partial dependence", SweepPlots.partialDependence(sweep))
                    .add("Importance", SweepPlots.importance(sweep));
        }
        return sweep.hasCosts() ? tabs.add("Pareto front", SweepPlots.paretoFront(sweep)) : tabs;
    }
}
