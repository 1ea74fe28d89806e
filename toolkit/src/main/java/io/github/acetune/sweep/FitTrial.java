package io.github.acetune.sweep;

import io.github.acetune.data.Dataset;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.PotentialFitter;
import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.validate.ErrorMetrics;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Fits a point and judges the potential on the training and the validation data. Whatever goes wrong is a failed trial. */
final class FitTrial implements TrialEvaluator {
    private final TrialSetups setups;
    private final PotentialFitter fitter;
    private final Dataset train;
    private final TrialJudge judge;
    private final int threads;
    private final TrialFolder folder;

    /** Where the files of a trial go. */
    @FunctionalInterface
    interface TrialFolder {
        /**
         * Writes the files of a fit.
         *
         * @param fit what was made
         */
        void write(Files fit);

        /**
         * What a trial leaves behind.
         *
         * @param trial the trial
         * @param setup what was fitted and how
         * @param result the fit
         * @param train errors on the training data
         * @param validation errors on the validation data
         */
        record Files(
                Trial trial,
                TrialSetup setup,
                FitResult result,
                ErrorMetrics train,
                ErrorMetrics validation) {}
    }

    FitTrial(
            TrialSetups setups,
            PotentialFitter fitter,
            Dataset train,
            TrialJudge judge,
            int threads,
            TrialFolder folder) {
        this.setups = setups;
        this.fitter = fitter;
        this.train = train;
        this.judge = judge;
        this.threads = threads;
        this.folder = folder;
    }

    @Override
    public Optional<Trial> evaluate(
            int iteration, Point point, BooleanSupplier cancelled, Consumer<String> detail) {
        Optional<Result> result = result(iteration, point, cancelled, detail);
        // Outside the net: a folder that cannot be written ends the sweep, not the trial.
        result.flatMap(Result::files).ifPresent(folder::write);
        return result.map(Result::trial);
    }

    /** A trial and what it leaves behind, which is nothing where it failed. */
    private record Result(Trial trial, Optional<TrialFolder.Files> files) {}

    private Optional<Result> result(
            int iteration, Point point, BooleanSupplier cancelled, Consumer<String> detail) {
        long start = System.nanoTime();
        try {
            return fit(iteration, point, cancelled, detail, start);
        } catch (InvalidInputException | IllegalArgumentException | ArithmeticException e) {
            return failed(iteration, point, e.getMessage(), start);
        } catch (OutOfMemoryError e) {
            return failed(iteration, point, "ran out of memory", start);
        } catch (RuntimeException e) {
            return cancelled.getAsBoolean()
                    ? Optional.empty()
                    : failed(
                            iteration,
                            point,
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            start);
        }
    }

    private static double since(long start) {
        return 1e-9 * (System.nanoTime() - start);
    }

    private static Optional<Result> failed(int iteration, Point point, String reason, long start) {
        String line = String.valueOf(reason).strip().replaceAll("\\s*\\R\\s*", "; ");
        var trial = new Trial(iteration, point, new Trial.Outcome.Failed(line), since(start));
        return Optional.of(new Result(trial, Optional.empty()));
    }

    private Optional<Result> fit(
            int iteration,
            Point point,
            BooleanSupplier cancelled,
            Consumer<String> detail,
            long start) {
        TrialSetup setup = setups.at(point);
        Dataset data = setups instanceof FidelitySetups parts ? parts.data(train, point) : train;
        FitResult result =
                fitter.fit(
                        setup.potential(),
                        data,
                        setup.fit().threads(threads),
                        (step, secondsLeft) -> {
                            detail.accept(
                                    String.format(
                                            Locale.ROOT,
                                            "%s, step %d, fit loss %.4g",
                                            step.stage(),
                                            step.iteration(),
                                            step.loss().total()));
                            return !cancelled.getAsBoolean();
                        });
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        detail.accept("judging");
        TrialJudge.Judgement judgement = judge.judge(result, cancelled);
        var trial = new Trial(iteration, point, judgement.outcome(), since(start));
        var files =
                new TrialFolder.Files(
                        trial, setup, result, judgement.train(), judgement.validation());
        return Optional.of(new Result(trial, Optional.of(files)));
    }
}
