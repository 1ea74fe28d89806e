package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A large structure in one call, in a virtual machine with little memory. */
final class LargeStructureTest {
    private static final int CELLS = 24; // 8 atoms each: 110,592 atoms

    @Test
    void aHundredThousandAtomsFitIntoAGigabyte() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "-Xmx1g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeStructureTest.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String answer =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), answer);
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
