package io.github.acetune.fit;

import java.util.function.ToDoubleFunction;

/** Derivatives by differences, for comparison with those by formulae. */
final class Differences {
    private Differences() {}

    /** The derivative of a function by one of its variables, by five-point central differences of fourth order. */
    static double of(ToDoubleFunction<double[]> function, double[] x, int k) {
        double h = 1e-4;
        double[] weights = {1, -8, 8, -1};
        double[] shifts = {-2, -1, 1, 2};
        double sum = 0;
        for (int q = 0; q < 4; q++) {
            double[] moved = x.clone();
            moved[k] += shifts[q] * h;
            sum += weights[q] * function.applyAsDouble(moved);
        }
        return sum / (12 * h);
    }
}
