package io.github.acetune.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brute-force numbers for a crystal, two liquids and a triclinic cell of four atoms. */
class ReferenceAnalysisTest {
    private static JsonNode reference;

    @BeforeAll
    static void read() {
        reference = JsonMapper.shared().readTree(Shared.file("md/analysis.json").toFile());
    }

    @Test
    void radialDistributionsAreTheReference() {
        for (JsonNode frame : reference.get("frames")) {
            var found = RadialDistribution.of(structure(frame), 10);
            JsonNode expected = frame.get("rdf");
            String name = frame.get("name").asString();

            assertEquals(longs(expected.get("total").get("counts")), found.total().counts(), name);
            assertClose(expected.get("total").get("g"), found.total().values(), 1e-13, name);
            for (Distribution partial : found.partials()) {
                JsonNode ofPair = expected.get("partial").get(partial.name().replace('–', '-'));
                assertEquals(longs(ofPair.get("counts")), partial.counts(), name);
                assertClose(ofPair.get("g"), partial.values(), 1e-13, name);
            }
        }
    }

    @Test
    void coordinationNumbersAreTheReference() {
        for (JsonNode frame : reference.get("frames")) {
            Structure structure = structure(frame);
            var cutoff = BondCutoff.of(frame.get("bond_cutoff").asDouble());

            var found = Coordination.of(structure, cutoff);

            assertEquals(longs(frame.get("coordination")), widened(found));
            assertEquals(frame.get("mean_coordination").asDouble(), found.mean(), 1e-12);
            JsonNode bySpecies = frame.get("coordination_by_neighbour_species");
            for (Element element : List.of(Element.Sb, Element.Te)) {
                if (bySpecies != null && bySpecies.has(element.symbol())) {
                    assertEquals(
                            longs(bySpecies.get(element.symbol())),
                            widened(Coordination.of(structure, cutoff, element)));
                }
            }
        }
    }

    @Test
    void angularDistributionsAreTheReference() {
        for (JsonNode frame : reference.get("frames")) {
            var cutoff = BondCutoff.of(frame.get("bond_cutoff").asDouble());
            var found = AngularDistribution.of(structure(frame), cutoff);
            JsonNode expected = frame.get("adf");
            String name = frame.get("name").asString();

            assertEquals(longs(expected.get("counts")), found.total().counts(), name);
            assertClose(expected.get("normalised_per_degree"), found.total().values(), 1e-13, name);
            for (Distribution centre : found.byCentre()) {
                assertEquals(
                        longs(expected.get("counts_by_central_species").get(centre.name())),
                        centre.counts(),
                        name);
            }
        }
    }

    @Test
    void orderParametersAreTheReference() {
        for (JsonNode frame : reference.get("frames")) {
            var cutoff = BondCutoff.of(frame.get("bond_cutoff").asDouble());
            var found = SteinhardtOrder.of(structure(frame), cutoff, 2, 4, 6, 8);
            for (int k = 0; k < 4; k++) {
                JsonNode expected = frame.get("q" + found.l().get(k));
                assertClose(expected, found.q().get(k), 1e-13, frame.get("name").asString());
            }
        }
    }

    @Test
    void similarityToDiamondIsTheReference() {
        JsonNode expected = reference.get("soap");
        Structure liquid = structure(expected.get("frame").asString());
        double a = expected.get("diamond_lattice_constant").asDouble();
        Structure diamond = Crystals.diamond(Element.Si, a);
        for (boolean centre : new boolean[] {true, false}) {
            Soap soap = centre ? Soap.DEFAULT : Soap.DEFAULT.withoutCentre();
            JsonNode results =
                    expected.get("results")
                            .get(centre ? "with_central_atom" : "without_central_atom");

            assertFirst(results.get("kernel"), soap.similarity(liquid, diamond));
            assertFirst(results.get("kernel_zeta1"), soap.zeta(1).similarity(liquid, diamond));
            for (int maxL : new int[] {4, 12, 24}) {
                assertFirst(
                        results.get("kernel_by_l_max").get(String.valueOf(maxL)),
                        soap.maxL(maxL).similarity(liquid, diamond));
            }
            var environments = soap.environments(liquid);
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 5; j++) {
                    assertEquals(
                            results.get("liquid_liquid_first5").get(i).get(j).asDouble(),
                            soap.similarity(environments.get(i), environments.get(j)),
                            1e-12);
                }
            }
        }
    }

    private static void assertFirst(JsonNode expected, double[] found) {
        for (int k = 0; k < expected.size(); k++) {
            assertEquals(expected.get(k).asDouble(), found[k], 1e-12);
        }
    }

    private static void assertClose(
            JsonNode expected, List<Double> found, double tolerance, String name) {
        assertEquals(expected.size(), found.size(), name);
        for (int k = 0; k < found.size(); k++) {
            double value = expected.get(k).asDouble();
            assertEquals(value, found.get(k), tolerance * Math.max(1, value), name);
        }
    }

    private static Structure structure(String name) {
        for (JsonNode frame : reference.get("frames")) {
            if (frame.get("name").asString().equals(name)) {
                return structure(frame);
            }
        }
        throw new AssertionError("no frame " + name);
    }

    private static Structure structure(JsonNode frame) {
        List<Element> species = new ArrayList<>();
        frame.get("species")
                .forEach(symbol -> species.add(Element.ofSymbol(symbol.asString()).orElseThrow()));
        return Structure.of(
                species,
                flat(frame.get("positions")),
                Cell.of(flat(frame.get("cell"))),
                Periodicity.ALL);
    }

    private static double[] flat(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .flatMapToDouble(row -> java.util.Arrays.stream(doubles(row)))
                .toArray();
    }

    private static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static List<Long> longs(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asLong).toList();
    }

    private static List<Long> widened(Coordination coordination) {
        return coordination.numbers().stream().map(Integer::longValue).toList();
    }
}
