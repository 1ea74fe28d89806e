package io.github.acetune.cli;

import io.github.acetune.data.Split;
import io.github.acetune.sweep.Sweep;
import io.github.acetune.sweep.XpotInput;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        header = "Optimise the hyperparameters of a potential.",
        description = {
            "Reads an XPOT input, unchanged. Fits one potential per iteration, judges it on the test data and chooses the"
                    + " next point by Bayesian optimisation. Every finished fit is safe at once; on Ctrl-C everything finished"
                    + " is kept, the exit code is 130, and --resume goes on with the same sequence.",
            "Writes into DIR: parameters.csv, atomistic_errors.csv, loss_function_errors.csv (XPOT's tables), a folder per"
                    + " iteration, best/ with the best potential, and report.html."
        },
        footer = {
            "",
            "Examples:",
            "  acetune sweep ace_input.hjson --train Si_train.xyz --test Si_test.xyz -o sweep",
            "  acetune sweep ace_input.hjson -o sweep --iterations 64 --resume"
        })
final class SweepCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "INPUT",
            description = "An XPOT input (.hjson) with skopt.space ranges.")
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
            description =
                    "The folder to write into; project_name/sweep_name of the input if absent.")
    private Path output;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "32",
            description = "Fits in all, the initial ones included (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(
            names = "--initial",
            paramLabel = "N",
            defaultValue = "5",
            description = "Fits that sample the space first (default: ${DEFAULT-VALUE}).")
    private int initial;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of every random choice; the input's if absent.")
    private Long seed;

    @Option(
            names = "--workers",
            paramLabel = "W",
            defaultValue = "1",
            description =
                    "Fits at the same time (default: ${DEFAULT-VALUE}, which uses all cores for it).")
    private int workers;

    @Option(names = "--resume", description = "Go on with the sweep in DIR.")
    private boolean resume;

    @Option(names = "--json", description = "Write the result to the standard output as JSON.")
    private boolean json;

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        XpotInput xpot = XpotInput.read(input);
        Sweep sweep = Sweep.of(xpot).initial(initial).iterations(iterations).workers(workers);
        if (seed != null) {
            sweep = sweep.seed(seed);
        }
        xpot.notices().forEach(console::notice);
        Path folder = output == null ? xpot.outputFolder() : output;
        Split split =
                new InputData(input, PlainInput.pacemaker(xpot, console), console)
                        .read(train, test, true);
        if (resume) {
            sweep = sweep.resume();
        }
        return new SweepSession(console, input.getFileName().toString(), json)
                .run(sweep, split, folder);
    }
}
