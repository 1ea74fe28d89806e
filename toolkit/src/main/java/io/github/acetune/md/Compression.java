package io.github.acetune.md;

import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Isothermal compression (Figure 5 of the paper): the pressure rises evenly while the temperature stays; volume and coordination
 * numbers tell of transitions. A value like {@link Simulation}.
 *
 * <p>Without a word: 0 to 20 GPa at 0.1 GPa/ps and 500 K, after 5 ps at the first pressure, steps of 1 fs, a frame every 1 ps,
 * bonds up to 2.85 Å, an anisotropic cell.
 */
public final class Compression {
    private static final int MOST_NEIGHBOURS = 12;

    /** Relaxation time of the cell, ps. */
    private static final double SLOWEST_COUPLING = 1;

    /** The cell lags behind the pressure by at most this part of the compression. */
    private static final double LAG = 0.05;

    private final Calculator potential;
    private final Structure start;
    private double kelvin = 500;
    private Ramp pressure = new Ramp(0, 20);
    private double rate = 0.1;
    private Time equilibration = Time.ps(5);
    private Time timestep = Time.fs(1);
    private Time frames = Time.ps(1);
    private BondCutoff bonds = BondCutoff.of(2.85);
    private CellFreedom freedom = CellFreedom.ANISOTROPIC;
    private long seed = 1;
    private Optional<Path> folder = Optional.empty();
    private Optional<SimulationListener> listener = Optional.empty();

    /**
     * What a compression gave.
     *
     * @param table a row per frame: pressure asked for and that of the frame, kinetic part included (GPa), volume per atom (Å³), shares of atoms with 0, 1, … 12 or more
     *     neighbours
     * @param frames the frames
     * @param stability of the run that ended it
     * @param complete whether the last pressure was reached
     */
    public record Result(
            Table table, List<Structure> frames, Stability stability, boolean complete) {}

    private Compression(Calculator potential, Structure start) {
        this.potential = potential;
        this.start = start;
    }

    /**
     * A compression.
     *
     * @param potential what gives the forces
     * @param start the atoms, for example quenched from the melt
     * @return the protocol
     */
    public static Compression of(Calculator potential, Structure start) {
        return new Compression(potential, start);
    }

    /**
     * The temperature.
     *
     * @param kelvin K
     * @return a new protocol
     */
    public Compression temperature(double kelvin) {
        return with(changed -> changed.kelvin = kelvin);
    }

    /**
     * The pressure.
     *
     * @param from at the start, GPa
     * @param to at the end, GPa
     * @param gigapascalPerPicosecond how fast, GPa/ps
     * @return a new protocol
     */
    public Compression pressure(double from, double to, double gigapascalPerPicosecond) {
        if (!(gigapascalPerPicosecond > 0) || !Double.isFinite(from) || !Double.isFinite(to)) {
            throw new InvalidInputException(
                    "a compression needs finite pressures and a rate above 0, found "
                            + from
                            + ", "
                            + to
                            + " GPa and "
                            + gigapascalPerPicosecond
                            + " GPa/ps");
        }
        return with(changed -> {
            changed.pressure = new Ramp(from, to);
            changed.rate = gigapascalPerPicosecond;
        });
    }

    /**
     * How long it stays at the first pressure before it rises.
     *
     * @param time how long
     * @return a new protocol
     */
    public Compression equilibration(Time time) {
        return with(changed -> changed.equilibration = time);
    }

    /**
     * The time step.
     *
     * @param step its length
     * @return a new protocol
     */
    public Compression timestep(Time step) {
        return with(changed -> changed.timestep = step);
    }

    /**
     * How often frames are kept.
     *
     * @param time between two frames
     * @return a new protocol
     * @throws InvalidInputException where it is zero
     */
    public Compression frames(Time time) {
        return with(changed -> changed.frames = time.positive("time between two frames"));
    }

    /**
     * Up to which distance atoms count as bonded.
     *
     * @param angstrom Å
     * @return a new protocol
     */
    public Compression bondLength(double angstrom) {
        var cutoff = BondCutoff.of(angstrom);
        return with(changed -> changed.bonds = cutoff);
    }

    /**
     * How the cell may change.
     *
     * @param freedom which strains are free
     * @return a new protocol
     */
    public Compression cell(CellFreedom freedom) {
        return with(changed -> changed.freedom = freedom);
    }

