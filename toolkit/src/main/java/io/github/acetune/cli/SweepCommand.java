package io.github.acetune.cli;

import io.github.acetune.data.Split;
import io.github.acetune.optimize.Acquisition;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.optimize.SurrogateModel;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.sweep.Fidelity;
import io.github.acetune.sweep.Sweep;
import io.github.acetune.sweep.XpotInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        header = "Optimise the hyperparameters of a potential.",
        description = {
            "Reads an XPOT input, unchanged. Fits one potential per iteration, judges it on the test data and chooses the"
                    + " next point by Bayesian optimisation. Every finished fit is safe at once; on Ctrl-C everything finished"
                    + " is kept, the exit code is 130, and --resume goes on with the same sequence.",
            "Writes into DIR: parameters.csv, atomistic_errors.csv, loss_function_errors.csv (XPOT's tables, and at the end"
                    + " the same as *_final.csv), a folder per iteration, best/ with the best potential, upfit/ with the best"
                    + " initial and the best optimised one fitted further, and report.html."
        },
        footer = {
            "",
            "Examples:",
            "  acetune sweep ace_input.hjson --train Si_train.xyz --test Si_test.xyz -o sweep",
            "  acetune sweep ace_input.hjson -o sweep --iterations 64 --resume",
            "  acetune sweep ace_input.hjson -o sweep --objectives loss,cost --stable --patience 20",
            "  acetune sweep ace_input.hjson -o sweep --hyperband data --iterations 96",
            "  acetune sweep --join sweep"
        })
