package io.github.acetune.md;

import com.sun.management.ThreadMXBean;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.RepeatedCalculation;
import io.github.acetune.structure.Structure;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How fast molecular dynamics runs, and what it costs beside the forces: velocity Verlet at constant energy from 300 K, steps of 1
 * fs, neighbour searches included.
 *
 * @param atoms number of atoms
 * @param steps number of steps measured, after a warm-up of a few seconds
 * @param cpuPerAtom processor time of the calling thread, µs per atom and step; with several threads not their sum
 * @param wallPerAtom time that passed, µs per atom and step
 * @param overhead what a step costs beside its forces, as a part of these: of processor time
 * @param nanosecondsPerDay simulated time per day that passed
 * @param bytesPerStep memory allocated by the calling thread: some kilobytes, and in a step that searches for neighbours about 24
 *     bytes per atom for sorting them; more only while code is not compiled yet
 */
public record MdBenchmark(
        int atoms,
        int steps,
        double cpuPerAtom,
        double wallPerAtom,
        double overhead,
        double nanosecondsPerDay,
        double bytesPerStep) {
    private static final double WARM_UP_SECONDS = 3;

    /**
     * Measures.
     *
     * @param calculator the potential with its engine and threads
     * @param structure the atoms
     * @param steps how many, at least 1
     * @return the figures
     */
    public static MdBenchmark measure(Calculator calculator, Structure structure, int steps) {
        var timed = new Timed(calculator);
        var plan = new SimulationPlan();
        plan.steps = Long.MAX_VALUE;
        var phase = new Phase(structure, new boolean[structure.size()]);
        Velocities.drawMaxwell(phase, 300, Noise.of(1, 0, Noise.Purpose.VELOCITIES));
        var dynamics = new Dynamics(plan, phase, new ForceEngine(timed, structure));
        dynamics.begin();
        var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        // Processor time: on a busy machine a few seconds may pass before anything is compiled.
        long start = threads.getCurrentThreadCpuTime();
        do {
            dynamics.advance();
        } while (threads.getCurrentThreadCpuTime() - start < WARM_UP_SECONDS * 1e9);
        long bytes = threads.getCurrentThreadAllocatedBytes();
        timed.nanoseconds = 0;
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        for (int step = 0; step < steps; step++) {
            dynamics.advance();
        }
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        double perAtom = 1e3 * steps * (double) structure.size();
        return new MdBenchmark(
                structure.size(),
                steps,
                cpu / perAtom,
                wall / perAtom,
                (cpu - timed.nanoseconds) / (double) timed.nanoseconds,
                steps * plan.timestep.ps() / 1000 / (wall / 1e9 / 86400),
                (double) bytes / steps);
    }

    /**
     * The figures as one line of JSON.
     *
     * @return an object with the names {@code atoms}, {@code steps}, {@code cpu_us_per_atom}, {@code wall_us_per_atom},
     *     {@code overhead}, {@code ns_per_day}, {@code allocated_bytes_per_step}
     */
    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"atoms\": %d, \"steps\": %d, \"cpu_us_per_atom\": %.3f, \"wall_us_per_atom\": %.3f,"
                        + " \"overhead\": %.4f, \"ns_per_day\": %.4f, \"allocated_bytes_per_step\": %.0f}",
                atoms,
                steps,
                cpuPerAtom,
                wallPerAtom,
                overhead,
                nanosecondsPerDay,
                bytesPerStep);
    }

    /** A calculator that knows how long its forces took. */
    private static final class Timed implements Calculator {
        private final Calculator calculator;
        private long nanoseconds;

        Timed(Calculator calculator) {
            this.calculator = calculator;
        }

        @Override
        public Results calculate(Structure structure) {
            return calculator.calculate(structure);
        }

        @Override
        public RepeatedCalculation repeated(Structure atoms, double skin) {
            RepeatedCalculation inner = calculator.repeated(atoms, skin);
            var threads = ManagementFactory.getThreadMXBean();
            return (positions, cell, energies, forces, virial) -> {
                long start = threads.getCurrentThreadCpuTime();
                double energy = inner.evaluate(positions, cell, energies, forces, virial);
                nanoseconds += threads.getCurrentThreadCpuTime() - start;
                return energy;
            };
        }
    }
}
