package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.ace.projection.BProjections;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ProjectionConsistencyTest {
    static Stream<String> synthetic() {
        return Oracle.potentials().filter(name -> name.startsWith("synthetic"));
    }

    @ParameterizedTest
    @MethodSource("synthetic")
    void agreeWithTheReferenceForEveryFunction(String name) {
        var potential =
                (BBasisPotential) PotentialFiles.read(Shared.file("oracle/" + name + ".yaml"));
        var projections = BProjections.of(potential.basis());
        var structures = Oracle.read(name);
        JsonNode expected =
                new JsonMapper()
                        .readTree(Shared.file("oracle/" + name + ".json"))
                        .get("B_projections");
        assertEquals(4, expected.size());
        for (JsonNode one : expected) {
            Structure structure =
                    structures.stream()
                            .filter(oracle -> oracle.name().equals(one.get("name").asString()))
                            .findFirst()
                            .orElseThrow()
                            .structure();
            double[][] found = projections.of(structure);
            for (int atom = 0; atom < structure.size(); atom++) {
                double[] row = Oracle.numbers(one.get("projections").get(atom));
                assertEquals(row.length, found[atom].length);
                for (int v = 0; v < row.length; v++) {
                    // the reference's splines are off by more than this where an inner switch or a
                    // jump is near
                    assertEquals(
                            row[v],
                            found[atom][v],
                            1e-9 * (1 + Math.abs(row[v])),
                            name + " function " + v);
                }
            }
        }
    }

    @Test
    void sumToTheEnergy() {
        BBasisPotential potential = RandomModels.silicon(RadialBasis.CHEB_POW);
        Structure structure = RandomModels.crystal(potential.elements(), 1, 0.2, 41);
        double[][] projections = BProjections.of(potential.basis()).of(structure);
        double[] energies = AceCalculator.of(potential).calculate(structure).energies();
        Embedding embedding = potential.basis().embeddings().getFirst();
        double[] coefficients = potential.coefficients();
        for (int atom = 0; atom < structure.size(); atom++) {
            double energy = potential.referenceEnergies()[0];
            for (int p = 0; p < 2; p++) {
                double rho = 0;
                for (int v = 0; v < projections[atom].length; v++) {
                    rho += coefficients[2 * v + p] * projections[atom][v];
                }
                energy +=
                        embedding.weight(p)
                                * embedding.function().value(rho, embedding.exponent(p));
            }
            assertEquals(energies[atom], energy, 1e-12);
        }
    }

    @Test
    void everyFunctionIsInvariantUnderRotation() {
        BBasisPotential potential = RandomModels.silicon(RadialBasis.SBESSEL);
        Structure structure = RandomModels.crystal(potential.elements(), 1, 0.3, 42);
        double[] turned = new double[3 * structure.size()];
        double[] old = structure.positions();
        double[] oldCell = structure.cell().toArray();
        double[] cell = new double[9];
        for (int k = 0; k < turned.length; k += 3) {
            turn(old, turned, k);
        }
        for (int k = 0; k < 9; k += 3) {
            turn(oldCell, cell, k);
        }
        var projections = BProjections.of(potential.basis());
        double[][] before = projections.of(structure);
        double[][] after = projections.of(structure.withGeometry(turned, Cell.of(cell)));
        for (int atom = 0; atom < before.length; atom++) {
            assertArrayEquals(before[atom], after[atom], 1e-9);
        }
    }

    private static void turn(double[] from, double[] to, int k) {
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        double x = c * from[k] - s * from[k + 1];
        double y = s * from[k] + c * from[k + 1];
        to[k] = x;
        to[k + 1] = c * y - s * from[k + 2];
        to[k + 2] = s * y + c * from[k + 2];
    }

    @Test
    void unknownElementsAreNamed() {
        var projections = BProjections.of(RandomModels.silicon(RadialBasis.SBESSEL).basis());
        var germanium =
                Structure.of(List.of(Element.Ge), new double[3], Cell.NONE, Periodicity.NONE);
        assertThrows(InvalidInputException.class, () -> projections.of(germanium));
    }
}
