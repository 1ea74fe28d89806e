package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SphericalHarmonicsTest {
    private static final int MAX_L = 7;
    private static final double[] VECTOR = {0.6, -1.1, 1.7};

    @Test
    void lowOrdersAreTheTextbookFormulae() {
        var values = values(VECTOR);
        double r = Math.sqrt(0.36 + 1.21 + 2.89);
        double x = 0.6 / r;
        double y = -1.1 / r;
        double z = 1.7 / r;
        assertEquals(1, values[0], 1e-15);
        assertEquals(Math.sqrt(3) * z, re(values, 1, 0), 1e-14);
        assertEquals(-Math.sqrt(1.5) * x, re(values, 1, 1), 1e-14);
        assertEquals(-Math.sqrt(1.5) * y, im(values, 1, 1), 1e-14);
        assertEquals(Math.sqrt(5) / 2 * (3 * z * z - 1), re(values, 2, 0), 1e-14);
        assertEquals(-Math.sqrt(7.5) * x * z, re(values, 2, 1), 1e-14);
        assertEquals(Math.sqrt(1.875) * (x * x - y * y), re(values, 2, 2), 1e-14);
        assertEquals(Math.sqrt(1.875) * 2 * x * y, im(values, 2, 2), 1e-14);
    }

    @Test
    void squaresSumToTheAdditionTheorem() {
        var values = values(VECTOR);
        for (int l = 0; l <= MAX_L; l++) {
            double sum = 0;
            for (int m = 0; m <= l; m++) {
                double square =
                        re(values, l, m) * re(values, l, m) + im(values, l, m) * im(values, l, m);
                sum += m == 0 ? square : 2 * square;
            }
            assertEquals(2 * l + 1, sum, 1e-12);
        }
    }

    @Test
    void gradientsAreDerivativesByThePosition() {
        int count = SphericalHarmonics.count(MAX_L);
        var values = new double[2 * count];
        var gradients = new double[6 * count];
        SphericalHarmonics.upTo(MAX_L)
                .gradients(VECTOR[0], VECTOR[1], VECTOR[2], values, gradients);
        double step = 1e-5;
        for (int axis = 0; axis < 3; axis++) {
            var up = VECTOR.clone();
            var down = VECTOR.clone();
            up[axis] += step;
            down[axis] -= step;
            var high = values(up);
            var low = values(down);
            for (int i = 0; i < 2 * count; i++) {
                assertEquals((high[i] - low[i]) / (2 * step), gradients[3 * i + axis], 1e-7);
            }
        }
    }

    @Test
    void polesAreNotSingular() {
        var values = new double[2 * SphericalHarmonics.count(MAX_L)];
        var gradients = new double[6 * SphericalHarmonics.count(MAX_L)];
        SphericalHarmonics.upTo(MAX_L).gradients(0, 0, 2, values, gradients);
        assertEquals(Math.sqrt(15), re(values, 7, 0), 1e-13);
        assertEquals(0, Math.abs(re(values, 7, 1)));
        for (double gradient : gradients) {
            assertEquals(true, Double.isFinite(gradient));
        }
    }

    private static double[] values(double... vector) {
        var values = new double[2 * SphericalHarmonics.count(MAX_L)];
        var gradients = new double[6 * SphericalHarmonics.count(MAX_L)];
        SphericalHarmonics.upTo(MAX_L)
                .gradients(vector[0], vector[1], vector[2], values, gradients);
        return values;
    }

    private static double re(double[] values, int l, int m) {
        return values[2 * SphericalHarmonics.index(l, m)];
    }

    private static double im(double[] values, int l, int m) {
        return values[2 * SphericalHarmonics.index(l, m) + 1];
    }
}
