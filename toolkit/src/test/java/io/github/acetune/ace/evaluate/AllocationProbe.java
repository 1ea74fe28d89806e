package io.github.acetune.ace.evaluate;

import com.sun.management.ThreadMXBean;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Structure;
import java.lang.management.ManagementFactory;

/** Prints how many bytes per atom a call of an engine allocates once it is compiled. */
final class AllocationProbe {
    private static final int MOST_CALLS = 400;

    private AllocationProbe() {}

    /** The name of the engine is the only argument. */
    public static void main(String[] arguments) {
        var potential = RandomModels.silicon(RadialBasis.SBESSEL);
        Structure structure = RandomModels.crystal(potential.elements(), 4, 0.1, 14);
        var calculator =
                AceCalculator.of(potential).withEngine(Engine.valueOf(arguments[0])).withThreads(1);
        double least = Double.POSITIVE_INFINITY;
        for (int call = 0; call < MOST_CALLS && least >= 200; call++) {
            long before = allocated();
            calculator.calculate(structure);
            least = Math.min(least, (allocated() - before) / (double) structure.size());
        }
        System.out.println(least);
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
                .getCurrentThreadAllocatedBytes();
    }
}
