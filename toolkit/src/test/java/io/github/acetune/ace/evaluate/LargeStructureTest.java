package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A large structure in one call, in a virtual machine with little memory. */
final class LargeStructureTest {
    private static final int CELLS = 24; // 8 atoms each: 110,592 atoms

    @Test
    void aHundredThousandAtomsFitIntoAGigabyte() throws IOException, InterruptedException {
        String answer =
                OwnMachine.answer(List.of(OwnMachine.VECTORS, "-Xmx1g"), LargeStructureTest.class);
        assertEquals("as often as it repeats", answer);
    }

    /** Compares a supercell with its cell. */
    public static void main(String[] arguments) {
        var potential = RandomModels.silicon(RadialBasis.SBESSEL);
        var calculator = AceCalculator.of(potential);
        Structure cell = RandomModels.crystal(potential.elements(), 2, 0, 1);
        Structure large = RandomModels.crystal(potential.elements(), CELLS, 0, 1);
        Results one = calculator.calculate(cell);
        Results many = calculator.calculate(large);
        double perAtom = one.energy() / cell.size();
        double difference = Math.abs(many.energy() / large.size() - perAtom);
        System.out.println(
                difference < 1e-9 ? "as often as it repeats" : "off by " + difference + " eV/atom");
    }
}
