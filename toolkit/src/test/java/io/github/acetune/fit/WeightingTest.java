package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
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
}
