package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Structures with the reference's energies and forces, from the oracle files. */
@SuppressWarnings("ArrayRecordComponent") // test data that is read once
record Oracle(
        String name,
        Structure structure,
        double energy,
        double[] energies,
        double[] forces,
        double[] virial) {
    static final List<String> POTENTIALS =
            List.of(
                    "XPOT-Si",
                    "XPOT-Sb2Te3",
                    "synthetic/SbTe_P4_lim",
                    "synthetic/Si_ChebExpCos_P3",
                    "synthetic/Si_ChebLinear_P1",
                    "synthetic/Si_ChebPow_FinnisSinclair_corerep",
                    "synthetic/Si_SBessel_P2",
                    "synthetic/Si_rank7",
                    "synthetic/Si_zbl");

    static Stream<String> potentials() {
        return POTENTIALS.stream();
    }

    /** The same structure with numbers of ours in the place of the reference's. */
    Oracle with(Results results) {
        double[] ours = results.virial();
        double[] strain = {-ours[0], -ours[4], -ours[8], -ours[1], -ours[2], -ours[5]};
        return new Oracle(
                name, structure, results.energy(), results.energies(), results.forces(), strain);
    }

    static List<Oracle> read(String potential) {
        JsonNode root = new JsonMapper().readTree(Shared.file("oracle/" + potential + ".json"));
        var structures = new ArrayList<Oracle>();
        for (JsonNode node : root.get("structures")) {
            structures.add(
                    new Oracle(
                            node.get("name").asString(),
                            structure(node),
                            node.get("energy").asDouble(),
                            numbers(node.get("energies")),
                            numbers(node.get("forces")),
                            numbers(node.get("virial"))));
        }
        return structures;
    }

    private static Structure structure(JsonNode node) {
        var species = new ArrayList<Element>();
        for (JsonNode symbol : node.get("symbols")) {
            species.add(Element.ofSymbol(symbol.asString()).orElseThrow());
        }
        JsonNode pbc = node.get("pbc");
        var periodicity =
                new Periodicity(
                        pbc.get(0).asBoolean(), pbc.get(1).asBoolean(), pbc.get(2).asBoolean());
        return Structure.of(
                species,
                numbers(node.get("positions")),
                Cell.of(numbers(node.get("cell"))),
                periodicity);
    }

    /** All numbers of nested arrays, in order. */
    static double[] numbers(JsonNode node) {
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
