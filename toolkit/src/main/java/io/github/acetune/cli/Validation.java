package io.github.acetune.cli;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.data.Dataset;
import io.github.acetune.md.Time;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.validate.BenchmarkTable;
import io.github.acetune.validate.StabilityRun;
import io.github.acetune.validate.TrajectoryErrors;
import io.github.acetune.validate.physical.Check;
import io.github.acetune.validate.physical.PhysicalChecks;
import io.github.acetune.validate.physical.PropertySheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Judges potentials one after the other; what is finished is kept at once. */
final class Validation {
    static final String FILE = "validate.json";

    private final ValidationPlan plan;
    private final List<Dataset> tests;
    private final Path folder;
    private final Console console;
    private final Map<String, ValidationResult> results = new LinkedHashMap<>();
    private List<TrajectoryErrors> trajectories = List.of();

    /** What is kept between runs. */
    private record Kept(String program, List<ValidationResult> potentials) {}

    Validation(ValidationPlan plan, List<Dataset> tests, Path folder, Console console) {
        this.plan = plan;
        this.tests = tests;
        this.folder = folder;
        this.console = console;
    }

    /**
     * Does what is missing, and writes all files.
     *
     * @return whether everything is finished
     */
    boolean run(List<ValidationSubject> subjects) {
        List<ValidationResult> earlier = earlier();
        subjects.forEach(subject -> results.put(subject.name(), start(subject, earlier)));
        boolean finished = true;
        try (var progress = new ProgressLine(console)) {
            for (int k = 0; k < subjects.size() && finished; k++) {
                String place =
                        subjects.get(k).name()
                                + (subjects.size() > 1
                                        ? " (" + (k + 1) + " of " + subjects.size() + ")"
                                        : "");
                finished = judge(subjects.get(k), place, progress);
            }
            if (finished && plan.trajectory()) {
                trajectories = trajectories(subjects);
            }
        } catch (CancellationException e) {
            finished = false;
        }
        // What was finished is written whatever interrupted the rest.
        Thread.interrupted();
        write();
        return finished;
    }

    private ValidationResult start(ValidationSubject subject, List<ValidationResult> earlier) {
        String settings = plan.physical(subject).settings();
        var fresh =
                new ValidationResult(
                        subject.name(),
                        subject.sha256(),
                        subject.elements(),
                        new PropertySheet(subject.name(), settings, Map.of()),
                        null,
                        "");
        return earlier.stream()
                .filter(one -> one.sha256().equals(subject.sha256()))
                .findFirst()
                .map(one -> takenOver(fresh, one, settings))
                .orElse(fresh);
    }

    private ValidationResult takenOver(
            ValidationResult fresh, ValidationResult earlier, String settings) {
        ValidationResult taken = fresh;
        if (earlier.sheet().source().equals(settings)) {
            taken =
                    taken.withSheet(
                            new PropertySheet(fresh.name(), settings, earlier.sheet().results()));
        }
        return plan.benchmark() && earlier.benchmarkSettings().equals(plan.benchmarkSettings(tests))
                ? taken.withBenchmark(earlier.benchmark(), earlier.benchmarkSettings())
                : taken;
    }

