package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.active.ActiveSet;
import io.github.acetune.md.Guard;
import io.github.acetune.md.Simulation;
import io.github.acetune.md.Trajectory;
import io.github.acetune.md.TrajectoryFormat;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "md",
        mixinStandardHelpOptions = true,
        header = "Molecular dynamics.",
        description = {
            "Starts from the last frame of STRUCTURE, with its velocities (velocities:R:3 in Å/ps, or ASE's momenta:R:3)"
                    + " where it has them, else with those of a Maxwell distribution at --temperature. Writes into DIR:"
                    + " trajectory.xyz (unwrapped positions, velocities, forces, energy), log.csv, checkpoint.bin, final.xyz,"
                    + " settings.json (version, options, SHA-256 of the files read)."
                    + " Ctrl-C keeps everything (exit code 130) and --resume goes on from there, or after a crash, to the last"
                    + " bit. A run that leaves physics stops (exit code 1) and leaves unstable.xyz: the last good frame and"
                    + " the offending one. Tells the drift of the conserved energy, which shows whether time step and precision suffice."
        },
        footer = {
            "",
            "Examples:",
            "  acetune md Si.yace si.xyz -o run --ensemble nvt --temperature 300 --time 10 --timestep 1",
            "  acetune md Si.yace si.xyz -o quench --ensemble npt --temperature 1800:300 --pressure 0 --time 150 --engine f32",
            "  acetune md Si.yace si.xyz -o run --ensemble nve --temperature 1000 --steps 5000 --resume"
        })
final class MdCommand implements Callable<Integer> {
    /** What may differ when a run goes on. */
    private static final Set<String> FREE =
            Set.of("--steps", "--time", "--train", "--active-set", "--max-grade", "--no-guards");

    private final Console console;

    @Spec private CommandSpec command;

    @Mixin private RunInput input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

    @Option(names = "--resume", description = "Go on with the run in DIR, where there is one.")
    private boolean resume;

    @Mixin private RunOptions options;

    @Mixin private EngineChoice engine;

    @Option(
            names = "--trajectory",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "xyz",
            description =
                    "xyz, xyz-gz (compressed) or dump (LAMMPS), or several; default: ${DEFAULT-VALUE}.")
    private FormatName[] trajectory;

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description = "Training data; closer pairs than theirs stop the run.")
    private Path train;

    @Option(
            names = "--active-set",
            paramLabel = "FILE",
            description = "The .asi file of a .yaml potential; see --max-grade.")
    private Path activeSet;

    @Option(
            names = "--max-grade",
            paramLabel = "GAMMA",
            defaultValue = "10",
            description =
                    "With --active-set: a larger extrapolation grade stops the run; default:"
                            + " ${DEFAULT-VALUE}.")
    private double maxGrade;

    @Option(names = "--no-guards", description = "Never stop, whatever happens.")
    private boolean noGuards;

    @Option(names = "--json", description = "Write a summary to the standard output as JSON.")
    private boolean json;

    /** The names of formats on the command line. */
    private enum FormatName {
        XYZ(TrajectoryFormat.EXTENDED_XYZ),
        XYZ_GZ(TrajectoryFormat.EXTENDED_XYZ_GZIP),
        DUMP(TrajectoryFormat.LAMMPS_DUMP);

        private final TrajectoryFormat format;

        FormatName(TrajectoryFormat format) {
            this.format = format;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    MdCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AcePotential model = input.potential();
        Structure start = input.start(console);
        Simulation simulation = simulation(model, start);
        var record = new RunRecord(command, FREE);
        if (resume) {
            record.check(output);
        }
        try (var _ = new Interruption()) {
            return new RunSummary(console, json).tell(run(simulation, record));
        }
    }

    private Trajectory run(Simulation simulation, RunRecord record) {
        try (var progress = new SimulationProgressLine(console, "")) {
            var listener = record.writtenBy(progress, output);
            return Failures.advising(
                    () -> simulation.listener(listener).runSteps(options.steps()),
                    "all up to the last checkpoint is safe: make room, then go on with --resume");
        }
    }

    private Simulation simulation(AcePotential model, Structure start) {
        Simulation simulation =
                options.simulation(engine.calculator(model), start).into(output, formats());
        simulation = guarded(simulation, model);
        return resume ? simulation.resume() : simulation;
    }

    private TrajectoryFormat[] formats() {
        var formats = new TrajectoryFormat[trajectory.length];
        for (int k = 0; k < formats.length; k++) {
            formats[k] = trajectory[k].format;
        }
        return formats;
    }

    private Simulation guarded(Simulation simulation, AcePotential model) {
        if (noGuards) {
            return simulation.guards();
        }
        if (train != null) {
            simulation = simulation.guard(Guard.Distance.of(ExtendedXyz.read(train)));
        }
        if (activeSet != null) {
            if (!(model instanceof BBasisPotential basis)) {
                throw new InvalidInputException(
                        "--active-set belongs to a B-basis potential (.yaml), found "
                                + input.file());
            }
            simulation =
                    simulation.guard(
                            new Guard.Extrapolation(
                                    ActiveSet.read(activeSet, basis), maxGrade, 10));
        }
        return simulation;
    }
}
