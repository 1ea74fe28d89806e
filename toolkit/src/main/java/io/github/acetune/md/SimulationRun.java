package io.github.acetune.md;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** One run: steps, guards, records, until it is done, interrupted or unstable. */
final class SimulationRun {
    private static final long REPORT_NANOSECONDS = 100_000_000L;
    private static final long SAVE_NANOSECONDS = 2_000_000_000L;

    /** Checkpoints may take a hundredth of the time. */
    private static final int SAVE_SHARE = 100;

    /** Largest difference of a recalculated energy from a checkpoint's, eV per atom. */
    private static final double SAME_POTENTIAL = 1e-4;

    private final SimulationPlan plan;
    private final Dynamics dynamics;
    private final Phase phase;
    private final ForceEngine forces;
    private final String identity;
    private final GoodFrame good;
    private final SimulationListener listener;
    private boolean interrupted;
    private long begun;
    private long firstStep;
    private long reported;
    private long saved;
    private long saveTime;

    SimulationRun(Calculator calculator, Structure start, SimulationPlan plan) {
        this.plan = plan;
        this.listener = plan.listener.orElseGet(SimulationWatch::found);
        boolean[] frozen = new boolean[start.size()];
        plan.frozen.forEach(atom -> frozen[atom] = true);
        this.phase = new Phase(withoutLabels(start), frozen);
        this.forces = new ForceEngine(calculator, phase.start);
        this.dynamics = new Dynamics(plan, phase, forces);
        this.identity = plan.identity(start);
        this.good = new GoodFrame(phase);
        setVelocities(start, frozen);
    }

    /** What else the structure holds under the name of a label would be taken for this run's. */
    private static Structure withoutLabels(Structure start) {
        int atoms = start.size();
        return start.withResults(
                new Calculator.Results(0, new double[atoms], new double[3 * atoms], new double[9]));
    }

    private void setVelocities(Structure start, boolean[] frozen) {
        Optional<double[]> given = Velocities.of(start);
        if (given.isEmpty()) {
            OptionalDouble kelvin = initialTemperature();
            if (kelvin.isEmpty()) {
                throw new InvalidInputException(
                        start.describe()
                                + " has no velocities; give an initial temperature, or velocities"
                                + " in its column velocities:R:3");
            }
            Velocities.drawMaxwell(
                    phase, kelvin.getAsDouble(), Noise.of(plan.seed, 0, Noise.Purpose.VELOCITIES));
            return;
        }
        System.arraycopy(given.get(), 0, phase.velocities, 0, phase.velocities.length);
        for (int k = 0; k < phase.velocities.length; k++) {
            phase.velocities[k] = frozen[k / 3] ? 0 : phase.velocities[k];
        }
        if (plan.thermostat.isPresent() && phase.keepsMomentum()) {
            phase.removeMomentum();
        }
    }

    private OptionalDouble initialTemperature() {
        if (plan.initialTemperature.isPresent()) {
            return plan.initialTemperature;
        }
        return plan.thermostat
                .map(bath -> OptionalDouble.of(bath.temperature().from()))
                .orElse(OptionalDouble.empty());
    }

    Trajectory run() {
        if (!isCutOff()) {
            // Before the folder is touched: bad input leaves nothing behind.
            begin();
        }
        try (Recorder recorder = Recorder.of(plan)) {
            boolean resumed = recorder.takeUp(dynamics, identity);
            if (resumed) {
                checkSamePotential();
            }
            var watch = new GuardWatch(plan.guards, phase, hottest());
            if (!resumed) {
                record(recorder);
            }
            return integrate(recorder, watch);
        }
    }

    /** Whether the folder holds the beginning of this run, with which it is to go on. */
    private boolean isCutOff() {
        return plan.resume && plan.folder.map(RunFolder::hasCheckpoint).orElse(false);
    }

    private void begin() {
        dynamics.begin();
        checkStart(new GuardWatch(plan.guards, phase, hottest()));
    }

    private void checkSamePotential() {
        double stored = phase.potential;
        double[] storedForces = phase.forces.clone();
        double[] storedVirial = phase.virial.clone();
        forces.evaluate(phase);
        checkSamePotential(
                plan.folder.orElseThrow(), Math.abs(phase.potential - stored) / phase.atoms);
        phase.potential = stored;
        System.arraycopy(storedForces, 0, phase.forces, 0, storedForces.length);
        System.arraycopy(storedVirial, 0, phase.virial, 0, 9);
    }

    /**
     * Refuses to go on with another potential.
     *
     * @param folder of the run
     * @param difference between its energy and that found now, eV per atom
     */
    static void checkSamePotential(Path folder, double difference) {
        if (!(difference < SAME_POTENTIAL)) {
            throw new InvalidInputException(
                    "the run in "
                            + folder
                            + " was begun with another potential: its energy differs by "
                            + difference
                            + " eV per atom");
        }
    }

    private double hottest() {
        double asked =
                plan.thermostat
                        .map(bath -> Math.max(bath.temperature().from(), bath.temperature().to()))
                        .orElse(0.0);
        return Math.max(asked, plan.initialTemperature.orElse(0));
    }