    private List<ValidationResult> earlier() {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JsonMapper.shared().readValue(Files.readAllBytes(file), Kept.class).potentials();
        } catch (IOException | JacksonException e) {
            throw new InvalidInputException(
                    file + ": is damaged or no validation's; remove it to begin anew", e);
        }
    }

    private boolean judge(ValidationSubject subject, String place, ProgressLine progress) {
        var listener =
                new PhysicalChecks.Listener() {
                    @Override
                    public void advanced(PhysicalChecks.Progress state) {
                        progress.update(line(place, state));
                    }

                    @Override
                    public void finished(Check check, PropertySheet sheet) {
                        ValidationResult known = results.get(subject.name());
                        var all = new LinkedHashMap<>(known.sheet().results());
                        all.putAll(sheet.results());
                        keep(known.withSheet(new PropertySheet(sheet.name(), sheet.source(), all)));
                    }
                };
        var known = results.get(subject.name());
        PropertySheet sheet =
                plan.physical(subject).knowing(known.sheet().results()).listener(listener).run();
        if (Thread.interrupted() || !sheet.results().keySet().containsAll(plan.checks())) {
            return false;
        }
        if (plan.benchmark() && results.get(subject.name()).benchmark() == null) {
            progress.update(place + ": errors, cost and robustness");
            BenchmarkTable.Row row =
                    BenchmarkTable.row(
                            subject.name(),
                            subject.potential(),
                            tests,
                            robustness(subject),
                            state -> progress.update(robustnessLine(place, state)));
            keep(results.get(subject.name()).withBenchmark(row, plan.benchmarkSettings(tests)));
        }
        return true;
    }

    private static String line(String place, PhysicalChecks.Progress state) {
        return String.format(
                Locale.ROOT,
                "%s: %s, %.0f %% of the checks%s",
                place,
                state.check().title().toLowerCase(Locale.ROOT),
                100 * state.fraction(),
                state.timeLeft().map(time -> ", " + ProgressLine.words(time) + " left").orElse(""));
    }

    private static String robustnessLine(
            String place, io.github.acetune.md.SimulationListener.Progress state) {
        return String.format(
                Locale.ROOT,
                "%s: robustness, step %d of %d%s",
                place,
                state.steps(),
                state.total(),
                state.timeLeft().map(time -> ", " + ProgressLine.words(time) + " left").orElse(""));
    }

    /** From the largest bulk structure of the test sets, else from the crystal. */
    private StabilityRun robustness(ValidationSubject subject) {
        if (!tests.isEmpty()) {
            Dataset all = tests.stream().reduce(Dataset::and).orElseThrow();
            return StabilityRun.of(all, plan.kelvin(), plan.robustness(), 1);
        }
        Structure crystal = PhysicalChecks.of(subject.name(), subject.potential()).crystal();
        return StabilityRun.of(crystal, plan.kelvin(), Time.ps(plan.robustness()));
    }

    private List<TrajectoryErrors> trajectories(List<ValidationSubject> subjects) {
        var calculators = new LinkedHashMap<String, AceCalculator>();
        subjects.forEach(subject ->
                calculators.put(
                        subject.name(), AceCalculator.of(subject.potential()).withThreads(1)));
        return tests.stream()
                .filter(TrajectoryErrors::isTrajectory)
                .map(test -> TrajectoryErrors.of(calculators, test))
                .toList();
    }

    private void keep(ValidationResult result) {
        results.put(result.name(), result);
        JsonText.write(
                folder.resolve(FILE),
                new Kept("acetune " + Version.number(), List.copyOf(results.values())));
    }

    private void write() {
        results.values().forEach(this::keep);
        List<ValidationResult> all = List.copyOf(results.values());
        var table = new ValidationTable(plan, all);
        Tables.writeCsv(folder.resolve("table.csv"), table.table());
        new ValidationReport(plan, all, trajectories).write(folder.resolve("report.html"));
        if (all.size() > 1) {
            for (ValidationResult one : all) {
                new ValidationReport(plan, List.of(one), only(one.name()))
                        .write(folder.resolve(one.name() + ".html"));
            }
        }
    }

    private List<TrajectoryErrors> only(String potential) {
        List<TrajectoryErrors> own = new ArrayList<>();
        for (TrajectoryErrors errors : trajectories) {
            own.add(errors.only(potential));
        }
        return own;
    }

    /** A summary for people. */
    void tell() {
        for (ValidationResult result : results.values()) {
            List<String> faults = result.sheet().faults();
            console.out().println(result.name() + ": " + number(faults));
            faults.forEach(fault -> console.out().println("  " + fault));
            if (result.benchmark() != null) {
                console.out().println("  " + benchmark(result.benchmark()));
            }
        }
        console.out().println("wrote " + folder.resolve("report.html"));
    }

    private static String number(List<String> faults) {
        return switch (faults.size()) {
            case 0 -> "no faults";
            case 1 -> "1 fault";
            default -> faults.size() + " faults";
        };
    }

    private static String benchmark(BenchmarkTable.Row row) {
        var text = new StringBuilder();
        row.errors()
                .forEach((test, errors) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "%s %.3g meV/atom, %.3g meV/Å; ",
                                        test,
                                        1000 * errors.energyRmse(),
                                        1000 * errors.forceRmse())));
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "%.3g µs per atom and step; %s",
                                row.microseconds(),
                                row.verdict()))
                .toString();
    }
}
