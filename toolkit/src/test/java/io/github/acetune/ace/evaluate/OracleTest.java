package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference's numbers: per-atom energies, forces and virials of every oracle structure. */
final class OracleTest {
    private static final Difference SPLINE_LIMITS = new Difference(1e-11, 1e-10, 1e-9);
    private static final Difference DIRECT_LIMITS = new Difference(1e-11, 1e-8, 1e-7);
    private static final int FINER = 8;

    @ParameterizedTest
    @MethodSource("io.github.acetune.ace.evaluate.Oracle#potentials")
    void referenceSplinesAgreeToRounding(String name) {
        var calculator = AceCalculator.of(potential(name), RadialMode.REFERENCE_SPLINES);
        var failures = new ArrayList<String>();
        for (Oracle oracle : Oracle.read(name)) {
            Difference difference = Difference.of(oracle, calculator.calculate(oracle.structure()));
            if (!difference.isWithin(SPLINE_LIMITS)) {
                failures.add(oracle.name() + ": " + difference);
            }
        }
        assertEquals(List.of(), failures);
    }

    /**
     * Where the reference is further off than the limits, it is its splines that are: an eighth of their bins brings them within the
     * limits of our formulae or, inside an inner switch a tenth of an Å wide, whose ends no node meets, as much closer as
     * second order allows.
     */
    @ParameterizedTest
    @MethodSource("io.github.acetune.ace.evaluate.Oracle#potentials")
    void directRadialsAgreeToTheErrorOfTheReferenceSplines(String name) {
        CTildePotential potential = potential(name);
        var direct = AceCalculator.of(potential, RadialMode.DIRECT);
        var apart = new ArrayList<Oracle>();
        for (Oracle oracle : Oracle.read(name)) {
            Results results = direct.calculate(oracle.structure());
            if (!Difference.of(oracle, results).isWithin(DIRECT_LIMITS)) {
                apart.add(oracle);
            }
        }
        if (!apart.isEmpty()) {
            assertFinerSplinesApproach(direct, potential, apart);
        }
    }

    private static void assertFinerSplinesApproach(
            AceCalculator direct, CTildePotential potential, List<Oracle> structures) {
        var finer = AceCalculator.of(withFinerBins(potential), RadialMode.REFERENCE_SPLINES);
        var failures = new ArrayList<String>();
        for (Oracle oracle : structures) {
            Results results = direct.calculate(oracle.structure());
            Difference coarse = Difference.of(oracle, results);
            Difference fine =
                    Difference.of(oracle.with(finer.calculate(oracle.structure())), results);
            boolean approached =
                    entersInnerSwitch(oracle.structure(), potential)
                            && fine.isWithin(coarse.divided(FINER * FINER / 2.0));
            if (!approached && !fine.isWithin(DIRECT_LIMITS)) {
                failures.add(oracle.name() + ": " + coarse + ", finer " + fine);
            }
        }
        assertEquals(List.of(), failures);
    }

    private static CTildePotential potential(String name) {
        return PotentialFiles.read(Shared.file("oracle/" + name + ".yace")).cTilde();
    }

    private static CTildePotential withFinerBins(CTildePotential potential) {
        return new CTildePotential(
                potential.elements(),
                potential.splineBinWidth() / FINER,
                potential.embeddings(),
                potential.bonds(),
                potential.functions(),
                potential.referenceEnergies());
    }

    private static boolean entersInnerSwitch(Structure structure, CTildePotential potential) {
        double margin = 2 * potential.splineBinWidth();
        InnerCutoff inner = potential.bonds().getFirst().innerCutoff();
        var list = NeighbourList.of(structure, inner.radius() + margin + 1e-9);
        for (int slot = 0; slot < list.pairs(); slot++) {
            if (list.distance(slot) > inner.radius() - inner.width() - margin) {
                return true;
            }
        }
        return false;
    }

    /**
     * Largest differences of per-atom energies, eV, force components, eV/Å, and virial components, eV per atom; relative to what is
     * large: a double has no digit left for 1e-11 eV from about a thousand eV on, and a sum over neighbours loses a few units of its
     * last digit to their order.
     */
    private record Difference(double energy, double force, double virial) {
        /** The oracle holds +dE/dε in the order xx, yy, zz, xy, xz, yz. */
        static Difference of(Oracle oracle, Results results) {
            int[] places = {0, 4, 8, 1, 2, 5};
            double[] virial = new double[6];
            double scale = 1;
            for (int k = 0; k < 6; k++) {
                virial[k] = -results.virial()[places[k]];
                scale = Math.max(scale, Math.abs(oracle.virial()[k]));
            }
            double total = largest(oracle.virial(), virial, Double.POSITIVE_INFINITY);
            double[] mean = {oracle.energy() / oracle.structure().size()};
            double[] ours = {results.energy() / oracle.structure().size()};
            return new Difference(
                    Math.max(
                            largest(mean, ours, 1000),
                            largest(oracle.energies(), results.energies(), 1000)),
                    largest(oracle.forces(), results.forces(), 10),
                    total / scale / oracle.structure().size());
        }

        /** Relative where a number exceeds what is large, in units of that. */
        private static double largest(double[] expected, double[] found, double large) {
            assertEquals(expected.length, found.length);
            double worst = 0;
            for (int k = 0; k < expected.length; k++) {
                double scale = Math.max(1, Math.abs(expected[k]) / large);
                worst = Math.max(worst, Math.abs(expected[k] - found[k]) / scale);
            }
            return worst; // NaN where any is
        }

        boolean isWithin(Difference limits) {
            return energy <= limits.energy && force <= limits.force && virial <= limits.virial;
        }

        Difference divided(double factor) {
            return new Difference(energy / factor, force / factor, virial / factor);
        }
    }
}
