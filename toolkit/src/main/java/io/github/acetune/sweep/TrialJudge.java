package io.github.acetune.sweep;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.data.Split;
import io.github.acetune.fit.FitResult;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Predictions;
import io.github.acetune.validate.StabilityProbe;
import io.github.acetune.validate.StabilityRun;
import io.github.acetune.validate.XpotLoss;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Judges fitted potentials on the training and the validation data. Immutable.
 *
 * @param data what is predicted
 * @param loss what a sweep minimises
 * @param cost whether the cost is measured with care, as a second objective
 * @param probe what a potential must not be caught by
 * @param dynamics what a potential must survive
 */
record TrialJudge(
        Split data,
        XpotLoss loss,
        boolean cost,
        Optional<StabilityProbe> probe,
        Optional<StabilityRun> dynamics) {
    /**
     * What came out.
     *
     * @param outcome a fit, or why it does not count
     * @param train errors on the training data
     * @param validation errors on the validation data
     */
    record Judgement(Trial.Outcome outcome, ErrorMetrics train, ErrorMetrics validation) {}

    Judgement judge(FitResult fit, BooleanSupplier cancelled) {
        BBasisPotential potential = fit.potential();
        var calculator = AceCalculator.of(potential).withThreads(1);
        Predictions train = Predictions.of(calculator, data.train());
        Predictions validation = Predictions.of(calculator, data.validation());
        ErrorMetrics trainMetrics = ErrorMetrics.of(train);
        ErrorMetrics validationMetrics = ErrorMetrics.of(validation);
        Trial.Outcome outcome =
                outcome(
                        fit,
                        calculator,
                        errors(
                                trainMetrics,
                                validationMetrics,
                                loss.of(train),
                                loss.of(validation)),
                        loss.of(validation).total(),
                        cancelled);
        return new Judgement(outcome, trainMetrics, validationMetrics);
    }

    private Trial.Outcome outcome(
            FitResult fit,
            AceCalculator calculator,
            TrialErrors errors,
            double total,
            BooleanSupplier cancelled) {
        if (!Double.isFinite(total)) {
            return new Trial.Outcome.Failed(
                    "the loss on the validation data is not a finite number");
        }
        Optional<String> fault =
                probe.flatMap(one -> one.fault(calculator))
                        .or(() -> dynamics.flatMap(run -> run.fault(calculator, cancelled)));
        if (fault.isPresent()) {
            return new Trial.Outcome.Failed(
                    String.format(Locale.ROOT, "unstable (loss %.5g): %s", total, fault.get()));
        }
        double microseconds =
                cost
                        ? EvaluationCost.microsecondsPerAtom(calculator, data.validation())
                        : Double.NaN;
        return new Trial.Outcome.Fitted(
                total, errors, fit.functions(), fit.parameters(), microseconds, fit.potential());
    }

    private TrialErrors errors(
            ErrorMetrics train,
            ErrorMetrics validation,
            XpotLoss.Value trainLoss,
            XpotLoss.Value validationLoss) {
        return new TrialErrors(
                perAtom(train),
                perAtom(validation),
                new PartErrors(trainLoss.energy(), trainLoss.force()),
                new PartErrors(validationLoss.energy(), validationLoss.force()));
    }

    private PartErrors perAtom(ErrorMetrics metrics) {
        return switch (loss.method()) {
            case RMSE -> new PartErrors(metrics.energyRmse(), metrics.forceRmse());
            case MAE -> new PartErrors(metrics.energyMae(), metrics.forceMae());
        };
    }
}
