package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.Engine;
import io.github.acetune.ace.evaluate.EngineBenchmark;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.MdBenchmark;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header =
                "Measure how fast a potential is evaluated or fitted, or how good the optimiser is.",
        description = {
            "Evaluates energies, forces and virials of all structures again and again, after a warm-up of a few seconds,"
                    + " and prints one line of JSON: µs per atom (processor time and time that passed, smallest and median),"
                    + " what the neighbour list takes of it, neighbours per atom, bytes allocated per atom and call, engine, JVM.",
            "With --fit: the same for the loss of a fit and its gradient by the function coefficients, and by all coefficients; or"
                    + " how long a fit by L-BFGS takes.",
            "With --optimizer: minimises test functions in 32 evaluations, over many seeds, and compares the best values with"
                    + " those of scikit-optimize 0.9; p-values are one-sided."
        },
        footer = {
            "",
            "Processor time is that of the thread where there is one thread, otherwise that of the process.",
            "",
            "Examples:",
            "  acetune bench Si.yace structures.xyz",
            "  acetune bench Si.yace structures.xyz --engine f32 --threads 2 --repeat 20",
            "  acetune bench Si.yace structures.xyz --md --repeat 100",
            "  acetune bench --fit structures.xyz --functions 500 --densities 2",
            "  acetune bench Si.yaml --fit structures.xyz",
            "  acetune bench --fit structures.xyz --iterations 200 --threads 2",
            "  acetune bench --large --engine simd",
            "  acetune bench --optimizer",
            "  acetune bench --optimizer --problem branin --problem mixed_ace --seeds 20 --json",
            "  acetune bench --optimizer --plain --seeds 20",
            "  acetune bench --optimizer --fits ace_input.hjson --train Si_train.xyz --test Si_test.xyz --seeds 5 --log fits.jsonl"
        })
final class BenchCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "POTENTIAL",
            description = "A .yace, .ace or .yaml (B basis) file.")
    private Path potential;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STRUCTURES",
            description = "Extended XYZ.")
    private Path structures;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "simd, scalar or f32 (single precision); the fastest in double precision if absent.")
    private Program engine;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description = "How many threads; default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--repeat",
            paramLabel = "R",
            defaultValue = "10",
            description = "How often all structures are evaluated; default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(
            names = "--md",
            description =
                    "Run molecular dynamics of the last structure for --repeat steps: µs per atom and step (processor time of"
                            + " the calling thread and of all, time that passed: mean, smallest, median), the part of the"
                            + " forces, what a step costs beside them, ns/day, bytes allocated per step.")
    private boolean dynamics;

    @Option(
            names = "--large",
            description =
                    "Compare a random potential of 7,000 functions with one of 3,000, on 1,728 atoms of rattled silicon; needs no"
                            + " files.")
    private boolean large;

    @ArgGroup(exclusive = false, heading = "%nFits:%n")
    private FitBench fit;

    @ArgGroup(exclusive = false, heading = "%nThe optimiser:%n")
    private OptimizerBench optimizer;

    @Spec private CommandSpec spec;

    /** The names of the engines on the command line. */
    private enum Program {
        SIMD(Engine.SIMD),
        SCALAR(Engine.SCALAR),
        F32(Engine.FLOAT32);

        private final Engine engine;

        Program(Engine engine) {
            this.engine = engine;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (optimizer != null) {
            return optimizer.run(console);
        }
        checkPositive("--threads", threads);
        checkPositive("--repeat", repeat);
        if (fit != null) {
            return fit.run(potential, threads, repeat, console);
        }
        if (large) {
            return LargeBench.run(availableEngine(), threads, repeat, console);
        }
        if (structures == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected POTENTIAL and STRUCTURES, --large, --fit or --optimizer");
        }
        return evaluation();
    }

    private Engine availableEngine() {
        Engine chosen = engine == null ? Engine.fastest() : engine.engine;
        if (!chosen.isAvailable()) {
            throw new InvalidInputException(
                    "--engine "
                            + engine
                            + " needs the Java option --add-modules jdk.incubator.vector; expected scalar");
        }
        return chosen;
    }

    private int evaluation() {
        Engine chosen = availableEngine();
        AcePotential model = PotentialFiles.read(potential);
        List<Structure> frames = ExtendedXyz.read(structures);
        if (frames.stream().allMatch(frame -> frame.size() == 0)) {
            throw new InvalidInputException(
                    structures + ": no atoms found, expected extended XYZ frames");
        }
        try (var _ = new Interruption();
                var progress = new ProgressLine(console)) {
            progress.update("warming up");
            if (dynamics) {
                var calculator = AceCalculator.of(model).withEngine(chosen).withThreads(threads);
                var figures = MdBenchmark.measure(calculator, frames.getLast(), repeat);
                console.out().println(figures.toJson());
                return ExitCode.DONE;
            }
            var figures =
                    EngineBenchmark.measure(
                            model,
                            frames,
                            chosen,
                            threads,
                            repeat,
                            done -> progress.update(done + " of " + repeat + " repeats done"));
            console.out().println(figures.toJson());
        }
        console.out().flush();
        return ExitCode.DONE;
    }

    private static void checkPositive(String option, int value) {
        if (value < 1) {
            throw new InvalidInputException(option + ": expected at least 1, found " + value);
        }
    }
}
