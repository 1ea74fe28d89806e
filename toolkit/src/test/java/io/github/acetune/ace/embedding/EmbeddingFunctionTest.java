package io.github.acetune.ace.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EmbeddingFunctionTest {
    private static final double[] EXPONENTS = {0.101, 0.5, 0.9, 1, 1.5, 2};
    private static final double[] DENSITIES = {-3.2, -0.4, -1.3e-6, 4e-7, 2e-6, 1e-3, 0.3, 1.7, 40};

    @ParameterizedTest
    @EnumSource(EmbeddingFunction.class)
    void slopeAndCurvatureAreDerivatives(EmbeddingFunction function) {
        for (double m : EXPONENTS) {
            for (double rho : DENSITIES) {
                double step = 1e-4 * Math.abs(rho);
                double slope =
                        (function.value(rho + step, m) - function.value(rho - step, m))
                                / (2 * step);
                double curvature =
                        (function.derivative(rho + step, m) - function.derivative(rho - step, m))
                                / (2 * step);
                String where = function + " m=" + m + " rho=" + rho;
                double scale = 1e-6 * (1e-3 + Math.abs(slope));
                assertEquals(slope, function.derivative(rho, m), scale, where);
                assertEquals(
                        curvature,
                        function.secondDerivative(rho, m),
                        1e-5 * Math.abs(slope / rho) + 1e-9,
                        where);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EmbeddingFunction.class)
    void derivativesByTheExponentAreDifferences(EmbeddingFunction function) {
        for (double m : new double[] {0.101, 0.5, 0.9, 0.9995, 1, 1.0004, 1.01, 1.5, 2}) {
            for (double rho : DENSITIES) {
                double step = 1e-5;
                double value =
                        (function.value(rho, m + step) - function.value(rho, m - step))
                                / (2 * step);
                double slope =
                        (function.derivative(rho, m + step) - function.derivative(rho, m - step))
                                / (2 * step);
                String where = function + " m=" + m + " rho=" + rho;
                assertEquals(
                        value,
                        function.derivativeByExponent(rho, m),
                        1e-6 * (1e-3 + Math.abs(value)),
                        where);
                assertEquals(
                        slope,
                        function.slopeByExponent(rho, m),
                        1e-6 * (1 + Math.abs(slope)),
                        where);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EmbeddingFunction.class)
    void isOddAndZeroAtZero(EmbeddingFunction function) {
        for (double m : EXPONENTS) {
            assertEquals(0, function.value(0, m), 0);
            assertEquals(-function.value(0.7, m), function.value(-0.7, m), 0);
        }
    }
}
