package io.github.acetune.ace.coupling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An orthonormal set of sparse vectors that grows by Gram–Schmidt. */
final class OrthonormalSpan {
    private final List<Map<List<Integer>, Double>> directions = new ArrayList<>();

    /** Adds the direction of a vector unless, to the tolerance, it lies in the span already. */
    boolean addIfIndependent(Map<List<Integer>, Double> vector, double tolerance) {
        var rest = new HashMap<>(vector);
        // Twice is enough (Kahan, Parlett): the second pass removes what rounding left of the
        // first.
        for (int pass = 0; pass < 2; pass++) {
            for (var direction : directions) {
                subtract(rest, direction, dot(rest, direction));
            }
        }
        double norm = Math.sqrt(dot(rest, rest));
        if (norm <= tolerance) {
            return false;
        }
        rest.replaceAll((product, value) -> value / norm);
        directions.add(rest);
        return true;
    }

    private static double dot(Map<List<Integer>, Double> a, Map<List<Integer>, Double> b) {
        double sum = 0;
        for (var entry : b.entrySet()) {
            sum += entry.getValue() * a.getOrDefault(entry.getKey(), 0.0);
        }
        return sum;
    }

    private static void subtract(
            Map<List<Integer>, Double> from, Map<List<Integer>, Double> direction, double factor) {
        direction.forEach((product, value) -> from.merge(product, -factor * value, Double::sum));
    }
}
