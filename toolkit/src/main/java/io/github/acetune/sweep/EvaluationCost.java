package io.github.acetune.sweep;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** What energies and forces cost on this machine, on one core, in processor time, neighbour lists included. */
final class EvaluationCost {
    /** Atoms that are enough to measure with. */
    private static final int ATOMS = 256;

    private static final long LEAST_NANOS = 10_000_000;
    private static final int ROUNDS = 5;

    private EvaluationCost() {}

    /**
     * Measures.
     *
     * @param calculator on one thread
     * @param data structures of the kind that matters
     * @return the lowest of several rounds, µs per atom
     */
    static double microsecondsPerAtom(Calculator calculator, Dataset data) {
        var sample = new ArrayList<Structure>();
        int atoms = 0;
        for (Structure structure : data.structures()) {
            if (atoms < ATOMS) {
                sample.add(structure);
                atoms += structure.size();
            }
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            lowest = Math.min(lowest, nanosPerPass(calculator, sample));
        }
        return lowest / atoms / 1000;
    }

    private static double nanosPerPass(Calculator calculator, List<Structure> sample) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long spent = 0;
        int passes = 0;
        while (spent < LEAST_NANOS) {
            sample.forEach(calculator::calculate);
            passes++;
            spent = threads.getCurrentThreadCpuTime() - start;
        }
        return (double) spent / passes;
    }
}
