package io.github.acetune.md;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.RepeatedCalculation;
import io.github.acetune.structure.Structure;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How fast molecular dynamics runs, and what it costs beside the forces: velocity Verlet at constant energy from 300 K, steps of 1
 * fs, neighbour searches included.
 *
 * @param atoms number of atoms
 * @param steps number of steps measured, after a warm-up of a few seconds
 * @param step what a step costs
 * @param forces how much of that the forces take, neighbours included
 * @param fastest time that passed in the fastest step, µs per atom
 * @param median time that passed in the median step, µs per atom: less disturbed by other programs than the mean
 * @param allThreads processor time of the whole process, µs per atom and step; about the time that passed times the number of
 *     threads where they share the work evenly and have a processor each
 * @param nanosecondsPerDay simulated time per day that passed
 * @param bytesPerStep memory allocated by the calling thread: some kilobytes, and in a step that searches for neighbours about 24
 *     bytes per atom for sorting them; more only while code is not compiled yet
 */
public record MdBenchmark(
        int atoms,
        int steps,
        Cost step,
        Cost forces,
        double fastest,
        double median,
        double allThreads,
        double nanosecondsPerDay,
        double bytesPerStep) {
    private static final double WARM_UP_SECONDS = 3;

    /**
     * Mean time that something takes.
     *
     * @param cpu processor time of the calling thread, µs per atom and step; with several threads not their sum
     * @param wall time that passed, µs per atom and step
     */
    public record Cost(double cpu, double wall) {}

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
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        // Processor time: on a busy machine a few seconds may pass before anything is compiled.
        long start = threads.getCurrentThreadCpuTime();
        do {
            dynamics.advance();
        } while (threads.getCurrentThreadCpuTime() - start < WARM_UP_SECONDS * 1e9);
        long[] each = new long[steps];
        long bytes = threads.getCurrentThreadAllocatedBytes();
        timed.clock.reset();
        long process = system.getProcessCpuTime();
        var clock = new Clock();
        for (int step = 0; step < steps; step++) {
            long before = clock.wall;
            clock.start();
            dynamics.advance();
            clock.stop();
            each[step] = clock.wall - before;
        }
        process = system.getProcessCpuTime() - process;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        Arrays.sort(each);
        double perAtom = 1e3 * structure.size();
        return new MdBenchmark(
                structure.size(),
                steps,
                clock.cost(perAtom * steps),
                timed.clock.cost(perAtom * steps),
                each[0] / perAtom,
                each[steps / 2] / perAtom,
                process / (perAtom * steps),
                steps * plan.timestep.ps() / 1000 / (clock.wall / 1e9 / 86400),
                (double) bytes / steps);
    }

    /**
     * What a step costs beside its forces, as a part of these.
     *
     * @return a part of the processor time
     */
    public double overhead() {
        return step.cpu / forces.cpu - 1;
    }

    /**
     * The figures as one line of JSON.
     *
     * @return an object with the names {@code atoms}, {@code steps}, {@code cpu_us_per_atom}, {@code wall_us_per_atom}, {@code
     *     wall_us_per_atom_min}, {@code wall_us_per_atom_median}, {@code all_threads_cpu_us_per_atom}, {@code forces} (with {@code
     *     cpu_us_per_atom} and {@code wall_us_per_atom}), {@code overhead}, {@code ns_per_day}, {@code allocated_bytes_per_step}
     */
    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"atoms\": %d, \"steps\": %d, \"cpu_us_per_atom\": %.3f, \"wall_us_per_atom\": %.3f,"
                        + " \"wall_us_per_atom_min\": %.3f, \"wall_us_per_atom_median\": %.3f,"
                        + " \"all_threads_cpu_us_per_atom\": %.3f,"
                        + " \"forces\": {\"cpu_us_per_atom\": %.3f, \"wall_us_per_atom\": %.3f},"
                        + " \"overhead\": %.4f, \"ns_per_day\": %.4f, \"allocated_bytes_per_step\": %.0f}",
                atoms,
                steps,
                step.cpu,
                step.wall,
                fastest,
                median,
                allThreads,
                forces.cpu,
                forces.wall,
                overhead(),
                nanosecondsPerDay,
                bytesPerStep);
    }

    /** Adds up how long something took. */
    private static final class Clock {
        private final ThreadMXBean threads =
                ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        private long cpu;
        private long wall;
        private long cpuStart;
        private long wallStart;

        void reset() {
            cpu = 0;
            wall = 0;
        }

        void start() {
            wallStart = System.nanoTime();
            cpuStart = threads.getCurrentThreadCpuTime();
        }

        void stop() {
            cpu += threads.getCurrentThreadCpuTime() - cpuStart;
            wall += System.nanoTime() - wallStart;
        }

        Cost cost(double nanosecondsPerUnit) {
            return new Cost(cpu / nanosecondsPerUnit, wall / nanosecondsPerUnit);
        }
    }

    /** A calculator that knows how long its forces took. */
    private static final class Timed implements Calculator {
        private final Calculator calculator;
        private final Clock clock = new Clock();

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
            return (positions, cell, energies, forces, virial) -> {
                clock.start();
                double energy = inner.evaluate(positions, cell, energies, forces, virial);
                clock.stop();
                return energy;
            };
        }
    }
}