    /** What is wrong at the start is bad input, not an unstable run. */
    private void checkStart(GuardWatch watch) {
        watch.check(phase, 0)
                .ifPresent(violation -> {
                    throw new InvalidInputException(
                            phase.start.describe() + ": cannot start a run: " + violation.reason());
                });
    }

    private Trajectory integrate(Recorder recorder, GuardWatch watch) {
        begun = System.nanoTime();
        saved = begun;
        firstStep = dynamics.step();
        good.keep(dynamics);
        Optional<GuardWatch.Violation> violation = Optional.empty();
        report(true);
        while (dynamics.step() < plan.steps && violation.isEmpty() && !stopped()) {
            violation = advance(watch);
            if (violation.isEmpty()) {
                record(recorder);
                report(false);
                saveNowAndThen(recorder);
            }
        }
        return finish(recorder, violation);
    }

    private boolean stopped() {
        interrupted |= Thread.interrupted();
        return interrupted;
    }

    private Optional<GuardWatch.Violation> advance(GuardWatch watch) {
        good.keepNowAndThen(dynamics);
        try {
            dynamics.advance();
        } catch (InvalidInputException | IllegalArgumentException broken) {
            // atoms at the same place, a coordinate that is no number, a cell without a volume
            return Optional.of(
                    new GuardWatch.Violation(
                            broken.getMessage(),
                            java.util.List.of(),
                            "add structures like the last good frame to the training set"));
        }
        return watch.check(phase, dynamics.step());
    }

    private void record(Recorder recorder) {
        long step = dynamics.step();
        if (step % plan.logEvery == 0) {
            recorder.row(dynamics.row());
        }
        if (step % plan.every == 0) {
            recorder.frame(phase.snapshot(step, dynamics.femtoseconds()), step);
        }
    }

    private void report(boolean now) {
        long time = System.nanoTime();
        if (now || time - reported >= REPORT_NANOSECONDS) {
            reported = time;
            listener.advanced(
                    new SimulationListener.Progress(
                            dynamics.step(),
                            plan.steps,
                            dynamics.row(),
                            nanosecondsPerDay(time),
                            timeLeft(time)));
        }
    }

    private double nanosecondsPerDay(long now) {
        double days = (now - begun) / 1e9 / 86400;
        double nanoseconds = (dynamics.step() - firstStep) * plan.timestep.ps() / 1000;
        return nanoseconds == 0 || days == 0 ? 0 : nanoseconds / days;
    }

    private Optional<Duration> timeLeft(long now) {
        long done = dynamics.step() - firstStep;
        if (done == 0) {
            return Optional.empty();
        }
        double perStep = (now - begun) / (double) done;
        return Optional.of(Duration.ofNanos((long) (perStep * (plan.steps - dynamics.step()))));
    }

    private void saveNowAndThen(Recorder recorder) {
        long now = System.nanoTime();
        boolean due =
                plan.checkpointEvery.isPresent()
                        ? dynamics.step() % plan.checkpointEvery.getAsInt() == 0
                        : now - saved >= Math.max(SAVE_NANOSECONDS, SAVE_SHARE * saveTime);
        if (due) {
            save(recorder);
            saved = System.nanoTime();
            saveTime = saved - now;
        }
    }

    /** An interrupt in the middle of writing is kept for later; the checkpoint is written all the same. */
    private void save(Recorder recorder) {
        try {
            recorder.save(dynamics, identity);
        } catch (UncheckedIOException failed) {
            if (!(failed.getCause() instanceof ClosedByInterruptException)) {
                throw failed;
            }
            stopped();
            recorder.save(dynamics, identity);
        }
    }

    private Trajectory finish(Recorder recorder, Optional<GuardWatch.Violation> violation) {
        long now = System.nanoTime();
        long step = dynamics.step();
        var time = Time.fs(dynamics.femtoseconds());
        Stability stability = Stability.good(step, time);
        Structure last;
        Trajectory.End end = interrupted ? Trajectory.End.INTERRUPTED : Trajectory.End.FINISHED;
        if (violation.isPresent()) {
            end = Trajectory.End.UNSTABLE;
            last = good.structure();
            stability =
                    new Stability(
                            false,
                            step,
                            time,
                            violation.get().atoms(),
                            violation.get().reason(),
                            violation.get().advice(),
                            Optional.of(last),
                            offending(step));
        } else {
            last = phase.snapshot(step, dynamics.femtoseconds());
            save(recorder);
        }
        if (end != Trajectory.End.INTERRUPTED) {
            recorder.finish(last, stability);
        }
        report(true);
        listener.ended();
        return new Trajectory(
                end,
                stability,
                recorder.rows(),
                recorder.frames(),
                last,
                plan.folder.orElse(null),
                nanosecondsPerDay(now));
    }

    private Optional<Structure> offending(long step) {
        try {
            return Optional.of(phase.snapshot(step, dynamics.femtoseconds()));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }
}
