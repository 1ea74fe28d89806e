package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** Energies do not change, and forces turn along, when a structure is turned, moved, relabelled or repeated. */
final class InvariancePropertiesTest {
    private static final AcePotential POTENTIAL = RandomModels.binary(InnerCutoff.Type.DISTANCE);
    private static final AceCalculator CALCULATOR = AceCalculator.of(POTENTIAL).withThreads(1);

    @Property(tries = 20)
    void rotation(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = -3, max = 3) double alpha,
            @ForAll @DoubleRange(min = -3, max = 3) double beta) {
        Structure structure = structure(seed);
        double[] turn = rotation(alpha, beta);
        var turned =
                structure.withGeometry(
                        rotated(turn, structure.positions()),
                        Cell.of(rotated(turn, structure.cell().toArray())));
        Results before = CALCULATOR.calculate(structure);
        Results after = CALCULATOR.calculate(turned);
        assertArrayEquals(before.energies(), after.energies(), 1e-11);
        assertArrayEquals(rotated(turn, before.forces()), after.forces(), 1e-10);
    }

    @Property(tries = 20)
    void translation(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = -30, max = 30) double shift) {
        Structure structure = structure(seed);
        double[] moved = structure.positions();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += shift * (1 + k % 3);
        }
        Results before = CALCULATOR.calculate(structure);
        Results after = CALCULATOR.calculate(structure.withGeometry(moved, structure.cell()));
        assertArrayEquals(before.energies(), after.energies(), 1e-11);
        assertArrayEquals(before.forces(), after.forces(), 1e-10);
        assertEquals(0, sum(after.forces(), 0), 1e-10);
    }

    @Property(tries = 20)
    void permutation(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Structure structure = structure(seed);
        var order = new ArrayList<Integer>();
        for (int atom = 0; atom < structure.size(); atom++) {
            order.add(atom);
        }
        Collections.shuffle(order, new Random(seed));
        var species = new ArrayList<Element>();
        double[] positions = new double[3 * structure.size()];
        for (int atom = 0; atom < structure.size(); atom++) {
            species.add(structure.species().get(order.get(atom)));
            System.arraycopy(structure.positions(), 3 * order.get(atom), positions, 3 * atom, 3);
        }
        var shuffled = Structure.of(species, positions, structure.cell(), structure.periodicity());
        Results before = CALCULATOR.calculate(structure);
        Results after = CALCULATOR.calculate(shuffled);
        for (int atom = 0; atom < structure.size(); atom++) {
            assertEquals(before.energies()[order.get(atom)], after.energies()[atom], 1e-11);
            for (int k = 0; k < 3; k++) {
                assertEquals(
                        before.forces()[3 * order.get(atom) + k],
                        after.forces()[3 * atom + k],
                        1e-10);
            }
        }
    }

    @Property(tries = 10)
    void supercell(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Structure structure = structure(seed);
        int size = structure.size();
        var species = new ArrayList<>(structure.species());
        species.addAll(structure.species());
        double[] cell = structure.cell().toArray();
        double[] positions = new double[6 * size];
        for (int k = 0; k < 3 * size; k++) {
            positions[k] = structure.positions()[k];
            positions[3 * size + k] = positions[k] + cell[3 + k % 3];
        }
        for (int k = 3; k < 6; k++) {
            cell[k] *= 2;
        }
        var doubled = Structure.of(species, positions, Cell.of(cell), structure.periodicity());
        Results before = CALCULATOR.calculate(structure);
        Results after = CALCULATOR.calculate(doubled);
        assertEquals(2 * before.energy(), after.energy(), 1e-10);
        for (int k = 0; k < 3 * size; k++) {
            assertEquals(before.forces()[k], after.forces()[k], 1e-10);
            assertEquals(before.forces()[k], after.forces()[3 * size + k], 1e-10);
        }
        for (int k = 0; k < 9; k++) {
            assertEquals(2 * before.virial()[k], after.virial()[k], 1e-9);
        }
    }

    private static Structure structure(long seed) {
        Structure cubic = RandomModels.crystal(List.of(Element.Sb, Element.Te), 1, 0.25, seed);
        var skewed = Cell.of(5.4, 0, 0, 0.7, 5.6, 0, -0.4, 0.3, 5.5);
        return cubic.withGeometry(cubic.positions(), skewed);
    }

    private static double[] rotation(double alpha, double beta) {
        double ca = Math.cos(alpha);
        double sa = Math.sin(alpha);
        double cb = Math.cos(beta);
        double sb = Math.sin(beta);
        return new double[] {ca, -sa * cb, sa * sb, sa, ca * cb, -ca * sb, 0, sb, cb};
    }

    private static double[] rotated(double[] turn, double[] vectors) {
        double[] result = new double[vectors.length];
        for (int v = 0; v < vectors.length; v += 3) {
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    result[v + row] += turn[3 * row + column] * vectors[v + column];
                }
            }
        }
        return result;
    }

    private static double sum(double[] forces, int component) {
        double sum = 0;
        for (int k = component; k < forces.length; k += 3) {
            sum += forces[k];
        }
        return sum;
    }
}
