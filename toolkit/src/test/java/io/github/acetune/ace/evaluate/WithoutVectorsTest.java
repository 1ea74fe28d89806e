package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A virtual machine that was started without the module of the Vector API. */
final class WithoutVectorsTest {
    @Test
    void theScalarEngineIsChosenAndAgrees() throws IOException, InterruptedException {
        List<String> answer = lines(answerWithoutTheModule());

        assertEquals(Engine.SCALAR.name(), answer.get(0));
        assertEquals(
                "the engine SIMD needs the Java option --add-modules jdk.incubator.vector",
                answer.get(1));
        double[] here = forces(Engine.SCALAR);
        double[] there =
                Arrays.stream(answer.get(2).split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertArrayEquals(here, there, 1e-12);
        if (Engine.SIMD.isAvailable()) {
            assertArrayEquals(forces(Engine.SIMD), there, 1e-11);
        }
    }

    private static double[] forces(Engine engine) {
        return calculator().withEngine(engine).calculate(structure()).forces();
    }

    private static List<String> lines(String answer) {
        List<String> lines = answer.lines().toList();
        assertEquals(3, lines.size(), answer);
        return lines;
    }

    private static String answerWithoutTheModule() throws IOException, InterruptedException {
        return OwnMachine.answer(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), WithoutVectorsTest.class);
    }

    /** Prints the engine chosen by default, what asking for the SIMD engine leads to, and the forces. */
    public static void main(String[] arguments) {
        var calculator = calculator();
        System.out.println(calculator.engine());
        try {
            System.out.println(calculator.withEngine(Engine.SIMD).engine());
        } catch (UnsupportedOperationException absent) {
            System.out.println(absent.getMessage());
        }
        var text = new StringBuilder();
        for (double force : calculator.calculate(structure()).forces()) {
            text.append(force).append(' ');
        }
        System.out.println(text);
    }

    private static AceCalculator calculator() {
        return AceCalculator.of(RandomModels.silicon(RadialBasis.SBESSEL));
    }

    private static Structure structure() {
        return RandomModels.crystal(
                RandomModels.silicon(RadialBasis.SBESSEL).elements(), 1, 0.1, 15);
    }
}
