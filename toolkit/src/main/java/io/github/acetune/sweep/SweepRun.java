package io.github.acetune.sweep;

import io.github.acetune.data.Split;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.PotentialFitter;
import io.github.acetune.optimize.Categorical;
import io.github.acetune.optimize.Dimension;
import io.github.acetune.optimize.IntegerRange;
import io.github.acetune.optimize.LogInteger;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.optimize.Ordinal;
import io.github.acetune.optimize.Parameter;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.validate.StabilityProbe;
import io.github.acetune.validate.StabilityRun;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One run of a sweep: puts optimiser, fits and folder together. */
final class SweepRun {
    private static final String FUNCTIONS_OF_XPOT = "number_of_functions_per_element";

    private final SweepSettings settings;
    private final Split data;
    private final TrialSetups setups;

    SweepRun(SweepSettings settings, Split data) {
        this.settings = settings;
        this.data = data;
        this.setups = settings.setups();
        checkData();
    }

    SweepResult run() {
        if (settings.folder.isEmpty()) {
            if (settings.entry != SweepFolder.Entry.BEGIN) {
                throw new InvalidInputException("a sweep without a folder cannot be resumed");
            }
            return result(loop(TrialLog.inMemory(settings.workers), _ -> {}).run());
        }
        try (var folder = open(settings.folder.get())) {
            SweepLoop.Outcome outcome = loop(folder, folder::write).run();
            folder.writeTables();
            if (!outcome.interrupted()) {
                folder.writeFinalTables();
            }
            return result(outcome);
        }
    }

    private SweepResult result(SweepLoop.Outcome outcome) {
        return new SweepResult(outcome, settings, data, setups);
    }

    private void checkData() {
        data.train().requireEnergies().requireForces();
        data.validation().requireEnergies().requireForces();
        if (data.validation().size() == 0) {
            throw new InvalidInputException(
                    "the validation data are empty; the sweep needs some to judge its fits");
        }
        if (settings.fidelity.isPresent() && settings.cost) {
            throw new InvalidInputException(
                    "a sweep with fidelities has one objective, the loss; leave out the cost");
        }
    }

    private SweepFolder open(Path path) {
        var tables = new XpotTables(setups.names(), setups::row);
        return SweepFolder.open(
                path, settings.entry, settings.workers, tables, settings.trialSpace(), identity());
    }

    /** What decides the sequence of trials; a sweep with any other value of these is another sweep. */
    private Map<String, Object> identity() {
        var identity = new LinkedHashMap<String, Object>();
        var space = new LinkedHashMap<String, String>();
        settings.space
                .parameters()
                .forEach(parameter ->
                        space.put(
                                parameter.name(),
                                parameter.dimension() + " " + parameter.conditions()));
        identity.put("space", space);
        identity.put("seed", settings.seed);
        identity.put("initial", settings.initial);
        identity.put("alpha", settings.loss.alpha());
        identity.put(
                "error_method", settings.loss.method().name().toLowerCase(java.util.Locale.ROOT));
        if (settings.cost) {
            identity.put("objectives", List.of("loss", "cost"));
        }
        settings.fidelity.ifPresent(fidelity -> identity.put("fidelity", fidelity.toString()));
        if (settings.stable) {
            identity.put("constraint", "stability");
        }
        settings.stableDynamics.ifPresent(
                dynamics -> identity.put("dynamics", dynamics.toString()));
        if (!settings.search.equals(OptimizerSettings.defaults())) {
            identity.put("search", settings.search.toString());
        }
        identity.put("train_sha256", data.train().sha256());
        identity.put("validation_sha256", data.validation().sha256());
        return identity;
    }

    /** Our own fitter computes once what the trials share, and knows the largest basis that they may have. */
    private PotentialFitter fitter() {
        if (!(settings.fitter instanceof AceFitter)) {
            return settings.fitter;
        }
        IntSummaryStatistics sizes =
                settings.space.parameters().stream()
                        .filter(SweepRun::isSize)
                        .flatMapToInt(parameter -> ends(parameter.dimension()))
                        .summaryStatistics();
        if (sizes.getCount() == 0) {
            return new AceFitter();
        }
        return manyTrialsDifferInSizeOnly()
                ? AceFitter.overSizes(Math.max(1, sizes.getMin()), sizes.getMax())
                : AceFitter.upTo(sizes.getMax());
    }

    private static boolean isSize(Parameter parameter) {
        return parameter.name().equals("functions") || parameter.name().endsWith(FUNCTIONS_OF_XPOT);
    }

    private static IntStream ends(Dimension dimension) {
        return switch (dimension) {
            case IntegerRange range -> IntStream.of(range.lower(), range.upper());
            case LogInteger range -> IntStream.of(range.lower(), range.upper());
            case Ordinal levels -> levels.levels().stream().flatMapToInt(SweepRun::number);
            case Categorical choice -> choice.choices().stream().flatMapToInt(SweepRun::number);
            default -> IntStream.empty();
        };
    }

    private static IntStream number(Object value) {
        return value instanceof Integer size ? IntStream.of(size) : IntStream.empty();
    }

    /**
     * Whether the other hyperparameters are choices between so few that the trials must share them. Where nearly every trial has a
     * cutoff or an exponent of its own, climbing to its size would only cost. It must depend on nothing that a resumed sweep may
     * change.
     */
    private boolean manyTrialsDifferInSizeOnly() {
        double others =
                settings.space.parameters().stream()
                        .filter(parameter -> !isSize(parameter))
                        .mapToDouble(parameter -> parameter.dimension().cardinality())
                        .reduce(1, (a, b) -> a * b);
        return settings.fidelity.isEmpty() && others <= settings.initial;
    }

    private SweepListener listener() {
        SweepListener listener = settings.listener.orElseGet(SweepWatch::found);
        listener.began(trials ->
                result(new SweepLoop.Outcome(List.copyOf(trials), true, Optional.empty())));
        return listener;
    }

    /** What fits and judges the points. */
    FitTrial evaluator(FitTrial.TrialFolder folder) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / settings.workers);
        Optional<StabilityProbe> probe =
                settings.stable
                        ? Optional.of(StabilityProbe.of(data.train(), settings.seed))
                        : Optional.empty();
        Optional<StabilityRun> dynamics =
                settings.stableDynamics.map(run ->
                        StabilityRun.of(
                                data.train(), run.kelvin(), run.picoseconds(), settings.seed));
        var judge = new TrialJudge(data, settings.loss, settings.cost, probe, dynamics);
        return new FitTrial(setups, fitter(), data.train(), judge, threads, folder);
    }

    private SweepLoop loop(TrialLog log, FitTrial.TrialFolder folder) {
        return new SweepLoop(
                settings.proposals(),
                settings.initial,
                settings.rules,
                settings.workers,
                evaluator(folder),
                log,
                listener());
    }
}
