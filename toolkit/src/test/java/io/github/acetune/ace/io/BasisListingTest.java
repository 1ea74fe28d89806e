package io.github.acetune.ace.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.testing.Shared;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BasisListingTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AlCuZn_small_nolimit",
                "AlNi_small_60",
                "AlNi_small_nolimit",
                "Sb2Te3-900",
                "Si_r4_nolimit",
                "Si_r6_nolimit",
                "Si_small_100",
                "Si_small_50",
                "Si_small_500",
                "XPOT-ACE-2_Si_3000"
            })
    void listsTheSameFunctionsInTheSameOrderAsTheReference(String name) {
        var expected = JSON.readTree(Shared.file("basis/" + name + ".json").toFile());

        var found = JSON.readTree(BasisListing.of(spec(expected.get("setting"))).toJson());

        assertEquals(expected.get("bbasis_order"), found.get("bbasis_order"));
        assertEquals(expected.get("blocks"), found.get("blocks"));
        for (var entry : found.get("summary").properties()) {
            assertEquals(
                    expected.get("summary").get(entry.getKey()), entry.getValue(), entry.getKey());
        }
    }

    private static AceSpec spec(JsonNode setting) {
        var symbols =
                StreamSupport.stream(setting.get("elements").spliterator(), false)
                        .map(JsonNode::stringValue)
                        .toArray(String[]::new);
        var fs = doubles(setting.get("embeddings").get("ALL").get("fs_parameters"));
        var functions = setting.get("functions");
        var limits = functions.get("ALL");
        var spec =
                AceSpec.of(symbols)
                        .embedding(Embeddings.finnisSinclair(fs))
                        .orders(
                                Orders.of(
                                        ints(limits.get("nradmax_by_orders")),
                                        ints(limits.get("lmax_by_orders"))));
        var count = functions.get("number_of_functions_per_element");
        return count == null ? spec.allFunctions() : spec.functions(count.intValue());
    }

    private static int[] ints(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).intValue()).toArray();
    }

    private static double[] doubles(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(i -> list.get(i).doubleValue())
                .toArray();
    }
}
