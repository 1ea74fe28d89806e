package io.github.acetune.ace.evaluate;

import com.sun.management.ThreadMXBean;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Structure;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;

/**
 * Prints how many bytes per atom a call of an engine allocates once it is compiled: the most of several potentials, one after the
 * other in the same virtual machine.
 */
final class AllocationProbe {
    private static final int MOST_CALLS = 400;

    private AllocationProbe() {}

    /** The name of the engine is the only argument. */
    public static void main(String[] arguments) {
        Engine engine = Engine.valueOf(arguments[0]);
        var potentials =
                Stream.concat(
                                Stream.of(RadialBasis.values()).map(RandomModels::silicon),
                                Stream.of(InnerCutoff.Type.values()).map(RandomModels::binary))
                        .toList();
        double most =
                potentials.stream()
                        .mapToDouble(potential -> bytesPerAtom(potential, engine))
                        .max()
                        .orElseThrow();
        System.out.println(most);
    }

    private static double bytesPerAtom(BBasisPotential potential, Engine engine) {
        Structure structure = RandomModels.crystal(potential.elements(), 3, 0.1, 14);
        var calculator = AceCalculator.of(potential).withEngine(engine).withThreads(1);
        double least = Double.POSITIVE_INFINITY;
        for (int call = 0; call < MOST_CALLS && least >= 200; call++) {
            long before = allocated();
            calculator.calculate(structure);
            least = Math.min(least, (allocated() - before) / (double) structure.size());
        }
        return least;
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
                .getCurrentThreadAllocatedBytes();
    }
}
