package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EngineTest {
    static Stream<BBasisPotential> potentials() {
        return Stream.concat(
                Stream.of(RadialBasis.values()).map(RandomModels::silicon),
                Stream.of(InnerCutoff.Type.values()).map(RandomModels::binary));
    }

    @ParameterizedTest
    @MethodSource("potentials")
    void simdEngineAgreesWithTheScalarOne(BBasisPotential potential) {
        Assumptions.assumeTrue(Engine.SIMD.isAvailable());
        Structure structure = RandomModels.crystal(potential.elements(), 2, 0.25, 11);
        Results scalar = AceCalculator.of(potential).withEngine(Engine.SCALAR).calculate(structure);
        Results simd = AceCalculator.of(potential).withEngine(Engine.SIMD).calculate(structure);
        double scale = 1 + largest(scalar.forces());
        assertArrayEquals(scalar.energies(), simd.energies(), 1e-12 * scale);
        assertArrayEquals(scalar.forces(), simd.forces(), 1e-12 * scale);
        assertArrayEquals(scalar.virial(), simd.virial(), 1e-10 * scale);
    }

    @Test
    void simdEngineAgreesWhereThereAreNoProducts() {
        Assumptions.assumeTrue(Engine.SIMD.isAvailable());
        var pairs =
                AceSpec.of("Si", "Te")
                        .cutoff(4.6)
                        .radial(RadialBasis.CHEB_POW)
                        .embedding(RandomModels.embedding(1, 1, 1, 0.5))
                        .orders(Orders.of(new int[] {5}, new int[] {0}));
        simdEngineAgreesWithTheScalarOne(RandomModels.potential(pairs, 8));
    }

    @ParameterizedTest
    @MethodSource("potentials")
    void singlePrecisionIsGoodEnoughForDynamics(BBasisPotential potential) {
        Assumptions.assumeTrue(Engine.FLOAT32.isAvailable());
        Structure structure = RandomModels.crystal(potential.elements(), 2, 0.25, 12);
        double[] exact = AceCalculator.of(potential).calculate(structure).forces();
        double[] rounded =
                AceCalculator.of(potential)
                        .withEngine(Engine.FLOAT32)
                        .calculate(structure)
                        .forces();
        double error = 0;
        double square = 0;
        for (int k = 0; k < exact.length; k++) {
            error += (exact[k] - rounded[k]) * (exact[k] - rounded[k]);
            square += exact[k] * exact[k];
        }
        assertTrue(
                Math.sqrt(error / square) < 1e-5,
                "relative force error " + Math.sqrt(error / square));
    }

    @ParameterizedTest
    @MethodSource("potentials")
    void resultsDoNotDependOnTheNumberOfThreads(BBasisPotential potential) {
        Structure structure = RandomModels.crystal(potential.elements(), 5, 0.2, 13);
        var calculator = AceCalculator.of(potential);
        for (Engine engine : Engine.values()) {
            if (engine.isAvailable()) {
                Results one = calculator.withEngine(engine).withThreads(1).calculate(structure);
                for (int threads : new int[] {2, 5}) {
                    Results more =
                            calculator.withEngine(engine).withThreads(threads).calculate(structure);
                    assertEquals(one.energy(), more.energy(), 0.0);
                    assertArrayEquals(one.energies(), more.energies(), 0.0);
                    assertArrayEquals(one.forces(), more.forces(), 0.0);
                    assertArrayEquals(one.virial(), more.virial(), 0.0);
                }
            }
        }
    }

    @Test
    void oneCalculatorServesSeveralThreads() {
        BBasisPotential potential = RandomModels.silicon(RadialBasis.SBESSEL);
        var calculator = AceCalculator.of(potential).withThreads(2);
        var structures =
                Stream.of(21L, 22L, 23L, 24L)
                        .map(seed -> RandomModels.crystal(potential.elements(), 2, 0.2, seed))
                        .toList();
        var alone = structures.stream().map(calculator::calculate).toList();
        var together =
                structures.stream()
                        .map(one -> CompletableFuture.supplyAsync(() -> calculator.calculate(one)))
                        .toList();
        for (int k = 0; k < structures.size(); k++) {
            assertArrayEquals(alone.get(k).forces(), together.get(k).join().forces(), 0.0);
        }
    }

    @Test
    void anAtomAloneHasItsReferenceEnergy() {
        var potential = RandomModels.binary(InnerCutoff.Type.ZBL);
        var alone = Structure.of(List.of(Element.Te), new double[3], Cell.NONE, Periodicity.NONE);
        Results results = AceCalculator.of(potential).calculate(alone);
        assertEquals(-2.5, results.energy());
        assertArrayEquals(new double[3], results.forces());
    }

    @Test
    void anEmptyStructureHasNoEnergy() {
        var nothing = Structure.of(List.of(), new double[0], Cell.NONE, Periodicity.NONE);
        var results =
                AceCalculator.of(RandomModels.silicon(RadialBasis.SBESSEL)).calculate(nothing);
        assertEquals(0, results.energy());
    }

    @Test
    void whatCannotBeEvaluatedIsNamed() {
        var calculator = AceCalculator.of(RandomModels.silicon(RadialBasis.SBESSEL));
        var germanium =
                Structure.of(List.of(Element.Ge), new double[3], Cell.NONE, Periodicity.NONE);
        var unknown =
                assertThrows(InvalidInputException.class, () -> calculator.calculate(germanium));
        assertEquals("the structure holds Ge; the potential knows only Si", unknown.getMessage());
        var twice =
                Structure.of(
                        Collections.nCopies(2, Element.Si),
                        new double[6],
                        Cell.NONE,
                        Periodicity.NONE);
        for (Engine engine : Engine.values()) {
            var same =
                    assertThrows(
                            InvalidInputException.class,
                            () -> calculator.withEngine(engine).calculate(twice));
            assertEquals("atoms 1 and 2 are at the same place", same.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> calculator.withThreads(0));
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double one : numbers) {
            largest = Math.max(largest, Math.abs(one));
        }
        return largest;
    }
}
