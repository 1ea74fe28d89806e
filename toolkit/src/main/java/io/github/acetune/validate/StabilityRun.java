package io.github.acetune.validate;

import io.github.acetune.data.Dataset;
import io.github.acetune.md.Guard;
import io.github.acetune.md.Ramp;
import io.github.acetune.md.Simulation;
import io.github.acetune.md.SimulationListener;
import io.github.acetune.md.Stability;
import io.github.acetune.md.Thermostat;
import io.github.acetune.md.Time;
import io.github.acetune.md.Trajectory;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A short hot run of molecular dynamics that a robust potential survives: the robustness test of the paper (D. F. Thomas du Toit et
 * al., J. Chem. Theory Comput. 2024, 20, 10103), where XPOT-ACE-3 has small errors and blows up. Constant volume, stochastic
 * velocity rescaling, steps of 1 fs; stopped by the usual guards, and where the energy leaves the start's by 5 eV per atom.
 *
 * @param start the atoms at the start
 * @param temperature K
 * @param time how long
 * @param seed of velocities and thermostat
 */
public record StabilityRun(Structure start, Ramp temperature, Time time, long seed) {
    private static final Time COUPLING = Time.fs(100);

    /** eV per atom; melting and heating to 3000 K take less than 1. */
    private static final double ENERGY = 5;

    private static final int FEWEST_ATOMS = 32;

    /** Structures this much thinner than the typical one hold vacuum. */
    private static final double THIN = 1.6;

    /**
     * A run at constant temperature.
     *
     * @param start the atoms at the start
     * @param kelvin K
     * @param time how long
     * @return the run, of seed 1
     */
    public static StabilityRun of(Structure start, double kelvin, Time time) {
        return new StabilityRun(start, Ramp.constant(kelvin), time, 1);
    }

    /**
     * A run that starts from the largest bulk structure of some data, repeated until it has at least 32 atoms.
     *
     * @param data what potentials are fitted to
     * @param kelvin K
     * @param picoseconds how long
     * @param seed of velocities and thermostat
     * @return the run
     * @throws InvalidInputException where no structure is periodic in all directions, or a number is out of range
     */
    public static StabilityRun of(Dataset data, double kelvin, double picoseconds, long seed) {
        if (!(kelvin > 0) || !(picoseconds > 0)) {
            throw new InvalidInputException(
                    "a stability run needs a temperature above 0 K and a time above 0 ps, found "
                            + kelvin
                            + " K and "
                            + picoseconds
                            + " ps");
        }
        return new StabilityRun(start(data), Ramp.constant(kelvin), Time.ps(picoseconds), seed);
    }

    private static Structure start(Dataset data) {
        List<Structure> periodic =
                data.structures().stream()
                        .filter(s -> s.size() > 0 && s.periodicity().equals(Periodicity.ALL))
                        .toList();
        if (periodic.isEmpty()) {
            throw new InvalidInputException(
                    data.name()
                            + ": has no structure that is periodic in all directions, which a stability run starts from");
        }
        double[] volumes =
                periodic.stream().mapToDouble(StabilityRun::volumePerAtom).sorted().toArray();
        double typical = volumes[volumes.length / 2];
        Structure largest =
                periodic.stream()
                        .filter(s -> volumePerAtom(s) <= THIN * typical)
                        .max(
                                Comparator.comparingInt(s ->
                                        s.species().stream().distinct().toList().size() * 1_000_000
                                                + s.size()))
                        .orElseThrow();
        int repeats = 1;
        while (repeats * repeats * repeats * largest.size() < FEWEST_ATOMS) {
            repeats++;
        }
        return Deformations.supercell(largest, repeats, repeats, repeats);
    }

    private static double volumePerAtom(Structure structure) {
        return structure.cell().volume() / structure.size();
    }

    /**
     * Runs.
     *
     * @param calculator the potential
     * @return the trajectory, whose {@link Trajectory#stability} is the verdict
     * @throws InvalidInputException where the potential cannot treat the atoms
     */
    public Trajectory run(Calculator calculator) {
        return run(calculator, SimulationListener.NONE);
    }

    /**
     * Runs.
     *
     * @param calculator the potential
     * @param listener told how far the run is
     * @return the trajectory, whose {@link Trajectory#stability} is the verdict
     * @throws InvalidInputException where the potential cannot treat the atoms
     */
    public Trajectory run(Calculator calculator, SimulationListener listener) {
        return Simulation.of(calculator, start)
                .nvt(new Thermostat.VelocityRescaling(temperature, COUPLING))
                .initialTemperature(Math.max(temperature.from(), 1))
                .seed(seed)
                .guard(new Guard.Energy(ENERGY))
                .listener(listener)
                .run(time);
    }

    /**
     * Judges a potential.
     *
     * @param calculator the potential
     * @return whether the run stayed within physics
     * @throws CancellationException where the thread was interrupted before the end
     */
    public Stability verdict(Calculator calculator) {
        return verdict(run(calculator));
    }

    private static Stability verdict(Trajectory trajectory) {
        if (trajectory.end() == Trajectory.End.INTERRUPTED) {
            // The exception carries the news from here on.
            Thread.interrupted();
            throw new CancellationException();
        }
        return trajectory.stability();
    }

    /**
     * Judges a potential.
     *
     * @param calculator the potential
     * @param cancelled asked now and then whether to give up
     * @return where and why the run left physics, in one line; empty where it did not
     * @throws CancellationException where the run was given up
     */
    public Optional<String> fault(Calculator calculator, BooleanSupplier cancelled) {
        SimulationListener watch =
                _ -> {
                    if (cancelled.getAsBoolean()) {
                        Thread.currentThread().interrupt();
                    }
                };
        Stability verdict = verdict(run(calculator, watch));
        return verdict.stable()
                ? Optional.empty()
                : Optional.of("molecular dynamics " + verdict.line());
    }
}
