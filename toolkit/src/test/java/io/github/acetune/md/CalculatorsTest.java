package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalculatorsTest {
    record Case(Calculator calculator, Structure structure) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        StillingerWeber.silicon(),
                        Deformations.rattle(Crystals.diamond(Element.Si, 5.4), 0.15, 1)),
                new Case(
                        LennardJones.argon(),
                        Deformations.rattle(Crystals.faceCentredCubic(Element.Ar, 5.3), 0.2, 1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forcesAreTheDerivativesOfTheEnergy(Case one) {
        double[] forces = one.calculator.calculate(one.structure).forces();
        double h = 1e-5;
        for (int k = 0; k < 6; k++) {
            double slope = (moved(one, k, h) - moved(one, k, -h)) / (2 * h);
            assertEquals(-slope, forces[k], 1e-6, "component " + k);
        }
    }

    private static double moved(Case one, int component, double by) {
        double[] positions = one.structure.positions();
        positions[component] += by;
        var moved = one.structure.withGeometry(positions, one.structure.cell());
        return one.calculator.calculate(moved).energy();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void virialIsMinusTheDerivativeByStrain(Case one) {
        double[] virial = one.calculator.calculate(one.structure).virial();
        double h = 1e-5;
        for (int k : new int[] {0, 1, 5, 8}) {
            double slope = (strained(one, k, h) - strained(one, k, -h)) / (2 * h);
            assertEquals(-slope, virial[k], 1e-5, "component " + k);
        }
    }

    private static double strained(Case one, int component, double by) {
        double[] strain = new double[9];
        strain[component] = by;
        return one.calculator.calculate(Deformations.strain(one.structure, strain)).energy();
    }

    @Test
    void stillingerWeberDiamondHasThePublishedEnergyAndLatticeConstant() {
        var relaxed =
                Relaxation.of(StillingerWeber.silicon(), Crystals.diamond(Element.Si, 5.5))
                        .cell(CellFreedom.ISOTROPIC)
                        .fmax(1e-6)
                        .run()
                        .structure();

        assertEquals(5.431, relaxed.cell().ax(), 1e-3);
        assertEquals(-2 * 2.1682, relaxed.labels().energy().orElseThrow() / 8, 1e-4);
    }

    @Test
    void stillingerWeberRefusesOtherElements() {
        assertThrows(
                InvalidInputException.class,
                () -> StillingerWeber.silicon().calculate(Crystals.diamond(Element.C, 3.6)));
    }
}
