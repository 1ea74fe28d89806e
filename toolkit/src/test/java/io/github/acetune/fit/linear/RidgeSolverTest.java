package io.github.acetune.fit.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RidgeSolverTest {
    private static ReducedSystem system(int rows, int n, long seed) {
        var random = new Random(seed);
        double[] a = random.doubles((long) rows * n, -1, 1).toArray();
        double[] b = random.doubles(rows, -1, 1).toArray();
        var algebra = new JavaAlgebra();
        var gram = new double[n * n];
        algebra.addGramPanel(rows, n, a, 0, n, gram);
        var rightHandSide = new double[n];
        algebra.addTransposedProduct(rows, n, a, 1, b, rightHandSide);
        return new ReducedSystem(
                n, gram, rightHandSide, Arrays.stream(b).map(x -> x * x).sum(), rows);
    }

    private static double objective(
            ReducedSystem system, double ridge, double absolute, double[] x) {
        double sum = system.squaredResidual(x);
        for (double c : x) {
            sum += ridge * c * c + absolute * Math.abs(c);
        }
        return sum;
    }

    @Test
    void solutionIsLowerThanItsSurroundings() {
        var system = system(40, 6, 1);
        var ridge = new double[6];
        Arrays.fill(ridge, 0.3);
        double[] x = new RidgeSolver(system, ridge).solve(0.01);
        double least = objective(system, 0.3, 0.01, x);
        for (int k = 0; k < 6; k++) {
            for (double shift : new double[] {-1e-3, 1e-3}) {
                double[] moved = x.clone();
                moved[k] += shift;
                assertTrue(objective(system, 0.3, 0.01, moved) > least);
            }
        }
    }

    @Test
    void absoluteWeightsDoNotLookAtTheRowsForEverySign() {
        var system = system(40, 12, 3);
        var looks = new AtomicInteger();
        UnaryOperator<double[]> gradient =
                x -> {
                    looks.incrementAndGet();
                    double[] product = system.multiply(x);
                    for (int k = 0; k < product.length; k++) {
                        product[k] = system.rightHandSide()[k] - product[k];
                    }
                    return product;
                };
        var solver = new RidgeSolver(system, new double[12]);
        double[] x = solver.solve(2, gradient);
        assertTrue(looks.get() <= 8, looks + " passes over the rows");
        assertArrayEquals(solver.solve(2), x, 1e-12);
    }

    @Test
    void emptyColumnGetsAZeroCoefficient() {
        var gram = new double[] {2, 0, 0, 0};
        var system = new ReducedSystem(2, gram, new double[] {4, 0}, 8, 5);
        double[] x = new RidgeSolver(system, 0, 0).solve(0);
        assertEquals(2, x[0], 1e-14);
        assertEquals(0, x[1], 0);
    }

    @Test
    void logDeterminantOfADiagonalMatrix() {
        var system = new ReducedSystem(2, new double[] {3, 0, 0, 5}, new double[2], 0, 2);
        assertEquals(Math.log(4 * 7), new RidgeSolver(system, 1, 2).logDeterminant(), 1e-13);
    }
}
