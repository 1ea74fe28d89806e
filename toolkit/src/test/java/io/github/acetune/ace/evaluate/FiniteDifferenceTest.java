package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forces and virial against differences of the energy. */
final class FiniteDifferenceTest {
    private static final double STEP = 1e-4;

    @ParameterizedTest
    @MethodSource("io.github.acetune.ace.evaluate.Oracle#potentials")
    void forcesAreMinusTheSlopesOfTheEnergy(String name) {
        AceCalculator calculator = calculator(name);
        Structure structure = crowd(name);
        double[] forces = calculator.calculate(structure).forces();
        for (int k = 0; k < forces.length; k++) {
            double slope = slope(calculator, structure, k);
            assertEquals(-slope, forces[k], 1e-6 * (1 + Math.abs(slope)), name + " component " + k);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.acetune.ace.evaluate.Oracle#potentials")
    void virialIsMinusTheSlopeOfTheEnergyUnderStrain(String name) {
        AceCalculator calculator = calculator(name);
        Structure structure = crowd(name);
        double[] virial = calculator.calculate(structure).virial();
        for (int k = 0; k < 9; k++) {
            int component = k;
            double slope =
                    richardson(step -> energy(calculator, strained(structure, component, step)));
            assertEquals(
                    -slope, virial[k], 1e-6 * (10 + Math.abs(slope)), name + " component " + k);
        }
    }

    private static AceCalculator calculator(String name) {
        return AceCalculator.of(PotentialFiles.read(Shared.file("oracle/" + name + ".yace")));
    }

    private static double slope(AceCalculator calculator, Structure structure, int component) {
        return richardson(step -> {
            double[] moved = structure.positions();
            moved[component] += step;
            return energy(calculator, structure.withGeometry(moved, structure.cell()));
        });
    }

    private static double richardson(java.util.function.DoubleUnaryOperator energy) {
        double near = (energy.applyAsDouble(STEP) - energy.applyAsDouble(-STEP)) / (2 * STEP);
        double far =
                (energy.applyAsDouble(2 * STEP) - energy.applyAsDouble(-2 * STEP)) / (4 * STEP);
        return (4 * near - far) / 3;
    }

    private static double energy(AceCalculator calculator, Structure structure) {
        return calculator.calculate(structure).energy();
    }

    private static Structure strained(Structure structure, int component, double strain) {
        int row = component / 3;
        int column = component % 3;
        double[] positions = structure.positions();
        double[] cell = structure.cell().toArray();
        for (double[] vectors : List.of(positions, cell)) {
            for (int v = 0; v < vectors.length; v += 3) {
                vectors[v + row] += strain * vectors[v + column];
            }
        }
        return structure.withGeometry(positions, Cell.of(cell));
    }

    /** Few atoms in a skewed cell smaller than the cutoff, some pairs close enough to feel the repulsion. */
    private static Structure crowd(String name) {
        var random = new Random(7);
        boolean binary = name.contains("Te");
        double edge = binary ? 4.6 : 3.9;
        var cell = Cell.of(edge, 0, 0, 0.9, edge, 0, -0.6, 0.4, edge);
        var species = new ArrayList<Element>();
        double[] positions = new double[12];
        double[] fractions = {0.02, 0, 0, 0.5, 0.5, 0.03, 0.5, 0.02, 0.5, 0.03, 0.5, 0.5};
        for (int atom = 0; atom < 4; atom++) {
            species.add(binary ? (atom % 2 == 0 ? Element.Sb : Element.Te) : Element.Si);
            for (int axis = 0; axis < 3; axis++) {
                double fraction = fractions[3 * atom + axis] + 0.16 * (random.nextDouble() - 0.5);
                for (int k = 0; k < 3; k++) {
                    positions[3 * atom + k] += fraction * cell.get(axis, k);
                }
            }
        }
        return Structure.of(species, positions, cell, Periodicity.ALL);
    }
}
