package io.github.acetune.optimize;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A rule that every point must keep, known before anything is evaluated. (Failures that only an evaluation shows are told to the
 * optimiser by {@link BayesianOptimizer#tellFailed(Point)}.)
 *
 * @param description one line that says it in words
 * @param rule true where a point keeps it
 */
public record Constraint(String description, Predicate<Point> rule) {

    /**
     * The constraint Σ coefficient × value ≤ bound. Inactive hyperparameters count as 0.
     *
     * @param coefficients name → coefficient
     * @param bound the upper bound
     * @return the constraint
     */
    public static Constraint linear(Map<String, Double> coefficients, double bound) {
        Map<String, Double> copy = new TreeMap<>(coefficients);
        String sum =
                copy.entrySet().stream()
                        .map(term -> term.getValue() + " " + term.getKey())
                        .collect(Collectors.joining(" + "));
        return new Constraint(
                sum + " ≤ " + bound,
                point -> {
                    double total = 0;
                    for (Map.Entry<String, Double> term : copy.entrySet()) {
                        total +=
                                point.has(term.getKey())
                                        ? term.getValue() * point.real(term.getKey())
                                        : 0;
                    }
                    return total <= bound;
                });
    }
}
