package io.github.acetune.sweep;

import io.github.acetune.data.Split;
import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One run of a sweep: puts optimiser, fits and folder together. */
final class SweepRun {
    private final SweepSettings settings;
    private final Split data;
    private final TrialSetups setups;

    SweepRun(SweepSettings settings, Split data) {
        this.settings = settings;
        this.data = data;
        this.setups = settings.setups();
    }

    SweepResult run() {
        checkData();
        if (settings.folder.isEmpty()) {
            if (settings.resume) {
                throw new InvalidInputException("a sweep without a folder cannot be resumed");
            }
            return result(loop(TrialLog.none(), _ -> {}));
        }
        try (var folder = open(settings.folder.get())) {
            return result(loop(folder, folder::write));
        }
    }

    private SweepResult result(SweepLoop loop) {
        return new SweepResult(loop.run(), settings.initial, data, setups);
    }

    private void checkData() {
        data.train().requireEnergies().requireForces();
        data.validation().requireEnergies().requireForces();
        if (data.validation().size() == 0) {
            throw new InvalidInputException(
                    "the validation data are empty; the sweep needs some to judge its fits");
        }
    }

    private SweepFolder open(Path path) {
        var tables = new XpotTables(setups.names(), setups::row);
        return SweepFolder.open(path, settings.resume, tables, settings.space, identity());
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
        identity.put("workers", settings.workers);
        identity.put("alpha", settings.loss.alpha());
        identity.put(
                "error_method", settings.loss.method().name().toLowerCase(java.util.Locale.ROOT));
        identity.put("train_sha256", data.train().sha256());
        identity.put("validation_sha256", data.validation().sha256());
        return identity;
    }

    private SweepLoop loop(TrialLog log, FitTrial.TrialFolder folder) {
        var optimizer =
                BayesianOptimizer.of(
                        settings.space,
                        OptimizerSettings.defaults()
                                .seed(settings.seed)
                                .initialCount(settings.initial));
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / settings.workers);
        var trial = new FitTrial(setups, settings.fitter, data, settings.loss, threads, folder);
        return new SweepLoop(
                optimizer,
                settings.iterations,
                settings.workers,
                trial,
                log,
                settings.listener.orElseGet(SweepWatch::found));
    }
}
