package io.github.acetune.sweep;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.sweep.FitTrial.TrialFolder.Files;
import io.github.acetune.validate.ErrorMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The folder of a sweep: the store of its trials, XPOT's three tables, one folder per iteration and a copy of the best
 * potential.
 */
final class SweepFolder implements TrialLog, AutoCloseable {
    private final Path folder;
    private final XpotTables tables;
    private final SweepStore store;
    private final Map<Integer, Trial> earlier;
    private final SearchSpace space;
    private final Map<String, Object> settings;

    private SweepFolder(
            Path folder,
            XpotTables tables,
            SweepStore store,
            SearchSpace space,
            Map<String, Object> settings) {
        this.folder = folder;
        this.tables = tables;
        this.store = store;
        this.space = space;
        this.settings = settings;
        this.earlier = new TreeMap<>();
        store.trials(iteration -> potential(folder, iteration))
                .forEach(trial -> earlier.put(trial.iteration(), trial));
    }

    /**
     * Opens the folder of a sweep, or makes it.
     *
     * @param folder made where it is missing
     * @param resume whether trials that are there are taken over; otherwise they are bad input
     * @param tables how the tables look
     * @param space the search space
     * @param settings what decides the sequence of trials; must be the same when resumed
     * @return the folder, to be closed
     * @throws InvalidInputException where the folder cannot be used or holds another sweep
     */
    static SweepFolder open(
            Path folder,
            boolean resume,
            XpotTables tables,
            SearchSpace space,
            Map<String, Object> settings) {
        try {
            java.nio.file.Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    folder + ": cannot be made as a folder for the sweep", e);
        }
        if (!java.nio.file.Files.isWritable(folder)) {
            throw new InvalidInputException(folder + ": may not be written");
        }
        Path file = folder.resolve(SweepStore.FILE_NAME);
        boolean exists = java.nio.file.Files.exists(file);
        if (resume && !exists) {
            throw new InvalidInputException(
                    folder + ": holds no sweep to resume (no " + SweepStore.FILE_NAME + ")");
        }
        var store = SweepStore.open(file);
        try {
            checkSettings(folder, store, resume, settings);
            var opened = new SweepFolder(folder, tables, store, space, settings);
            opened.writeProvenance();
            return opened;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Beside the tables, whose columns are XPOT's and leave no room for it. */
    private void writeProvenance() {
        var provenance = new LinkedHashMap<String, Object>();
        provenance.put("generator", "acetune " + ProgramVersion.number());
        provenance.putAll(settings);
        text(folder.resolve("sweep.json"), Json.pretty(provenance));
    }

    private static void checkSettings(
            Path folder, SweepStore store, boolean resume, Map<String, Object> settings) {
        Map<String, String> stored = store.settings();
        if (!resume && stored.containsKey("started")) {
            throw new InvalidInputException(
                    folder
                            + ": holds a sweep already; go on with it by --resume, or choose another folder");
        }
        settings.forEach((name, value) -> {
            String text = Json.compact(value);
            String before = stored.get(name);
            if (before == null) {
                store.put(name, text);
            } else if (!before.equals(text)) {
                throw new InvalidInputException(
                        folder
                                + ": holds another sweep: its "
                                + name
                                + " is "
                                + shortened(before)
                                + ", now it is "
                                + shortened(text));
            }
        });
        store.put("started", "true");
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    private static BBasisPotential potential(Path folder, int iteration) {
        Path file = folder.resolve(Integer.toString(iteration)).resolve("potential.yaml");
        if (PotentialFiles.read(file) instanceof BBasisPotential potential) {
            return potential;
        }
        throw new InvalidInputException(file + ": expected a potential in the B basis");
    }

    @Override
    public Optional<Trial> finished(int iteration, Point asked) {
        Trial trial = earlier.get(iteration);
        if (trial == null) {
            return Optional.empty();
        }
        Point point = space.point(trial.point().values());
        if (!point.equals(asked)) {
            throw new InvalidInputException(
                    folder
                            + ": iteration "
                            + iteration
                            + " was fitted at another point than this sweep asks for;"
                            + " it was written by another version or changed by hand");
        }
        return Optional.of(new Trial(iteration, asked, trial.outcome(), trial.seconds()));
    }

    @Override
    public void keep(Trial trial, List<Trial> all) {
        store.add(trial);
        tables.write(folder, all);
        SweepLoop.best(all)
                .filter(best -> best.iteration() == trial.iteration())
                .ifPresent(best -> writePotential(directory("best"), best.potential()));
    }

    /**
     * Writes what a fit leaves behind.
     *
     * @param fit the fit
     */
    void write(Files fit) {
        Trial trial = fit.trial();
        Path own = directory(Integer.toString(trial.iteration()));
        if (!fit.setup().input().isEmpty()) {
            text(own.resolve("input.yaml"), yaml(fit.setup().input()));
        }
        text(own.resolve("metrics.json"), Json.pretty(metrics(fit)));
        text(own.resolve("errors.csv"), errors(fit.train(), fit.validation()));
        writePotential(own, trial.potential());
    }

    private Path directory(String name) {
        Path directory = folder.resolve(name);
        try {
            return java.nio.file.Files.createDirectories(directory);
        } catch (IOException e) {
            throw new InvalidInputException(directory + ": cannot be made as a folder", e);
        }
    }

    private static void writePotential(Path folder, AcePotential potential) {
        PotentialFiles.write(potential, folder.resolve("potential.yaml"));
        PotentialFiles.write(potential, folder.resolve("potential.yace"));
    }

    private static void text(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String yaml(Map<String, Object> tree) {
        var settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.AUTO).setWidth(120).build();
        return new Dump(settings).dumpToString(tree);
    }

    private Map<String, Object> metrics(Files fit) {
        var metrics = new LinkedHashMap<String, Object>();
        Trial trial = fit.trial();
        metrics.put("iteration", trial.iteration());
        metrics.put("loss", trial.loss());
        metrics.put("fit_loss", fit.result().loss().total());
        metrics.put("functions", fit.result().functions());
        metrics.put("coefficients", fit.result().parameters());
        metrics.put("seconds", trial.seconds());
        metrics.put("train", fit.train().toMap());
        metrics.put("test", fit.validation().toMap());
        metrics.put("hyperparameters", trial.point().values());
        metrics.put("provenance", provenance(fit));
        return metrics;
    }

    private Map<String, Object> provenance(Files fit) {
        var provenance =
                new LinkedHashMap<String, Object>(
                        new TreeMap<>(fit.result().potential().metadata()));
        provenance.put("sweep", settings);
        return provenance;
    }

    private static String errors(ErrorMetrics train, ErrorMetrics validation) {
        var text =
                new StringBuilder(
                        "set,config_type,structures,energy_rmse,energy_mae,force_rmse,force_mae\n");
        appendErrors(text, "train", train);
        appendErrors(text, "test", validation);
        return text.toString();
    }

    private static void appendErrors(StringBuilder text, String set, ErrorMetrics metrics) {
        metrics.byConfigType().forEach((type, errors) -> appendLine(text, set, type, errors));
        appendLine(text, set, "all", metrics.overall());
    }

    private static void appendLine(
            StringBuilder text, String set, String type, ErrorMetrics.Errors errors) {
        text.append(set)
                .append(',')
                .append(type.indexOf(',') < 0 ? type : "\"" + type + "\"")
                .append(',')
                .append(errors.structures())
                .append(',')
                .append(errors.energyRmse())
                .append(',')
                .append(errors.energyMae())
                .append(',')
                .append(errors.forceRmse())
                .append(',')
                .append(errors.forceMae())
                .append('\n');
    }

    @Override
    public void close() {
        store.close();
    }
}
