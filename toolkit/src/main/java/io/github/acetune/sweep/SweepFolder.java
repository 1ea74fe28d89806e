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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
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
    private final SearchSpace space;
    private final Map<String, Object> settings;
    private final WorkerLock sign;
    private final int workers;
    private final boolean helper;
    private final Map<Integer, Trial> known = new TreeMap<>();
    private int bestWritten;

    /** How a process comes to a sweep. */
    enum Entry {
        /** It begins one. */
        BEGIN,
        /** It goes on with one that nobody works on. */
        RESUME,
        /** It helps others. */
        JOIN
    }

    private SweepFolder(
            Path folder,
            XpotTables tables,
            SweepStore store,
            SearchSpace space,
            Map<String, Object> settings,
            WorkerLock sign,
            int workers,
            boolean helper) {
        this.folder = folder;
        this.tables = tables;
        this.store = store;
        this.space = space;
        this.settings = settings;
        this.sign = sign;
        this.workers = workers;
        this.helper = helper;
    }

    /**
     * Opens the folder of a sweep, or makes it.
     *
     * @param folder made where it is missing
     * @param entry whether trials that are there are taken over; otherwise they are bad input
     * @param workers how many fits this process runs at the same time
     * @param tables how the tables look
     * @param space the search space
     * @param settings what decides the sequence of trials; must be the same when resumed
     * @return the folder, to be closed
     * @throws InvalidInputException where the folder cannot be used or holds another sweep
     */
    static SweepFolder open(
            Path folder,
            Entry entry,
            int workers,
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
        if (entry != Entry.BEGIN && !java.nio.file.Files.exists(file)) {
            throw new InvalidInputException(
                    folder
                            + ": holds no sweep to "
                            + entry.name().toLowerCase(Locale.ROOT)
                            + " (no "
                            + SweepStore.FILE_NAME
                            + ")");
        }
        boolean others = WorkerLock.isAnyAlive(folder);
        if (entry == Entry.RESUME && others) {
            throw new InvalidInputException(
                    folder
                            + ": another process works on this sweep; help it by --join instead of --resume");
        }
        var store = SweepStore.open(file);
        try {
            store.exclusively(() -> checkSettings(folder, store, entry == Entry.BEGIN, settings));
            var sign = WorkerLock.in(folder);
            var opened =
                    new SweepFolder(
                            folder,
                            tables,
                            store,
                            space,
                            settings,
                            sign,
                            workers,
                            entry == Entry.JOIN);
            opened.changeWidth(entry == Entry.JOIN && others ? workers : 0);
            opened.writeProvenance();
            return opened;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Lets the asks to come know how many workers there are: those of this process, or so many more than before. */
    private void changeWidth(int more) {
        store.exclusively(() -> {
            int next = store.askedCount() + 1;
            OptionalInt before = store.width(next);
            int now = more == 0 ? workers : Math.max(1, before.orElse(0) + more);
            if (before.isEmpty() || before.getAsInt() != now) {
                store.putWidth(next, now);
            }
            return now;
        });
    }

    /** Beside the tables, whose columns are XPOT's and leave no room for it. */
    private void writeProvenance() {
        var provenance = new LinkedHashMap<String, Object>();
        provenance.put("generator", "acetune " + ProgramVersion.number());
        provenance.putAll(settings);
        text(folder.resolve("sweep.json"), Json.pretty(provenance));
    }

    private static boolean checkSettings(
            Path folder, SweepStore store, boolean begin, Map<String, Object> settings) {
        Map<String, String> stored = store.settings();
        if (begin && stored.containsKey("started")) {
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
        return true;
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
    public <T> T exclusively(Supplier<T> action) {
        return store.exclusively(action);
    }

    @Override
    public int width(int iteration) {
        return store.width(iteration).orElse(workers);
    }

    @Override
    public void asked(int iteration, Point point) {
        String text = Json.compact(point.values());
        Optional<String> before = store.asked(iteration);
        if (before.isEmpty()) {
            store.putAsked(iteration, text);
        } else if (!before.get().equals(text)) {
            throw new InvalidInputException(
                    folder
                            + ": iteration "
                            + iteration
                            + " was fitted at another point than this sweep asks for;"
                            + " it was written by another version or changed by hand");
        }
    }

    @Override
    public boolean claim(int iteration) {
        return store.exclusively(() -> {
            Optional<String> worker = store.worker(iteration);
            boolean free =
                    !store.finished().contains(iteration)
                            && (worker.isEmpty() || !WorkerLock.isAlive(folder, worker.get()));
            if (free) {
                store.putWorker(iteration, sign.id());
            }
            return free;
        });
    }

    @Override
    public void keep(Trial trial) {
        store.add(trial);
        synchronized (store) {
            known.put(trial.iteration(), trial);
        }
        writeTables();
    }

    @Override
    public Map<Integer, Trial> finished() {
        synchronized (store) {
            if (!known.keySet().containsAll(store.finished())) {
                for (Trial trial : store.trials(this::potential)) {
                    Point point = space.point(trial.point().values());
                    known.putIfAbsent(
                            trial.iteration(),
                            new Trial(trial.iteration(), point, trial.outcome(), trial.seconds()));
                }
            }
            return new TreeMap<>(known);
        }
    }

    private BBasisPotential potential(int iteration) {
        Trial trial = known.get(iteration);
        return trial == null ? potential(folder, iteration) : trial.potential();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Writes the tables of a sweep that has come to its end. */
    void writeFinalTables() {
        tables.writeFinal(folder, List.copyOf(finished().values()));
    }

    /** Brings the tables and the copy of the best potential up to date; one process at a time. */
    void writeTables() {
        store.exclusively(() -> {
            List<Trial> all = List.copyOf(finished().values());
            tables.write(folder, all);
            Optional<Trial> best = SweepLoop.best(all);
            if (best.isPresent() && best.get().iteration() != bestWritten) {
                writePotential(directory("best"), best.get().potential());
                bestWritten = best.get().iteration();
            }
            return all.size();
        });
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
        writePotential(own, fit.result().potential());
        // The store's record of the trial outlives a power cut; what it refers to must do so too.
        DurableFile.force(own.resolve("potential.yaml"));
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
        switch (trial.outcome()) {
            case Trial.Outcome.Fitted fitted -> {
                metrics.put("loss", fitted.loss());
                if (Double.isFinite(fitted.microseconds())) {
                    metrics.put("microseconds_per_atom", fitted.microseconds());
                }
            }
            case Trial.Outcome.Failed failed -> metrics.put("failure", failed.reason());
        }
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
        try {
            if (helper) {
                changeWidth(-workers);
            }
        } finally {
            sign.close();
            store.close();
        }
    }
}
