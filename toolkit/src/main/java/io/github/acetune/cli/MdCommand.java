package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.active.ActiveSet;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.Barostat;
import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Guard;
import io.github.acetune.md.Ramp;
import io.github.acetune.md.Simulation;
import io.github.acetune.md.Thermostat;
import io.github.acetune.md.Time;
import io.github.acetune.md.Trajectory;
import io.github.acetune.md.TrajectoryFormat;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "md",
        mixinStandardHelpOptions = true,
        header = "Molecular dynamics.",
        description = {
            "Starts from the last frame of STRUCTURE, with its velocities (velocities:R:3 in Å/ps, or ASE's momenta:R:3)"
                    + " where it has them, else with those of a Maxwell distribution at --temperature. Writes into DIR:"
                    + " trajectory.xyz (unwrapped positions, velocities, forces, energy), log.csv, checkpoint.bin, final.xyz."
                    + " Ctrl-C keeps everything (exit code 130) and --resume goes on from there, or after a crash, to the last"
                    + " bit. A run that leaves physics stops (exit code 1) and leaves unstable.xyz: the last good frame and"
                    + " the offending one."
        },
        footer = {
            "",
            "Examples:",
            "  acetune md Si.yace si.xyz -o run --ensemble nvt --temperature 300 --time 10 --timestep 1",
            "  acetune md Si.yace si.xyz -o quench --ensemble npt --temperature 1800:300 --pressure 0 --time 150 --engine f32",
            "  acetune md Si.yace si.xyz -o run --ensemble nve --temperature 1000 --steps 5000 --resume"
        })
