package io.github.acetune.ace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no potential may notice: where atoms are, how they are turned and numbered, and how large the cell is taken. */
class InvarianceTest {
    private static final int TRIES = 12;
    private static final Map<RadialBasis, AceCalculator> CALCULATORS =
            Collections.synchronizedMap(new EnumMap<>(RadialBasis.class));
    private static final Map<String, AceCalculator> FILES = new ConcurrentHashMap<>();
    private static final List<Element> ELEMENTS =
            List.of(Element.ofSymbol("Sb").orElseThrow(), Element.ofSymbol("Te").orElseThrow());

    @Property(tries = TRIES)
    void rotationTurnsForcesAndVirial(
            @ForAll RadialBasis radial, @ForAll("seeds") long seed, @ForAll boolean periodic) {
        assertRotation(calculator(radial), atoms(ELEMENTS, seed, periodic), seed);
    }

    @Property(tries = TRIES)
    void translationChangesNothing(
            @ForAll RadialBasis radial, @ForAll("seeds") long seed, @ForAll boolean periodic) {
        assertTranslation(calculator(radial), atoms(ELEMENTS, seed, periodic), seed);
    }

    @Property(tries = TRIES)
    void renumberingAtomsRenumbersForces(
            @ForAll RadialBasis radial, @ForAll("seeds") long seed, @ForAll boolean periodic) {
        assertPermutation(calculator(radial), atoms(ELEMENTS, seed, periodic), seed);
    }

    @Property(tries = TRIES)
    void aSupercellRepeatsTheCell(@ForAll RadialBasis radial, @ForAll("seeds") long seed) {
        assertSupercell(calculator(radial), atoms(ELEMENTS, seed, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SbTe_P4_lim",
                "Si_ChebExpCos_P3",
                "Si_ChebPow_FinnisSinclair_corerep",
                "Si_SBessel_P2",
                "Si_rank7",
                "Si_zbl"
            })
    void potentialsOfFilesHaveAllSymmetries(String name) {
        var elements =
                name.startsWith("Sb") ? ELEMENTS : List.of(Element.ofSymbol("Si").orElseThrow());
        var calculator = FILES.computeIfAbsent(name, InvarianceTest::read);
        for (long seed = 1; seed <= 2; seed++) {
            for (boolean periodic : new boolean[] {true, false}) {
                var structure = atoms(elements, seed, periodic);
                assertRotation(calculator, structure, seed);
                assertTranslation(calculator, structure, seed);
                assertPermutation(calculator, structure, seed);
            }
            assertSupercell(calculator, atoms(elements, seed, true));
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(1, 1_000_000);
    }

    private static AceCalculator read(String name) {
        return AceCalculator.of(
                PotentialFiles.read(Shared.file("oracle/synthetic/" + name + ".yaml")));
    }

    private static AceCalculator calculator(RadialBasis radial) {
        return CALCULATORS.computeIfAbsent(
                radial, r -> AceCalculator.of(TestPotentials.random(r, 11, "Sb", "Te")));
    }

    private static Structure atoms(List<Element> elements, long seed, boolean periodic) {
        return periodic
                ? TestPotentials.crystal(elements, 6, seed)
                : TestPotentials.cluster(elements, 10, seed);
    }

    private static void assertRotation(AceCalculator calculator, Structure atoms, long seed) {
        double[] turn = TestPotentials.rotation(seed);
        var before = calculator.calculate(atoms);
        var after = calculator.calculate(TestPotentials.rotated(atoms, turn));

        assertClose(before.energies(), after.energies(), "energies");
        assertClose(TestPotentials.rotated(before.forces(), turn), after.forces(), "forces");
        assertClose(turnedTensor(before.virial(), turn), after.virial(), "virial");
    }

    private static void assertTranslation(AceCalculator calculator, Structure atoms, long seed) {
        var random = new Random(seed);
        double[] shift = random.doubles(3, -20, 20).toArray();
        double[] moved = atoms.positions();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += shift[i % 3];
        }
        assertSame(
                calculator.calculate(atoms),
                calculator.calculate(atoms.withGeometry(moved, atoms.cell())));
    }

    private static void assertPermutation(AceCalculator calculator, Structure atoms, long seed) {
        var order = new ArrayList<>(IntStream.range(0, atoms.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        double[] positions = atoms.positions();
        var renumbered =
                Structure.of(
                        order.stream().map(atoms.species()::get).toList(),
                        reordered(positions, order, 3),
                        atoms.cell(),
                        atoms.periodicity());
        var before = calculator.calculate(atoms);
        var after = calculator.calculate(renumbered);

        assertClose(reordered(before.energies(), order, 1), after.energies(), "energies");
        assertClose(reordered(before.forces(), order, 3), after.forces(), "forces");
        assertClose(before.virial(), after.virial(), "virial");
    }

    private static void assertSupercell(AceCalculator calculator, Structure atoms) {
        var one = calculator.calculate(atoms);
        var two = calculator.calculate(Deformations.supercell(atoms, 1, 2, 1));

        assertEquals(2 * one.energy(), two.energy(), tolerance(two.energy()), "energy");
        for (int k = 0; k < 9; k++) {
            assertEquals(
                    2 * one.virial()[k], two.virial()[k], tolerance(two.virial()[k]), "virial");
        }
        double largest = 0;
        for (double force : two.forces()) {
            largest = Math.max(largest, Math.abs(force));
        }
        double sumOne = squares(one.forces());
        assertEquals(2 * sumOne, squares(two.forces()), 1e-8 * (1 + largest * largest), "forces");
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    private static double[] reordered(double[] values, List<Integer> order, int width) {
        var result = new double[values.length];
        for (int i = 0; i < order.size(); i++) {
            System.arraycopy(values, width * order.get(i), result, width * i, width);
        }
        return result;
    }

    /** R V Rᵀ. */
    private static double[] turnedTensor(double[] tensor, double[] turn) {
        var result = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        result[3 * i + j] += turn[3 * i + a] * tensor[3 * a + b] * turn[3 * j + b];
                    }
                }
            }
        }
        return result;
    }

    private static void assertSame(Results expected, Results found) {
        assertClose(expected.energies(), found.energies(), "energies");
        assertClose(expected.forces(), found.forces(), "forces");
        assertClose(expected.virial(), found.virial(), "virial");
    }

    /** Equal to the rounding of positions some 10 Å from the origin, relative to the largest of the numbers. */
    private static void assertClose(double[] expected, double[] found, String what) {
        assertEquals(expected.length, found.length);
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            int component = i;
            assertEquals(
                    expected[i], found[i], tolerance(largest), () -> what + "[" + component + "]");
        }
    }

    private static double tolerance(double size) {
        return 1e-9 * (1 + Math.abs(size));
    }
}
