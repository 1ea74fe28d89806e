package io.github.acetune.cli;

import io.github.acetune.md.Barostat;
import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Ramp;
import io.github.acetune.md.Simulation;
import io.github.acetune.md.Thermostat;
import io.github.acetune.md.Time;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say what a run of molecular dynamics does. */
final class RunOptions {
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

    /** The simulation of these options. */
    Simulation simulation(Calculator calculator, Structure start) {
        Simulation simulation =
                ensemble(
                        Simulation.of(calculator, start)
                                .timestep(Time.fs(timestep))
                                .seed(seed)
                                .freeze(AtomRange.indices(freeze)));
        if (every != null) {
            simulation = simulation.every(every);
        }
        if (logEvery != null || every != null) {
            simulation = simulation.logEvery(logEvery != null ? logEvery : every);
        }
        return simulation;
    }

    /** How many steps. */
    long steps() {
        if (length.steps != null) {
            return length.steps;
        }
        if (!(timestep > 0) || !(length.picoseconds >= 0)) {
            throw new InvalidInputException(
                    "--time and --timestep must be above 0, found "
                            + length.picoseconds
                            + " ps and "
                            + timestep
                            + " fs");
        }
        return Math.round(1000 * length.picoseconds / timestep);
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
}
