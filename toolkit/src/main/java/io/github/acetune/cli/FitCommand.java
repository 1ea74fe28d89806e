package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Split;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitSchedule;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.FitStep;
import io.github.acetune.fit.pacemaker.PacemakerFitter;
import io.github.acetune.fit.pacemaker.PacemakerInput;
import io.github.acetune.plot.TableView;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "  acetune fit input.hjson --train Si_train.xyz --test Si_test.xyz -o fit",
            "  acetune fit input.yaml --upfit 0.1,0.02 -o fit",
            "  acetune fit input.yaml --fitter pacemaker --cuda-device 0 -o fit"
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
            names = "--upfit",
            paramLabel = "KAPPA",
            split = ",",
            description =
                    "Go on from the fit with this weight of the forces, or with several in turn.")
    private List<Double> upfit = List.of();

    @Option(
            names = "--fitter",
            paramLabel = "PROGRAM",
            description = "What fits: acetune (default), or pacemaker where it is installed.")
    private String fitter = "acetune";

    @Option(
            names = "--executable",
            paramLabel = "FILE",
            description = "The executable of that program; by default its name on the PATH.")
    private String executable;

    @Option(
            names = "--cuda-device",
            paramLabel = "N",
            description = "CUDA_VISIBLE_DEVICES for that program.")
    private String cudaDevice;

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
        if (!List.of("acetune", "pacemaker").contains(fitter)) {
            throw new InvalidInputException(
                    "--fitter: expected acetune or pacemaker, found " + fitter);
        }
        PacemakerInput plain = PlainInput.read(input, console);
        Split split = new InputData(input, plain, console).read(train, test, false);
        boolean isNew = folder();
        console.err().println("fitting to " + split.train());
        try {
            return fitted(plain, split);
        } finally {
            if (isNew) {
                removeIfEmpty();
            }
        }
    }

    private int fitted(PacemakerInput plain, Split split) {
        try (var interruption = new Interruption()) {
            FitResult result = fit(plain, split, interruption);
            interruption.finish();
            result.notes().forEach(console::notice);
            write(result, split);
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    /** Makes sure that results can be written before they are computed; true where there was no such folder. */
    private boolean folder() {
        boolean isNew = !Files.exists(output);
        try {
            Files.createDirectories(output);
            return isNew;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    output + ": cannot be made as a folder: " + e.getMessage(), e);
        }
    }

    /** A fit that failed leaves nothing behind. */
    private void removeIfEmpty() {
        try {
            Files.delete(output);
        } catch (DirectoryNotEmptyException _) {
            // the results
        } catch (IOException e) {
            console.notice(output + ": is left empty: " + e.getMessage());
        }
    }

    private FitResult fit(PacemakerInput plain, Split split, Interruption interruption) {
        try (var line = new ProgressLine(console)) {
            var listener = new Shown(line, interruption);
            if (fitter.equals("pacemaker")) {
                return pacemaker(plain)
                        .fit(plain.potential(), split.train(), plain.fit(), listener)
                        .noted(plain.metadata());
            }
            Optional<Dataset> test = labelled(split.validation());
            FitSpec[] stages = stages(plain);
            FitResult result =
                    plain.start()
                            .map(from ->
                                    AceFitter.upfit(from, split.train(), test, listener, stages))
                            .orElseGet(() ->
                                    AceFitter.fit(
                                            plain.basis(), split.train(), test, listener, stages));
            return result.noted(plain.metadata());
        }
    }

    /** Shows the course of a fit as one line. */
    private record Shown(ProgressLine line, Interruption interruption) implements FitListener {
        @Override
        public boolean progress(FitStep step, double secondsLeft) {
            line.update(text(step, secondsLeft));
            return !interruption.happened();
        }

        @Override
        public void preparing(double share, double secondsLeft) {
            line.update(
                    String.format(
                            Locale.ROOT,
                            "computing basis functions and matrices, %.0f %%%s",
                            100 * share,
                            left(", ", secondsLeft)));
        }
    }

    private static String left(String before, double seconds) {
        return Double.isFinite(seconds)
                ? before
                        + ProgressLine.words(Duration.ofMillis(Math.round(1000 * seconds)))
                        + " left"
                : "";
    }

    private PacemakerFitter pacemaker(PacemakerInput plain) {
        if (stages(plain).length > 1 || plain.start().isPresent()) {
            throw new InvalidInputException(
                    input
                            + ": pacemaker is run once and from nothing; upfits and initial potentials need the fitter acetune");
        }
        var program = PacemakerFitter.in(output.resolve("pacemaker"));
        program = executable == null ? program : program.withExecutable(executable);
        return cudaDevice == null ? program : program.withCudaDevice(cudaDevice);
    }

    /** What the input says, and one more stage for each κ of the command line. */
    private FitSpec[] stages(PacemakerInput plain) {
        var stages = new ArrayList<>(plain.stages());
        for (double kappa : upfit) {
            stages.add(stages.getLast().withKappa(kappa).schedule(FitSchedule.ONCE));
        }
        return stages.toArray(FitSpec[]::new);
    }

    /** The test data as far as they can tell something of the loss. */
    private static Optional<Dataset> labelled(Dataset test) {
        Dataset some =
                test.filter(structure ->
                        structure.labels().energy().isPresent()
                                || structure.labels().forces().isPresent());
        return some.size() > 0 ? Optional.of(some) : Optional.empty();
    }

    private static String text(FitStep step, double secondsLeft) {
        return String.format(
                Locale.ROOT,
                "%s, step %d, loss %.6g%s",
                step.stage(),
                step.iteration(),
                step.loss().total(),
                left(", at most ", secondsLeft));
    }

    private void write(FitResult result, Split split) {
        var files = new FitFiles(input.getFileName().toString(), result, split);
        files.write(output);
        if (json) {
            console.out().print(JsonText.pretty(files.metrics()));
        } else {
            summarise(result, files.judgement());
        }
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
}
