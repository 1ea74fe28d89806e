package io.github.acetune.cli;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Split;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitStep;
import io.github.acetune.fit.pacemaker.PacemakerInput;
import io.github.acetune.plot.Plots;
import io.github.acetune.plot.Report;
import io.github.acetune.plot.TableView;
import io.github.acetune.plot.Values;
import io.github.acetune.sweep.MetricsTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        header = "Fit one potential.",
        description = {
            "Writes into DIR: potential.yaml (B basis, pacemaker), potential.yace (LAMMPS), metrics.json,"
                    + " train_predictions.xyz, test_predictions.xyz and report.html. On Ctrl-C the best coefficients so far"
                    + " are written and the exit code is 130."
        },
        footer = {
            "",
            "Examples:",
            "  acetune fit input.yaml -o fit",
            "  acetune fit input.hjson --train Si_train.xyz --test Si_test.xyz -o fit"
        })
final class FitCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "INPUT",
            description = "A pacemaker input (.yaml) or an XPOT input (.hjson) without ranges.")
    private Path input;

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description = "Training data, extended XYZ; instead of the input's.")
    private Path train;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Test data, extended XYZ; instead of the input's.")
    private Path test;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

    @Option(names = "--json", description = "Write the metrics to the standard output as JSON.")
    private boolean json;

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PacemakerInput plain = PlainInput.read(input, console);
        Split split = new InputData(input, plain, console).read(train, test, false);
        folder();
        console.err().println("fitting to " + split.train());
        try (var interruption = new Interruption()) {
            FitResult result = fit(plain, split, interruption);
            result.notes().forEach(console::notice);
            write(result, split);
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private void folder() {
        try {
            Files.createDirectories(output);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    output + ": cannot be made as a folder: " + e.getMessage(), e);
        }
    }

    private FitResult fit(PacemakerInput plain, Split split, Interruption interruption) {
        try (var line = new ProgressLine(console)) {
            return new AceFitter()
                    .fit(
                            plain.potential(),
                            split.train(),
                            plain.fit(),
                            (step, secondsLeft) -> {
                                line.update(text(step, secondsLeft));
                                return !interruption.happened();
                            });
        }
    }

    private static String text(FitStep step, double secondsLeft) {
        String left =
                Double.isFinite(secondsLeft)
                        ? ", at most "
                                + ProgressLine.words(
                                        Duration.ofMillis(Math.round(1000 * secondsLeft)))
                                + " left"
                        : "";
        return String.format(
                Locale.ROOT,
                "%s, step %d, loss %.6g%s",
                step.stage(),
                step.iteration(),
                step.loss().total(),
                left);
    }

    private void write(FitResult result, Split split) {
        PotentialFiles.write(result.potential(), output.resolve("potential.yaml"));
        PotentialFiles.write(result.potential(), output.resolve("potential.yace"));
        Judgement judgement = Judgement.of(result.potential(), split);
        Map<String, Object> metrics = metrics(result, judgement);
        JsonText.write(output.resolve("metrics.json"), metrics);
        judgement
                .predictions()
                .forEach((name, predictions) ->
                        predictions.write(output.resolve(name + "_predictions.xyz")));
        report(result, judgement).write(output.resolve("report.html"));
        if (json) {
            console.out().print(JsonText.pretty(metrics));
        } else {
            summarise(result, judgement);
        }
    }

    private static Map<String, Object> metrics(FitResult result, Judgement judgement) {
        var metrics = new LinkedHashMap<String, Object>();
        metrics.put("loss", result.loss().total());
        metrics.put("functions", result.functions());
        metrics.put("coefficients", result.parameters());
        metrics.put("seconds", result.seconds());
        metrics.put("cpu_seconds", result.cpuSeconds());
        metrics.put("converged", result.converged());
        judgement.metrics().forEach((name, part) -> metrics.put(name, MetricsTree.of(part)));
        metrics.put("notes", result.notes());
        metrics.put("provenance", new TreeMap<>(result.potential().metadata()));
        return metrics;
    }

    private void summarise(FitResult result, Judgement judgement) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "loss %.6g with %d functions, %d coefficients, in %.1f s%n",
                        result.loss().total(),
                        result.functions(),
                        result.parameters(),
                        result.seconds());
        judgement
                .metrics()
                .forEach((name, metrics) -> {
                    console.out().println();
                    console.out().print(TableView.of(metrics.table()).toText());
                });
        console.out().println();
        console.out()
                .println(
                        "wrote "
                                + output.resolve("potential.yace")
                                + ", potential.yaml, metrics.json, report.html");
    }

    private Report report(FitResult result, Judgement judgement) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Loss", Double.toString(result.loss().total()));
        facts.put("Functions", Integer.toString(result.functions()));
        facts.put("Coefficients", Integer.toString(result.parameters()));
        facts.put("Time", String.format(Locale.ROOT, "%.1f s", result.seconds()));
        Report report =
                Report.titled("Fit of " + input.getFileName())
                        .provenance(Provenance.line(result.potential()))
                        .section("Summary")
                        .facts(facts);
        if (result.history().size() > 1) {
            report =
                    report.figure(
                            Plots.fitHistory(history(result.history())), "The loss over the fit.");
        }
        return judgement.appendTo(report);
    }

    private static Map<String, Values> history(List<FitStep> steps) {
        var parts = new LinkedHashMap<String, Values>();
        parts.put("loss", Values.of(steps.stream().map(step -> step.loss().total()).toList()));
        parts.put("energies", Values.of(steps.stream().map(step -> step.loss().energy()).toList()));
        parts.put("forces", Values.of(steps.stream().map(step -> step.loss().forces()).toList()));
        return parts;
    }
}
