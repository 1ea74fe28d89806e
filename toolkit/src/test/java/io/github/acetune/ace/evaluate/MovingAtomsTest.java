package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MovingAtomsTest {
    private final BBasisPotential potential = RandomModels.binary(InnerCutoff.Type.DENSITY);
    private final AceCalculator calculator = AceCalculator.of(potential);
    private final Structure structure = RandomModels.crystal(potential.elements(), 3, 0.1, 5);
    private final double[] energies = new double[structure.size()];
    private final double[] forces = new double[3 * structure.size()];
    private final double[] virial = new double[9];

    /** What every calculator does that keeps nothing. */
    private record WithoutMemory(Calculator calculator) implements Calculator {
        @Override
        public Results calculate(Structure structure) {
            return calculator.calculate(structure);
        }
    }

    @Test
    void everyStepGivesWhatTheStructureGives() {
        var atoms = calculator.withThreads(2).repeated(structure, 0.4);
        var byDefault = new WithoutMemory(calculator).repeated(structure, 0.4);
        double[] positions = structure.positions();
        var random = new Random(1);
        for (int step = 0; step < 12; step++) {
            double energy = atoms.evaluate(positions, structure.cell(), energies, forces, virial);
            double[] other = new double[9];
            double[] otherForces = new double[forces.length];
            assertEquals(
                    byDefault.evaluate(
                            positions,
                            structure.cell(),
                            new double[energies.length],
                            otherForces,
                            other),
                    energy,
                    1e-9);
            assertArrayEquals(otherForces, forces, 1e-10);
            assertArrayEquals(other, virial, 1e-8);
            for (int k = 0; k < positions.length; k++) {
                positions[k] += 0.03 * random.nextGaussian();
            }
        }
        assertTrue(atoms.searches() > 1 && atoms.searches() < 10, atoms.searches() + " searches");
    }

    @Test
    void threadsMakeNoDifferenceToAnyBit() {
        calculator
                .withThreads(1)
                .repeated(structure, 0.4)
                .evaluate(structure.positions(), structure.cell(), energies, forces, virial);
        double[] one = forces.clone();
        calculator
                .withThreads(3)
                .repeated(structure, 1.0)
                .evaluate(structure.positions(), structure.cell(), energies, forces, virial);
        assertArrayEquals(one, forces, 0.0);
    }

    @Test
    void stepsAllocateNextToNothing() {
        var silicon = RandomModels.silicon(RadialBasis.SBESSEL);
        Structure crystal = RandomModels.crystal(silicon.elements(), 3, 0.1, 6);
        var atoms =
                AceCalculator.of(silicon)
                        .withEngine(Engine.SCALAR)
                        .withThreads(1)
                        .repeated(crystal, 0.5);
        double[] positions = crystal.positions();
        double[] e = new double[crystal.size()];
        double[] f = new double[positions.length];
        var memory = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        atoms.evaluate(positions, crystal.cell(), e, f, virial);
        long before = memory.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 5; step++) {
            atoms.evaluate(positions, crystal.cell(), e, f, virial);
        }
        long perAtom = (memory.getCurrentThreadAllocatedBytes() - before) / 5 / crystal.size();
        assertTrue(perAtom < 20, perAtom + " bytes per atom and step");
    }

    @Test
    void arraysOfTheWrongSizeAreRefused() {
        var atoms = calculator.repeated(structure, 0.4);
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                atoms.evaluate(
                                        structure.positions(),
                                        structure.cell(),
                                        energies,
                                        new double[3],
                                        virial));
        assertTrue(error.getMessage().contains("force components, found 3"), error.getMessage());
    }
}
