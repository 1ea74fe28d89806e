package io.github.acetune.ace.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.TestPotentials;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.io.BasisYaml;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each basis function against the reference's value, and by itself against its symmetries. */
class BProjectionsTest {
    private static final double REFERENCE_TOLERANCE = 1e-10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SbTe_P4_lim",
                "Si_ChebExpCos_P3",
                "Si_ChebLinear_P1",
                "Si_ChebPow_FinnisSinclair_corerep",
                "Si_SBessel_P2",
                "Si_rank7",
                "Si_zbl"
            })
    void everyFunctionHasTheReferencesValue(String name) {
        var projections =
                BProjections.of(BasisYaml.read(Shared.file("oracle/synthetic/" + name + ".yaml")));
        JsonNode root =
                new JsonMapper().readTree(Shared.file("oracle/synthetic/" + name + ".json"));
        var structures = new HashMap<String, Structure>();
        root.get("structures")
                .forEach(node -> structures.put(node.get("name").asString(), structure(node)));
        assertTrue(root.get("B_projections").size() > 0);
        for (JsonNode expected : root.get("B_projections")) {
            String structure = expected.get("name").asString();
            double[][] found = projections.of(structures.get(structure));
            for (int atom = 0; atom < found.length; atom++) {
                double[] row = numbers(expected.get("projections").get(atom));
                assertEquals(row.length, found[atom].length);
                // Spline errors enter relative to the largest functions that share their factors.
                double size = Arrays.stream(row).map(Math::abs).max().orElse(0);
                for (int v = 0; v < row.length; v++) {
                    String what = name + " " + structure + " atom " + atom + " function " + v;
                    assertEquals(
                            row[v],
                            found[atom][v],
                            REFERENCE_TOLERANCE * Math.max(Math.abs(row[v]), Math.min(1, size)),
                            what);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RadialBasis.class)
    void everyFunctionAloneIsInvariantUnderRotation(RadialBasis radial) {
        var potential = TestPotentials.random(radial, 5, "Sb", "Te");
        assertInvariantUnderRotation(potential.basis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SbTe_P4_lim", "Si_SBessel_P2", "Si_rank7"})
    void everyFunctionOfAFileIsInvariantUnderRotation(String name) {
        assertInvariantUnderRotation(
                BasisYaml.read(Shared.file("oracle/synthetic/" + name + ".yaml")).basis());
    }

    private static void assertInvariantUnderRotation(AceBasis basis) {
        var projections = BProjections.of(basis);
        for (int seed = 1; seed <= 3; seed++) {
            var structure = TestPotentials.cluster(basis.elements(), 12, seed);
            double[][] before = projections.of(structure);
            double[][] after =
                    projections.of(
                            TestPotentials.rotated(structure, TestPotentials.rotation(seed)));
            for (int atom = 0; atom < before.length; atom++) {
                int centre = basis.elements().indexOf(structure.species().get(atom));
                var functions =
                        basis.functions().stream().filter(f -> f.centre() == centre).toList();
                for (int v = 0; v < before[atom].length; v++) {
                    assertEquals(
                            before[atom][v],
                            after[atom][v],
                            1e-11 * (1 + Math.abs(before[atom][v])),
                            functions.get(v)::toString);
                }
            }
        }
    }

    @Test
    void noFunctionOfTheRandomBasisIsZeroEverywhere() {
        var basis = TestPotentials.random(RadialBasis.SBESSEL, 5, "Sb", "Te").basis();
        double[][] values =
                BProjections.of(basis).of(TestPotentials.cluster(basis.elements(), 12, 1));
        for (int v = 0; v < values[0].length; v++) {
            int function = v;
            assertTrue(
                    IntStream.iterate(0, i -> i < 12, i -> i + 2)
                            .anyMatch(atom -> values[atom][function] != 0),
                    () -> "function " + function);
        }
    }

    @Test
    void densitiesOfALinearModelAreTheProjectionsTimesTheCoefficients() {
        var random = TestPotentials.random(RadialBasis.CHEB_POW, 7, "Si").basis();
        var linear = linear(random);
        var structure = TestPotentials.crystal(linear.elements(), 8, 2);
        double[][] values = BProjections.of(linear).of(structure);
        double[] energies = AceCalculator.of(linear).calculate(structure).energies();
        double[] c = linear.coefficients();
        for (int atom = 0; atom < energies.length; atom++) {
            double energy = linear.referenceEnergies()[0];
            for (int v = 0; v < c.length; v++) {
                energy += c[v] * values[atom][v];
            }
            assertEquals(energies[atom], energy, 1e-10 * (1 + Math.abs(energy)));
        }
    }

    private static BBasisPotential linear(AceBasis basis) {
        var embeddings =
                basis.embeddings().stream()
                        .map(e ->
                                new io.github.acetune.ace.embedding.Embedding(
                                        io.github.acetune.ace.embedding.EmbeddingFunction
                                                .FINNIS_SINCLAIR_SHIFTED_SCALED,
                                        new double[] {1, 1},
                                        e.coreDensityCutoff(),
                                        e.coreDensityWidth()))
                        .toList();
        return TestPotentials.random(
                new AceBasis(
                        basis.elements(),
                        basis.splineBinWidth(),
                        embeddings,
                        basis.bonds(),
                        basis.functions()),
                3);
    }

    @Test
    void theSameStructureGivesTheSameBits() {
        var basis = TestPotentials.random(RadialBasis.SBESSEL, 5, "Sb", "Te").basis();
        var projections = BProjections.of(basis);
        var structure = TestPotentials.crystal(basis.elements(), 40, 9);
        double[][] first = projections.of(structure);
        var again =
                IntStream.range(0, 4).parallel().mapToObj(i -> projections.of(structure)).toList();
        for (double[][] values : again) {
            for (int atom = 0; atom < first.length; atom++) {
                assertArrayEquals(first[atom], values[atom]);
            }
        }
    }

    @Test
    void anUnknownElementIsNamed() {
        var basis = TestPotentials.random(RadialBasis.SBESSEL, 5, "Si").basis();
        var germanium = Element.ofSymbol("Ge").orElseThrow();
        var projections = BProjections.of(basis);
        var structure = TestPotentials.cluster(List.of(germanium), 2, 1);
        var thrown = assertThrows(InvalidInputException.class, () -> projections.of(structure));
        assertEquals("the structure holds Ge; the basis knows only Si", thrown.getMessage());
    }

    @Test
    void anAtomAloneHasNoProjection() {
        var basis = TestPotentials.random(RadialBasis.SBESSEL, 5, "Si").basis();
        double[][] values =
                BProjections.of(basis).of(TestPotentials.cluster(basis.elements(), 1, 1));
        assertArrayEquals(
                new double[BProjections.of(basis).functionCount(basis.elements().getFirst())],
                values[0]);
    }

    private static Structure structure(JsonNode node) {
        var species = new ArrayList<Element>();
        node.get("symbols").forEach(s -> species.add(Element.ofSymbol(s.asString()).orElseThrow()));
        JsonNode pbc = node.get("pbc");
        return Structure.of(
                species,
                numbers(node.get("positions")),
                Cell.of(numbers(node.get("cell"))),
                new Periodicity(
                        pbc.get(0).asBoolean(), pbc.get(1).asBoolean(), pbc.get(2).asBoolean()));
    }

    private static double[] numbers(JsonNode node) {
        var flat = new ArrayList<Double>();
        collect(node, flat);
        return flat.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> flat) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, flat));
        } else {
            flat.add(node.asDouble());
        }
    }
}
