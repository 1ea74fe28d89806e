package io.github.acetune.fit.nonlinear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.fit.linear.ReducedSystem;
import org.junit.jupiter.api.Test;

class LevenbergMarquardtTest {
    /** Rosenbrock's valley: r = (10 (y − x²), 1 − x). */
    private static final class Valley implements SumOfSquares {
        @Override
        public double value(double... x) {
            double r = 10 * (x[1] - x[0] * x[0]);
            double s = 1 - x[0];
            return r * r + s * s;
        }

        @Override
        public ReducedSystem linearise(double... x) {
            double r = 10 * (x[1] - x[0] * x[0]);
            double s = 1 - x[0];
            double a = -20 * x[0];
            return new ReducedSystem(
                    2,
                    new double[] {a * a + 1, 10 * a, 10 * a, 100},
                    new double[] {-(a * r - s), -10 * r},
                    r * r + s * s,
                    2);
        }
    }

    @Test
    void findsTheBottomOfTheValley() {
        var minimum =
                new LevenbergMarquardt(new Valley(), 100, 1e-10)
                        .minimise(new double[] {-1.2, 1}, (iteration, value, x) -> true);
        assertTrue(minimum.converged());
        assertArrayEquals(new double[] {1, 1}, minimum.x(), 1e-6);
    }

    @Test
    void endsWhereTheObserverSaysSo() {
        var minimum =
                new LevenbergMarquardt(new Valley(), 100, 1e-10)
                        .minimise(new double[] {-1.2, 1}, (iteration, value, x) -> iteration < 3);
        assertFalse(minimum.converged());
        assertTrue(minimum.value() < new Valley().value(-1.2, 1));
    }
}