final class SweepCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("(\\d+)\\s*(s|m|min|h)?");

    private static final Pattern DYNAMICS =
            Pattern.compile("(\\d+(?:\\.\\d+)?)@(\\d+(?:\\.\\d+)?)");

    private final Console console;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..1",
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

    @Option(
            names = "--stop-loss",
            paramLabel = "X",
            description = "End when a loss is not above X.")
    private Double stopLoss;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            description = "Begin no fit after this time, for example 90s, 30m or 2h.")
    private String maxTime;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after N optimised fits without a lower loss.")
    private Integer patience;

    @Option(
            names = "--objectives",
            paramLabel = "LIST",
            defaultValue = "loss",
            description =
                    "loss, or loss,cost: the best compromises between the loss and µs per atom on this machine.")
    private String objectives;

    @Option(
            names = "--stable",
            description =
                    "Count fits with unphysical energies of near atoms (dimers, random packings) as failed.")
    private boolean stable;

    @Option(
            names = "--require-stable-md",
            paramLabel = "PS@K",
            description =
                    "Count fits as failed that do not survive molecular dynamics of the largest bulk training structure,"
                            + " for example 1@1500: 1 ps at 1500 K.")
    private String stableDynamics;

    @Option(
            names = "--hyperband",
            paramLabel = "KIND[,LEAST[,REDUCTION]]",
            description =
                    "Begin fits with a fraction of data, iterations or ladder (functions), at least LEAST (default 1/9), and"
                            + " go on with the best of every REDUCTION (default 3) only. Every fit counts as an iteration.")
    private String hyperband;

    @Option(
            names = "--surrogate",
            paramLabel = "MODEL",
            description = "gaussian_process (default) or random_forest.")
    private SurrogateModel surrogate;

    @Option(
            names = "--acquisition",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: the first).")
    private Acquisition acquisition;

    @Option(
            names = "--upfit",
            paramLabel = "KAPPAS",
            defaultValue = "0.8,0.02",
            description =
                    "Afterwards, fit the best initial and the best optimised potential further with these weights of the"
                            + " forces, one after the other; none for no upfit (default: ${DEFAULT-VALUE}).")
    private String upfit;

    @Option(names = "--resume", description = "Go on with the sweep in DIR.")
    private boolean resume;

    @Option(
            names = "--join",
            paramLabel = "DIR",
            description =
                    "Help another process of this machine with the sweep in DIR; needs no INPUT.")
    private Path join;

    @Option(names = "--json", description = "Write the result to the standard output as JSON.")
    private boolean json;

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (join != null) {
            return SweepArguments.of(join).command(console).help(join, workers);
        }
        if (input == null) {
            throw new ParameterException(spec.commandLine(), "expected INPUT, or --join DIR");
        }
        List<Double> kappas = kappas();
        XpotInput xpot = XpotInput.read(input);
        Sweep sweep = sweep(xpot).workers(workers);
        xpot.notices().forEach(console::notice);
        Path folder = output == null ? xpot.outputFolder() : output;
        Split split = data(xpot);
        SweepArguments.ofProcess(spec.commandLine().getParseResult().originalArgs())
                .write(folder, resume);
        return new SweepSession(console, input.getFileName().toString(), kappas, json)
                .run(resume ? sweep.resume() : sweep, split, folder);
    }

    /** Helps with a sweep that was started with this command's arguments. */
    private int help(Path folder, int helpers) {
        XpotInput xpot = XpotInput.read(input);
        return new SweepSession(console, input.getFileName().toString(), List.of(), json)
                .help(sweep(xpot).workers(helpers).join(), data(xpot), folder);
    }

    /** Relative files of the arguments, seen from the folder in which they were given. */
    void resolve(Path directory) {
        input = directory.resolve(input);
        train = train == null ? null : directory.resolve(train);
        test = test == null ? null : directory.resolve(test);
    }

    private Split data(XpotInput xpot) {
        return new InputData(input, PlainInput.pacemaker(xpot, console), console)
                .read(train, test, true);
    }

    private Sweep sweep(XpotInput xpot) {
        Sweep sweep = Sweep.of(xpot).initial(initial).iterations(iterations).search(search());
        if (seed != null) {
            sweep = sweep.seed(seed);
        }
        if (stopLoss != null) {
            sweep = sweep.stopAtLoss(stopLoss);
        }
        if (maxTime != null) {
            sweep = sweep.stopAfter(time());
        }
        if (patience != null) {
            sweep = sweep.patience(patience);
        }
        if (stable) {
            sweep = sweep.stable();
        }
        if (stableDynamics != null) {
            sweep = withStableDynamics(sweep);
        }
        if (hyperband != null) {
            sweep = sweep.hyperband(fidelity());
        }
        return withCost() ? sweep.lossAndCost() : sweep;
    }

    private Sweep withStableDynamics(Sweep sweep) {
        Matcher matcher = DYNAMICS.matcher(stableDynamics.strip());
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    "--require-stable-md: expected PS@K such as 1@1500, found " + stableDynamics);
        }
        return sweep.stableDynamics(
                Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
    }

    private OptimizerSettings search() {
        OptimizerSettings search = OptimizerSettings.defaults();
        search = surrogate == null ? search : search.surrogate(surrogate);
        return acquisition == null ? search : search.acquisition(acquisition);
    }

    private Fidelity fidelity() {
        String[] parts = hyperband.strip().split("\\s*,\\s*", -1);
        try {
            var plain = Fidelity.of(Fidelity.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)));
            double least = parts.length > 1 ? fraction(parts[1]) : plain.least();
            int reduction = parts.length > 2 ? Integer.parseInt(parts[2]) : plain.reduction();
            if (parts.length <= 3) {
                return new Fidelity(plain.kind(), least, reduction);
            }
        } catch (InvalidInputException e) {
            throw new InvalidInputException("--hyperband: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new InvalidInputException(
                "--hyperband: expected data, iterations or ladder, then perhaps the least fraction and the reduction, such as"
                        + " data,1/9,3, found "
                        + hyperband);
    }

    /** A number or a quotient such as 1/9. */
    private static double fraction(String text) {
        String[] parts = text.split("/", 2);
        double number = Double.parseDouble(parts[0]);
        return parts.length == 1 ? number : number / Double.parseDouble(parts[1]);
    }

    private boolean withCost() {
        return switch (objectives.replace(" ", "")) {
            case "loss" -> false;
            case "loss,cost" -> true;
            default ->
                    throw new InvalidInputException(
                            "--objectives: expected loss or loss,cost, found " + objectives);
        };
    }

    private Duration time() {
        Matcher matcher = TIME.matcher(maxTime.strip());
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    "--max-time: expected for example 90s, 30m or 2h, found " + maxTime);
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "h" -> Duration.ofHours(number);
            case "m", "min" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    private List<Double> kappas() {
        if (upfit.strip().equals("none")) {
            return List.of();
        }
        try {
            List<Double> kappas =
                    Arrays.stream(upfit.split(",", -1))
                            .map(String::strip)
                            .map(Double::valueOf)
                            .toList();
            if (kappas.stream().allMatch(kappa -> kappa >= 0 && kappa <= 1)) {
                return kappas;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidInputException(
                "--upfit: expected weights of the forces from 0 to 1 such as 0.8,0.02, or none, found "
                        + upfit);
    }
}
