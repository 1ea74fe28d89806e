package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference's numbers: per-atom energies and forces of every oracle structure. */
final class OracleTest {
    @ParameterizedTest
    @MethodSource("io.github.acetune.ace.evaluate.Oracle#potentials")
    void referenceSplinesAgreeToRounding(String name) {
        // ChebLinear jumps at the cutoff: the cubic of the last bin is so bent that the last bit of
        // a distance moves forces
        // by 1e-9; the slopes of ChebExpCos add up to 35 eV/Å
        double forceLimit =
                name.contains("ChebLinear") ? 1e-8 : name.contains("ChebExpCos") ? 2e-10 : 1e-10;
        compare(name, RadialMode.REFERENCE_SPLINES, 1e-11, forceLimit);
    }

    @ParameterizedTest
    @MethodSource("io.github.acetune.ace.evaluate.Oracle#potentials")
    void directRadialsAgreeToTheErrorOfTheReferenceSplines(String name) {
        // functions with a kink in their fourth derivative below the cutoff are beyond the
        // reference's cubic splines
        boolean smooth =
                name.contains("XPOT")
                        || name.contains("SBessel")
                        || name.contains("SbTe")
                        || name.contains("rank7");
        compare(name, RadialMode.DIRECT, smooth ? 1e-11 : 1e-10, smooth ? 1e-8 : 1e-6);
    }

    private static void compare(
            String name, RadialMode mode, double energyLimit, double forceLimit) {
        CTildePotential potential =
                PotentialFiles.read(Shared.file("oracle/" + name + ".yace")).cTilde();
        var calculator = AceCalculator.of(potential, mode);
        var failures = new ArrayList<String>();
        for (Oracle oracle : Oracle.read(name)) {
            if (mode == RadialMode.DIRECT && entersInnerSwitch(oracle.structure(), potential)) {
                continue; // a tenth of an Å wide: the reference's splines are off by up to 0.1 eV/Å
                // there
            }
            Results results = calculator.calculate(oracle.structure());
            double energy = difference(oracle.energies(), results.energies());
            double force = difference(oracle.forces(), results.forces());
            if (!(energy <= energyLimit && force <= forceLimit)) {
                failures.add(oracle.name() + ": energy " + energy + ", force " + force);
            }
            assertEquals(
                    oracle.energy(),
                    results.energy(),
                    energyLimit * oracle.structure().size() * 10);
            checkVirial(oracle, results, forceLimit);
        }
        assertEquals(List.of(), failures);
    }

    private static boolean entersInnerSwitch(Structure structure, CTildePotential potential) {
        double margin = 2 * potential.splineBinWidth();
        Bond bond = potential.bonds().getFirst();
        InnerCutoff inner = bond.innerCutoff();
        var list = NeighbourList.of(structure, inner.radius() + margin + 1e-9);
        for (int slot = 0; slot < list.pairs(); slot++) {
            if (list.distance(slot) > inner.radius() - inner.width() - margin) {
                return true;
            }
        }
        return false;
    }

    /** The oracle holds +dE/dε in the order xx, yy, zz, xy, xz, yz. */
    private static void checkVirial(Oracle oracle, Results results, double limit) {
        int[] places = {0, 4, 8, 1, 2, 5};
        double scale = 1;
        for (double one : oracle.virial()) {
            scale = Math.max(scale, Math.abs(one));
        }
        for (int k = 0; k < 6; k++) {
            assertEquals(
                    oracle.virial()[k],
                    -results.virial()[places[k]],
                    10 * limit * scale * oracle.structure().size(),
                    oracle.name());
        }
    }

    /** The largest difference, relative where the number exceeds ten. */
    private static double difference(double[] expected, double[] found) {
        assertEquals(expected.length, found.length);
        double worst = 0;
        for (int k = 0; k < expected.length; k++) {
            double scale = Math.max(1, Math.abs(expected[k]) / 10);
            double difference = Math.abs(expected[k] - found[k]) / scale;
            worst = Double.isNaN(difference) ? difference : Math.max(worst, difference);
        }
        return worst;
    }
}
