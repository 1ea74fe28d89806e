package io.github.acetune.sweep;

import io.github.acetune.data.Split;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.FitWatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a trial needs of its sweep to be fitted further.
 *
 * @param data what its potential was fitted to and judged on
 * @param setups how it was fitted
 * @param judge of what comes out
 */
record TrialContext(Split data, TrialSetups setups, TrialJudge judge) {
    static TrialContext of(SweepSettings settings, Split data, TrialSetups setups) {
        var judge =
                new TrialJudge(
                        data, settings.loss, settings.cost, Optional.empty(), Optional.empty());
        return new TrialContext(data, setups, judge);
    }

    Upfit upfit(Trial trial, FitSpec... stages) {
        return upfit(trial, FitWatch.found(), stages);
    }

    Upfit upfit(Trial trial, FitListener listener, FitSpec... stages) {
        int threads = Runtime.getRuntime().availableProcessors();
        FitSpec[] threaded =
                Arrays.stream(stages).map(stage -> stage.threads(threads)).toArray(FitSpec[]::new);
        FitResult fit =
                AceFitter.upfit(
                        trial.potential(), data.train(), Optional.empty(), listener, threaded);
        return new Upfit(trial, fit, judge.judge(fit, () -> false));
    }

    /** The trial's own settings with other weights of the forces, one stage each. */
    FitSpec[] stages(Trial trial, List<Double> kappas) {
        FitSpec own = setups.at(trial.point()).fit();
        return kappas.stream().map(own::withKappa).toArray(FitSpec[]::new);
    }
}