    /**
     * Another series of random numbers.
     *
     * @param seed any number
     * @return a new protocol
     */
    public Compression seed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    /**
     * Keeps everything in files; what is finished there is not done again.
     *
     * @param folder where to
     * @return a new protocol
     */
    public Compression into(Path folder) {
        return with(changed -> changed.folder = Optional.of(folder));
    }

    /**
     * Tells how it goes on.
     *
     * @param listener is told
     * @return a new protocol
     */
    public Compression listener(SimulationListener listener) {
        return with(changed -> changed.listener = Optional.of(listener));
    }

    /**
     * How long it takes.
     *
     * @return simulated time
     */
    public Time duration() {
        return Time.ps(equilibration.ps() + compressionTime().ps());
    }

    private Time compressionTime() {
        return Time.ps(Math.abs(pressure.to() - pressure.from()) / rate);
    }

    /**
     * Does it.
     *
     * @return what was found
     */
    public Result run() {
        var warm = new Thermostat.VelocityRescaling(Ramp.constant(kelvin), Time.fs(100));
        var progress = new ProtocolProgress(listener, duration());
        Stages stages =
                new Stages(folder, timestep, progress)
                        .then(
                                "equilibration",
                                state ->
                                        simulation(state, seed)
                                                .npt(
                                                        warm,
                                                        barostat(Ramp.constant(pressure.from()))),
                                equilibration)
                        .then(
                                "compression",
                                state -> simulation(state, seed + 1).npt(warm, barostat(pressure)),
                                compressionTime());
        Stages.Outcome outcome = stages.run(start);
        progress.ended();
        List<Structure> taken = stages.frames("compression", outcome);
        Stability stability = outcome.stability().orElseGet(() -> Stability.good(0, duration()));
        return new Result(table(taken), taken, stability, outcome.complete());
    }

    private Barostat barostat(Ramp target) {
        double longest = LAG * compressionTime().ps();
        double coupling = longest > 0 ? Math.min(SLOWEST_COUPLING, longest) : SLOWEST_COUPLING;
        return new Barostat.CellRescaling(target, Time.ps(coupling), freedom);
    }

    private Simulation simulation(Structure state, long number) {
        int every = frames.steps(timestep);
        return Simulation.of(potential, state).seed(number).every(every);
    }

    private Table table(List<Structure> taken) {
        var asked = DoubleColumn.create("pressure_GPa");
        var found = DoubleColumn.create("instantaneous_pressure_GPa");
        var volume = DoubleColumn.create("volume_A3_per_atom");
        var shares = new DoubleColumn[MOST_NEIGHBOURS + 1];
        for (int n = 0; n <= MOST_NEIGHBOURS; n++) {
            shares[n] = DoubleColumn.create("coordination_" + n);
        }
        double length = Math.max(1e-12, compressionTime().ps());
        for (Structure frame : taken) {
            asked.append(pressure.at(Stages.picoseconds(frame) / length));
            found.append(pressure(frame));
            volume.append(frame.cell().volume() / frame.size());
            double[] counted = Coordination.of(frame, bonds).shares(MOST_NEIGHBOURS);
            for (int n = 0; n <= MOST_NEIGHBOURS; n++) {
                shares[n].append(counted[n]);
            }
        }
        return Table.create("compression", asked, found, volume).addColumns(shares);
    }

    /** (2K + W)/(3V), GPa. */
    private static double pressure(Structure frame) {
        double[] virial = frame.labels().virial().orElse(new double[9]);
        double trace = virial[0] + virial[4] + virial[8];
        return (2 * Velocities.kinetic(frame) + trace)
                / (3 * frame.cell().volume())
                * Units.GIGAPASCAL;
    }

    private Compression with(Consumer<Compression> change) {
        var changed = new Compression(potential, start);
        changed.kelvin = kelvin;
        changed.pressure = pressure;
        changed.rate = rate;
        changed.equilibration = equilibration;
        changed.timestep = timestep;
        changed.frames = frames;
        changed.bonds = bonds;
        changed.freedom = freedom;
        changed.seed = seed;
        changed.folder = folder;
        changed.listener = listener;
        change.accept(changed);
        return changed;
    }
}
