package io.github.acetune.ace.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the number of functions against that which the rotation group allows. */
class IndependentCouplingsTest {
    @ParameterizedTest
    @CsvSource({
        "00, 22",
        "000, 222",
        "000, 112",
        "012, 123",
        "0000, 2222",
        "0011, 1122",
        "0123, 1122",
        "0000, 4444",
        "00000, 22222",
        "00122, 11222",
        "000111, 011011",
        "0000000, 0000011"
    })
    void keepsAsManyAsThereAreInvariants(String classes, String momenta) {
        var pattern = digits(classes);
        var l = digits(momenta);
        int invariants = statesOf(pattern, l, 0) - statesOf(pattern, l, 1);

        var kept = IndependentCouplings.independent(pattern, l);

        assertEquals(invariants, kept.size());
    }

    private static List<Integer> digits(String text) {
        return text.chars().mapToObj(digit -> digit - '0').toList();
    }

    /** Distinct products with Σm = total: an invariant is a state of M = 0 that no state of M = 1 is raised from. */
    private static int statesOf(List<Integer> pattern, List<Integer> l, int total) {
        var groups = new TreeMap<String, Integer>();
        for (int t = 0; t < l.size(); t++) {
            groups.merge(pattern.get(t) + " " + l.get(t), 1, Integer::sum);
        }
        Map<Integer, Integer> states = Map.of(0, 1);
        for (var group : groups.entrySet()) {
            int momentum = group.getKey().charAt(2) - '0';
            states = convolve(states, multisets(momentum, group.getValue(), -momentum));
        }
        return states.getOrDefault(total, 0);
    }

    private static Map<Integer, Integer> multisets(int l, int count, int smallest) {
        if (count == 0) {
            return Map.of(0, 1);
        }
        var result = new HashMap<Integer, Integer>();
        for (int m = smallest; m <= l; m++) {
            int first = m;
            multisets(l, count - 1, m)
                    .forEach((sum, number) -> result.merge(sum + first, number, Integer::sum));
        }
        return result;
    }

    private static Map<Integer, Integer> convolve(
            Map<Integer, Integer> a, Map<Integer, Integer> b) {
        var result = new HashMap<Integer, Integer>();
        a.forEach((x, p) -> b.forEach((y, q) -> result.merge(x + y, p * q, Integer::sum)));
        return result;
    }
}
