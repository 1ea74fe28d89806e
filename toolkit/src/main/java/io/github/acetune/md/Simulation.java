package io.github.acetune.md;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Molecular dynamics, as a value: each method returns a simulation with one thing changed, and {@link #run} does it.
 *
 * <pre>{@code
 * Trajectory hot = Simulation.of(potential, structure).nvt(300, fs(100)).run(ps(10));
 * }</pre>
 *
 * <p>Without a word: constant energy, a time step of 1 fs, a frame every hundredth of the run, a row of the log ten times as
 * often, guards of {@link Guard#defaults()}. A run starts with the velocities of its structure (column {@code velocities} in
 * Å/ps, or ASE's {@code momenta}), else with those of a Maxwell distribution. The same seed gives the same trajectory, to the
 * last bit, whatever the number of threads.
 *
 * <p>An interrupt of the thread ends a run in good order with all that was done.
 */
public final class Simulation {
    /** Longest time step for an atom of 1 u, fs; it grows with the square root of the mass. */
    private static final double LONGEST_STEP = 2;

    private final Calculator potential;
    private final Structure start;
    private final SimulationPlan plan;

    private Simulation(Calculator potential, Structure start, SimulationPlan plan) {
        this.potential = potential;
        this.start = start;
        this.plan = plan;
    }

    /**
     * A simulation of some atoms.
     *
     * @param potential what gives the forces
     * @param start the atoms at the start
     * @return the simulation
     * @throws InvalidInputException where there are no atoms
     */
    public static Simulation of(Calculator potential, Structure start) {
        if (start.size() == 0) {
            throw new InvalidInputException("a simulation needs at least 1 atom, found none");
        }
        return new Simulation(potential, start, new SimulationPlan());
    }

    /**
     * A simulation with an ACE potential, in double precision on all processors.
     *
     * @param potential any ACE potential
     * @param start the atoms at the start
     * @return the simulation
     */
    public static Simulation of(AcePotential potential, Structure start) {
        return of(AceCalculator.of(potential), start);
    }

    /**
     * Constant energy and volume.
     *
     * @return a new simulation
     */
    public Simulation nve() {
        return with(changed -> {
            changed.thermostat = Optional.empty();
            changed.barostat = Optional.empty();
        });
    }

    /**
     * Constant volume and temperature, by stochastic velocity rescaling.
     *
     * @param kelvin temperature, K
     * @param coupling relaxation time; 100 fs is usual
     * @return a new simulation
     */
    public Simulation nvt(double kelvin, Time coupling) {
        return nvt(new Thermostat.VelocityRescaling(Ramp.constant(kelvin), coupling));
    }

    /**
     * Constant volume and temperature.
     *
     * @param thermostat which one, and at what temperature
     * @return a new simulation
     */
    public Simulation nvt(Thermostat thermostat) {
        return with(changed -> {
            changed.thermostat = Optional.of(thermostat);
            changed.barostat = Optional.empty();
        });
    }

    /**
     * Constant pressure and temperature, by stochastic cell rescaling (isotropic, 1 ps) and velocity rescaling (100 fs).
     *
     * @param kelvin temperature, K
     * @param gigapascal pressure, GPa
     * @return a new simulation
     */
    public Simulation npt(double kelvin, double gigapascal) {
        return npt(
                new Thermostat.VelocityRescaling(Ramp.constant(kelvin), Time.fs(100)),
                new Barostat.CellRescaling(
                        Ramp.constant(gigapascal), Time.ps(1), CellFreedom.ISOTROPIC));
    }

    /**
     * Constant pressure and temperature.
     *
     * @param thermostat which thermostat, and at what temperature
     * @param barostat which barostat, and at what pressure
     * @return a new simulation
     */
    public Simulation npt(Thermostat thermostat, Barostat barostat) {
        return with(changed -> {
            changed.thermostat = Optional.of(thermostat);
            changed.barostat = Optional.of(barostat);
        });
    }

    /**
     * Another time step.
     *
     * @param step its length; 1 fs if not given
     * @return a new simulation
     */
    public Simulation timestep(Time step) {
        return with(changed -> changed.timestep = step);
    }

    /**
     * The temperature of the Maxwell distribution from which velocities are drawn where the structure has none.
     *
     * @param kelvin temperature, K; that of the thermostat if not given
     * @return a new simulation
     */
    public Simulation initialTemperature(double kelvin) {
        if (!(kelvin >= 0) || Double.isInfinite(kelvin)) {
            throw new InvalidInputException(
                    "the initial temperature must be 0 K or more, found " + kelvin);
        }
        return with(changed -> changed.initialTemperature = OptionalDouble.of(kelvin));
    }

    /**
     * Another series of random numbers.
     *
     * @param seed any number
     * @return a new simulation
     */
    public Simulation seed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    /**
     * How often frames are kept.
     *
     * @param steps every so many steps, step 0 included
     * @return a new simulation
     */
    public Simulation every(int steps) {
        requirePositive("frames", steps);
        return with(changed -> changed.every = steps);
    }

    /**
     * How often the log gets a row.
     *
     * @param steps every so many steps, step 0 included
     * @return a new simulation
     */
    public Simulation logEvery(int steps) {
        requirePositive("rows of the log", steps);
        return with(changed -> changed.logEvery = steps);
    }

    /**
     * How often the state is saved so that a run that was cut off goes on from there; about every two seconds if never said. It has
     * no influence on what the run gives.
     *
     * @param steps every so many steps
     * @return a new simulation
     */
    public Simulation checkpointEvery(int steps) {
        requirePositive("checkpoints", steps);
        return with(changed -> changed.checkpointEvery = OptionalInt.of(steps));
    }

    private static void requirePositive(String what, int steps) {
        if (steps < 1) {
            throw new InvalidInputException(
                    what + " are written every 1 or more steps, found " + steps);
        }
    }

    /**
     * Atoms that stay where they are, such as a crystalline template.
     *
     * @param atoms their indices, from 0
     * @return a new simulation
     * @throws InvalidInputException where there is no such atom, or all would be frozen
     */
    public Simulation freeze(int... atoms) {
        List<Integer> frozen = IntStream.of(atoms).distinct().sorted().boxed().toList();
        if (!frozen.isEmpty()
                && (frozen.getFirst() < 0
                        || frozen.getLast() >= start.size()
                        || frozen.size() == start.size())) {
            throw new InvalidInputException(
                    "some of the atoms 0 to "
                            + (start.size() - 1)
                            + " can be frozen, found "
                            + Arrays.toString(atoms));
        }
        return with(changed -> changed.frozen = frozen);
    }

    /**
     * Guards instead of the usual ones.
     *
     * @param guards what the run must meet; none for a run that only stops where the energy is no number
     * @return a new simulation
     */
    public Simulation guards(Guard... guards) {
        return with(changed -> changed.guards = List.of(guards));
    }

    /**
     * One more guard.
     *
     * @param guard what the run must meet too
     * @return a new simulation
     */
    public Simulation guard(Guard guard) {
        return with(changed ->
                changed.guards =
                        java.util.stream.Stream.concat(
                                        changed.guards.stream(), java.util.stream.Stream.of(guard))
                                .toList());
    }

    /**
     * Streams frames, log and checkpoints to files instead of keeping frames in memory.
     *
     * @param folder where to; made if it does not exist
     * @param formats of the trajectory; extended XYZ if none is given
     * @return a new simulation
     */
    public Simulation into(Path folder, TrajectoryFormat... formats) {
        return with(changed -> {
            changed.folder = Optional.of(folder);
            if (formats.length > 0) {
                changed.formats = List.of(formats);
            }
        });
    }

    /**
     * Goes on with the run that was cut off in the folder of {@link #into}, or begins where there is none.
     *
     * @return a new simulation
     */
    public Simulation resume() {
        return with(changed -> changed.resume = true);
    }

    /**
     * Tells how the run goes on, instead of showing it in the notebook.
     *
     * @param listener is told
     * @return a new simulation
     */
    public Simulation listener(SimulationListener listener) {
        return with(changed -> changed.listener = Optional.of(listener));
    }

    /**
     * Runs.
     *
     * @param duration how long
     * @return what happened
     * @throws InvalidInputException where the potential cannot treat the atoms, atoms overlap at the start, the time step is too
     *     long, or the folder holds another run
     */
    public Trajectory run(Time duration) {
        return runSteps(steps(duration));
    }

    private long steps(Time duration) {
        double steps = duration.ps() / plan.timestep.ps();
        if (!(steps < 1e15)) {
            throw new InvalidInputException(
                    duration.ps() + " ps cannot be run in steps of " + plan.timestep.fs() + " fs");
        }
        return Math.round(steps);
    }

    /**
     * The last state of this very run where its folder holds it already.
     *
     * @param duration how long it was to be
     * @return empty where it is not finished
     * @throws InvalidInputException where the folder holds another run, or one with another potential
     */
    Optional<Structure> finished(Time duration) {
        return plan.folder
                .filter(folder -> Files.exists(folder.resolve(RunFolder.FINAL)))
                .map(folder -> finished(folder, steps(duration)));
    }

    private Structure finished(Path folder, long steps) {
        Structure last = ExtendedXyz.read(folder.resolve(RunFolder.FINAL)).getLast();
        String done = last.info("step").orElse("unknown");
        if (!done.equals(Long.toString(steps))) {
            throw new InvalidInputException(
                    folder
                            + ": holds a run of "
                            + done
                            + " steps, asked for are "
                            + steps
                            + "; name another folder");
        }
        Checkpoint.read(folder.resolve(RunFolder.CHECKPOINT))
                .check(complete(steps).identity(start));
        double energy = potential.calculate(last).energy();
        SimulationRun.checkSamePotential(
                folder, Math.abs(energy - last.labels().energy().orElse(Double.NaN)) / last.size());
        return last;
    }

    /**
     * Runs.
     *
     * @param steps how many steps, 0 or more
     * @return what happened
     * @throws InvalidInputException as {@link #run}
     */
    public Trajectory runSteps(long steps) {
        if (steps < 0) {
            throw new InvalidInputException("a run has 0 or more steps, found " + steps);
        }
        check();
        return new SimulationRun(potential, start, complete(steps)).run();
    }

    /**
     * Writes the LAMMPS input that repeats the run: {@code in.lammps} and {@code structure.data}. Random numbers differ, and
     * where LAMMPS lacks an algorithm the input takes the nearest one and says so.
     *
     * @param folder where to; must exist
     * @param yace the potential's file
     * @param steps how many steps
     * @throws InvalidInputException where LAMMPS cannot hold the cell
     */
    public void writeLammps(Path folder, Path yace, long steps) {
        check();
        new LammpsInput(complete(steps), start).write(folder, yace);
    }

    private SimulationPlan complete(long steps) {
        SimulationPlan complete = plan.copy();
        complete.steps = steps;
        if (complete.every == 0) {
            complete.every = Math.clamp(steps / 100, 1, Integer.MAX_VALUE);
        }
        if (complete.logEvery == 0) {
            complete.logEvery = Math.max(1, complete.every / 10);
        }
        return complete;
    }

    private void check() {
        double lightest = Double.POSITIVE_INFINITY;
        for (var element : start.species()) {
            lightest = Math.min(lightest, element.mass());
        }
        double longest = LONGEST_STEP * Math.sqrt(lightest);
        double step = plan.timestep.fs();
        if (!(step > 0) || step > longest) {
            throw new InvalidInputException(
                    String.format(
                            java.util.Locale.ROOT,
                            "a time step of %.4g fs cannot follow atoms of %.4g u; expected more than 0"
                                    + " and at most %.2g fs, 1 to 2 fs are usual",
                            step,
                            lightest,
                            longest));
        }
        if (plan.barostat.isPresent()) {
            checkFreeCell();
        }
        if (plan.resume && plan.folder.isEmpty()) {
            throw new InvalidInputException("a run without a folder cannot be resumed");
        }
    }

    private void checkFreeCell() {
        var periodicity = start.periodicity();
        if (!(periodicity.a() && periodicity.b() && periodicity.c())) {
            throw new InvalidInputException(
                    "constant pressure needs a structure that is periodic in all directions");
        }
        if (!plan.frozen.isEmpty()) {
            throw new InvalidInputException(
                    "atoms cannot be frozen at constant pressure: the cell would move them");
        }
        boolean warm =
                plan.thermostat
                        .map(bath -> bath.temperature().from() > 0 && bath.temperature().to() > 0)
                        .orElse(false);
        if (!warm) {
            throw new InvalidInputException(
                    "constant pressure needs a thermostat above 0 K; use a relaxation for 0 K");
        }
    }

    private Simulation with(Consumer<SimulationPlan> change) {
        SimulationPlan changed = plan.copy();
        change.accept(changed);
        return new Simulation(potential, start, changed);
    }
}
