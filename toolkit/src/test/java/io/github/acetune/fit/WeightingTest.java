package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class WeightingTest {
    private static final EnergyBasedWeighting COHESIVE =
            new EnergyBasedWeighting(
                    0.3,
                    10,
                    50,
                    1,
                    1,
                    0.75,
                    false,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    42);

    private static Weighting policy(String name) {
        return switch (name) {
            case "uniform" -> Weighting.UNIFORM;
            case "energy_cohesive" -> COHESIVE;
            default ->
                    new EnergyBasedWeighting(
                            0.3,
                            10,
                            50,
                            1,
                            1,
                            Double.NaN,
                            true,
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            42);
        };
    }

    @ParameterizedTest
    @CsvSource({"uniform", "energy_cohesive", "energy_wlowNone"})
    void weightsAreThoseOfTheReference(String name) throws IOException {
        List<Structure> structures =
                Dataset.read(Shared.file("data/zuo2020/Si_train.xyz")).structures();
        double[] energies =
                structures.stream().mapToDouble(s -> s.labels().energy().orElseThrow()).toArray();
        var weights = policy(name).of(structures, energies).normalised();
        JsonNode expected =
                new ObjectMapper()
                        .readTree(Files.readString(Shared.file("fit/weights_refenergy.json")))
                        .get(name);
        for (int k = 0; k < expected.get("names").size(); k++) {
            String place = expected.get("names").get(k).asString();
            int s = Integer.parseInt(place.substring(place.indexOf(':') + 1));
            assertEquals(expected.get("w_energy").get(k).asDouble(), weights.energy()[s], 1e-15);
            assertEquals(
                    expected.get("w_forces_first_atom").get(k).asDouble(),
                    weights.forces()[s][0],
                    1e-16);
            assertEquals(
                    expected.get("w_forces_sum").get(k).asDouble(),
                    Arrays.stream(weights.forces()[s]).sum(),
                    1e-15);
        }
    }

    private static JsonNode reference(String name) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(Shared.file("fit/weights_refenergy.json")))
                .get(name);
    }

    /** The reference draws with numpy: what it drew is given to the policy here. */
    @Test
    void weightsOfADrawFromTheHullAreThoseOfTheReference() throws IOException {
        var all = Dataset.read(Shared.file("data/zuo2020/Si_train.xyz")).structures();
        var expected = reference("energy_chull_nfit100");
        var drawn = new ArrayList<Structure>();
        for (var name : expected.get("names")) {
            String place = name.asString();
            drawn.add(all.get(Integer.parseInt(place.substring(place.indexOf(':') + 1))));
        }
        // energies are measured from the lowest of all, which was not drawn
        drawn.add(
                all.stream()
                        .min(
                                Comparator.comparingDouble(
                                        s -> s.labels().energy().orElseThrow() / s.size()))
                        .orElseThrow());
        double[] energies =
                drawn.stream().mapToDouble(s -> s.labels().energy().orElseThrow()).toArray();
        var none = OptionalInt.empty();
        var policy =
                new EnergyBasedWeighting(0.2, 0.7, 50, 0.5, 2, 0.6, true, none, none, none, 42);
        var withLowest = policy.of(drawn, energies);
        int count = drawn.size() - 1;
        var weights =
                new Weighting.Weights(
                                Arrays.copyOf(withLowest.energy(), count),
                                Arrays.copyOf(withLowest.forces(), count))
                        .normalised();
        for (int s = 0; s < count; s++) {
            assertEquals(expected.get("w_energy").get(s).asDouble(), weights.energy()[s], 1e-15);
            assertEquals(
                    expected.get("w_forces_sum").get(s).asDouble(),
                    Arrays.stream(weights.forces()[s]).sum(),
                    1e-15);
        }
    }

    @Test
    void automaticReferenceEnergyIsThatOfTheReference() throws IOException {
        var data = Dataset.read(Shared.file("data/zuo2020/Si_train.xyz"));
        var expected = reference("reference_energy_auto");
        var silicon = data.elements();
        var fitted = ReferenceEnergies.leastSquaresOfTotals(data);
        var shifted = new ReferenceChoice.ExpandedLimit().of(data, silicon);
        for (var element : silicon) {
            assertEquals(expected.get("Si").asDouble(), fitted.energy(element), 1e-12);
            assertEquals(
                    expected.get("Si").asDouble() - expected.get("shift").asDouble(),
                    shifted.energy(element),
                    1e-12);
        }
        var first = reference("auto_energy_corrected_first5");
        for (int s = 0; s < first.size(); s++) {
            var structure = data.structures().get(s);
            assertEquals(
                    first.get(s).asDouble(),
                    structure.labels().energy().orElseThrow() - shifted.energyOf(structure),
                    1e-9);
        }
    }
}
