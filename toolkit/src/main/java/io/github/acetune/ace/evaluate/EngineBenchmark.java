package io.github.acetune.ace.evaluate;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.acetune.ace.AcePotential;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.NeighbourSearch;
import io.github.acetune.structure.Structure;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/**
 * How fast a potential is evaluated: energies, forces and virials of some structures, again and again.
 *
 * @param engine the engine
 * @param threads number of threads
 * @param structures number of structures
 * @param atoms number of atoms of all structures
 * @param neighboursPerAtom mean number of neighbours within the largest cutoff
 * @param repeats how often all structures were evaluated after warming up
 * @param cpuMinimum smallest processor time, µs per atom: of the thread where there is one, otherwise of the process
 * @param cpuMedian median processor time, µs per atom
 * @param wallMinimum smallest time that passed, µs per atom
 * @param wallMedian median time that passed, µs per atom
 * @param neighbourListMinimum smallest processor time of the neighbour list, a part of the evaluation, µs per atom
 * @param bytesPerAtom memory allocated, bytes per atom and call
 * @param jvm the Java virtual machine
 */
public record EngineBenchmark(
        Engine engine,
        int threads,
        int structures,
        int atoms,
        double neighboursPerAtom,
        int repeats,
        double cpuMinimum,
        double cpuMedian,
        double wallMinimum,
        double wallMedian,
        double neighbourListMinimum,
        double bytesPerAtom,
        String jvm) {
    private static final double WARM_UP_SECONDS = 3;

    /**
     * Measures.
     *
     * @param potential the potential
     * @param structures what to evaluate, at least one atom in all
     * @param engine which program
     * @param threads number of threads, at least 1
     * @param repeats how often, at least 1, after a warm-up of a few seconds
     * @return the figures
     * @throws UnsupportedOperationException where this Java virtual machine cannot run the engine
     */
    public static EngineBenchmark measure(
            AcePotential potential,
            List<Structure> structures,
            Engine engine,
            int threads,
            int repeats) {
        return measure(potential, structures, engine, threads, repeats, repeat -> {});
    }

    /**
     * Measures, and says how far it is.
     *
     * @param potential the potential
     * @param structures what to evaluate, at least one atom in all
     * @param engine which program
     * @param threads number of threads, at least 1
     * @param repeats how often, at least 1, after a warm-up of a few seconds
     * @param listener told how many repeats are done
     * @return the figures
     * @throws UnsupportedOperationException where this Java virtual machine cannot run the engine
     * @throws InvalidInputException where a structure cannot be evaluated
     * @throws CancellationException where the thread was interrupted
     */
    public static EngineBenchmark measure(
            AcePotential potential,
            List<Structure> structures,
            Engine engine,
            int threads,
            int repeats,
            IntConsumer listener) {
        int atoms = structures.stream().mapToInt(Structure::size).sum();
        if (atoms == 0 || repeats < 1) {
            throw new IllegalArgumentException(
                    "a benchmark needs an atom and a repeat, found " + atoms + " and " + repeats);
        }
        var calculator = AceCalculator.of(potential).withEngine(engine).withThreads(threads);
        warmUp(calculator, structures);
        double[] cpu = new double[repeats];
        double[] wall = new double[repeats];
        long bytes = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            listener.accept(repeat);
            long before = allocated(threads);
            long cpuStart = cpuNanoseconds(threads);
            long wallStart = System.nanoTime();
            calculateAll(calculator, structures);
            wall[repeat] = (System.nanoTime() - wallStart) / 1e3 / atoms;
            cpu[repeat] = (cpuNanoseconds(threads) - cpuStart) / 1e3 / atoms;
            bytes += allocated(threads) - before;
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        return new EngineBenchmark(
                engine,
                threads,
                structures.size(),
                atoms,
                neighbours(structures, calculator.cutoff()) / (double) atoms,
                repeats,
                cpu[0],
                cpu[repeats / 2],
                wall[0],
                wall[repeats / 2],
                neighbourListTime(structures, calculator.cutoff(), repeats) / 1e3 / atoms,
                (double) bytes / repeats / atoms,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    /** By processor time, because on a busy machine little is compiled in the time that passes. */
    private static void warmUp(AceCalculator calculator, List<Structure> structures) {
        long start = cpuNanoseconds(1);
        do {
            calculateAll(calculator, structures);
        } while (cpuNanoseconds(1) - start < WARM_UP_SECONDS * 1e9);
    }

    /** Nanoseconds for the lists of all structures, made as an evaluation makes them. */
    private static long neighbourListTime(List<Structure> structures, double cutoff, int repeats) {
        var search = new NeighbourSearch();
        var list = NeighbourList.empty();
        long least = Long.MAX_VALUE;
        for (int repeat = 0; repeat < repeats; repeat++) {
            long start = cpuNanoseconds(1);
            for (Structure structure : structures) {
                search.bin(structure, cutoff);
                for (int from = 0; from < structure.size(); from += BlockPipeline.LARGEST) {
                    int to = Math.min(structure.size(), from + BlockPipeline.LARGEST);
                    search.collect(from, to, list);
                }
            }
            least = Math.min(least, cpuNanoseconds(1) - start);
        }
        return least;
    }

    private static void calculateAll(AceCalculator calculator, List<Structure> structures) {
        for (Structure structure : structures) {
            if (Thread.interrupted()) {
                throw new CancellationException();
            }
            try {
                calculator.calculate(structure);
            } catch (InvalidInputException unfit) {
                throw new InvalidInputException(
                        structure.describe() + ": " + unfit.getMessage(), unfit);
            }
        }
    }

    private static long neighbours(List<Structure> structures, double cutoff) {
        return structures.stream().mapToLong(one -> NeighbourList.of(one, cutoff).pairs()).sum();
    }

    private static long cpuNanoseconds(int threads) {
        return threads == 1
                ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                : ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime();
    }

    private static long allocated(int threads) {
        var memory = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        return threads == 1
                ? memory.getCurrentThreadAllocatedBytes()
                : memory.getTotalThreadAllocatedBytes();
    }

    /**
     * The figures as one line of JSON.
     *
     * @return an object with the names {@code engine}, {@code threads}, {@code structures}, {@code atoms},
     *     {@code neighbours_per_atom}, {@code repeats}, {@code cpu_us_per_atom} and {@code wall_us_per_atom} (each with {@code min}
     *     and {@code median}), {@code neighbour_list_cpu_us_per_atom}, {@code allocated_bytes_per_atom}, {@code jvm}
     */
    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"engine\": \"%s\", \"threads\": %d, \"structures\": %d, \"atoms\": %d, \"neighbours_per_atom\": %.2f,"
                        + " \"repeats\": %d, \"cpu_us_per_atom\": {\"min\": %.3f, \"median\": %.3f},"
                        + " \"wall_us_per_atom\": {\"min\": %.3f, \"median\": %.3f},"
                        + " \"neighbour_list_cpu_us_per_atom\": %.3f, \"allocated_bytes_per_atom\": %.1f,"
                        + " \"jvm\": \"%s\"}",
                engine.name().toLowerCase(Locale.ROOT),
                threads,
                structures,
                atoms,
                neighboursPerAtom,
                repeats,
                cpuMinimum,
                cpuMedian,
                wallMinimum,
                wallMedian,
                neighbourListMinimum,
                bytesPerAtom,
                jvm.replace("\"", "'"));
    }
}