final class MdCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "POTENTIAL",
            description = "A .yace or .yaml (B basis) file.")
    private Path potential;

    @Parameters(index = "1", paramLabel = "STRUCTURE", description = "Extended XYZ.")
    private Path structure;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

    @Option(
            names = "--ensemble",
            paramLabel = "nve|nvt|npt",
            required = true,
            description = "What is kept constant.")
    private Ensemble ensemble;

    @Option(
            names = "--temperature",
            paramLabel = "T[:T2]",
            converter = RampConverter.class,
            description = "K; from T to T2 over the run. For nve that of the first velocities.")
    private Ramp temperature;

    @Option(
            names = "--pressure",
            paramLabel = "P[:P2]",
            converter = RampConverter.class,
            description = "GPa; from P to P2 over the run. For npt; 0 if absent.")
    private Ramp pressure;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Length length;

    /** How long. */
    private static final class Length {
        @Option(names = "--steps", paramLabel = "N", description = "How many steps.")
        private Long steps;

        @Option(names = "--time", paramLabel = "PS", description = "How long, ps.")
        private Double picoseconds;
    }

    @Option(
            names = "--timestep",
            paramLabel = "FS",
            defaultValue = "1",
            description = "fs; default: ${DEFAULT-VALUE}.")
    private double timestep;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "A frame every N steps; a hundredth of the run if absent.")
    private Integer every;

    @Option(
            names = "--log-every",
            paramLabel = "N",
            description = "A row of the log every N steps; as --every if absent.")
    private Integer logEvery;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of velocities and thermostat; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--resume", description = "Go on with the run in DIR, where there is one.")
    private boolean resume;

    @Mixin private EngineChoice engine;

    @Option(
            names = "--thermostat",
            paramLabel = "NAME",
            defaultValue = "bussi",
            description = "bussi, langevin or nose-hoover; default: ${DEFAULT-VALUE}.")
    private ThermostatName thermostat;

    @Option(
            names = "--coupling",
            paramLabel = "FS",
            defaultValue = "100",
            description = "Relaxation time of the thermostat, fs; default: ${DEFAULT-VALUE}.")
    private double coupling;

    @Option(
            names = "--barostat",
            paramLabel = "NAME",
            defaultValue = "scr",
            description =
                    "scr (stochastic cell rescaling) or mtk (Martyna–Tobias–Klein); default:"
                            + " ${DEFAULT-VALUE}.")
    private BarostatName barostat;

    @Option(
            names = "--cell-coupling",
            paramLabel = "FS",
            defaultValue = "1000",
            description = "Relaxation time of the barostat, fs; default: ${DEFAULT-VALUE}.")
    private double cellCoupling;

    @Option(
            names = "--cell",
            paramLabel = "FREEDOM",
            defaultValue = "isotropic",
            description =
                    "How the cell changes: isotropic, anisotropic or flexible; default:"
                            + " ${DEFAULT-VALUE}.")
    private CellFreedom cell;

    @Option(
            names = "--freeze",
            paramLabel = "ATOMS",
            split = ",",
            converter = AtomRange.Converter.class,
            description = "Atoms that stay, from 1, for example 1-64,70.")
    private AtomRange[] freeze = {};

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

    /** What is kept constant. */
    private enum Ensemble {
        NVE,
        NVT,
        NPT
    }

    /** The names of thermostats on the command line. */
    private enum ThermostatName {
        BUSSI,
        LANGEVIN,
        NOSE_HOOVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The names of barostats on the command line. */
    private enum BarostatName {
        SCR,
        MTK
    }

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
        AcePotential model = PotentialFiles.read(potential);
        Structure start = StructureFile.last(structure, console);
        Simulation simulation = simulation(model, start);
        try (var _ = new Interruption()) {
            return new RunSummary(console, json).tell(run(simulation));
        }
    }

    private Trajectory run(Simulation simulation) {
        try (var progress = new SimulationProgressLine(console, "")) {
            Simulation shown = simulation.listener(progress);
            return length.steps != null
                    ? shown.runSteps(length.steps)
                    : shown.run(Time.ps(length.picoseconds));
        }
    }

    private Simulation simulation(AcePotential model, Structure start) {
        Simulation simulation =
                Simulation.of(engine.calculator(model), start)
                        .timestep(Time.fs(timestep))
                        .seed(seed)
                        .freeze(AtomRange.indices(freeze))
                        .into(output, formats());
        simulation = guarded(ensemble(simulation), model);
        if (every != null) {
            simulation = simulation.every(every);
        }
        if (logEvery != null || every != null) {
            simulation = simulation.logEvery(logEvery != null ? logEvery : every);
        }
        return resume ? simulation.resume() : simulation;
    }

    private Simulation ensemble(Simulation simulation) {
        if (ensemble == Ensemble.NVE) {
            forbid(pressure != null, "--pressure");
            return temperature == null
                    ? simulation.nve()
                    : simulation.nve().initialTemperature(temperature.from());
        }
        if (temperature == null) {
            throw new InvalidInputException(
                    "--ensemble " + name() + " needs a --temperature, in K");
        }
        if (ensemble == Ensemble.NVT) {
            forbid(pressure != null, "--pressure");
            return simulation.nvt(bath());
        }
        return simulation.npt(bath(), barostat());
    }

    private void forbid(boolean given, String option) {
        if (given) {
            throw new InvalidInputException(
                    option + " has no meaning with --ensemble " + name() + "; expected npt");
        }
    }

    private String name() {
        return ensemble.name().toLowerCase(Locale.ROOT);
    }

    private Thermostat bath() {
        Time time = Time.fs(coupling);
        return switch (thermostat) {
            case BUSSI -> new Thermostat.VelocityRescaling(temperature, time);
            case LANGEVIN -> new Thermostat.Langevin(temperature, time);
            case NOSE_HOOVER -> new Thermostat.NoseHoover(temperature, time, 3);
        };
    }

    private Barostat barostat() {
        Ramp target = pressure == null ? Ramp.constant(0) : pressure;
        Time time = Time.fs(cellCoupling);
        return switch (barostat) {
            case SCR -> new Barostat.CellRescaling(target, time, cell);
            case MTK -> new Barostat.MartynaTobiasKlein(target, time, cell);
        };
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
                        "--active-set belongs to a B-basis potential (.yaml), found " + potential);
            }
            simulation =
                    simulation.guard(
                            new Guard.Extrapolation(
                                    ActiveSet.read(activeSet, basis), maxGrade, 10));
        }
        return simulation;
    }
}
