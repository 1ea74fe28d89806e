package io.github.acetune.fit.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Polynomials of degree 11 on [0, 1], whose monomials are nearly dependent: the condition is about 1e8, its square beyond 1e15. */
class TriangleTest {
    private static final int COLUMNS = 12;
    private static final int ROWS = 40;

    private final List<double[]> blocks = new ArrayList<>();
    private final List<double[]> targets = new ArrayList<>();

    private void given(int count) {
        for (int block = 0; block < count; block++) {
            var a = new double[ROWS * COLUMNS];
            var b = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                double t = (row * count + block) / (double) (ROWS * count - 1);
                double power = 1;
                for (int column = 0; column < COLUMNS; column++) {
                    a[column * ROWS + row] = power;
                    b[row] += power;
                    power *= t;
                }
            }
            blocks.add(a);
            targets.add(b);
        }
    }

    private Triangle joined() {
        Triangle whole = null;
        for (int block = 0; block < blocks.size(); block++) {
            var one =
                    Triangle.of(
                            COLUMNS,
                            blocks.subList(block, block + 1),
                            targets.subList(block, block + 1));
            whole = whole == null ? one : whole.with(one);
        }
        return whole;
    }

    private static double error(double[] x) {
        return Arrays.stream(x).map(value -> Math.abs(value - 1)).max().orElseThrow();
    }

    @Test
    void solvesWhatTheGramMatrixCannot() {
        given(5);
        var triangle = joined();
        var reduced = triangle.reduced(5 * ROWS);

        double[] fromTriangle =
                new RidgeSolver(reduced, Optional.of(triangle), new double[COLUMNS]).solve(0);
        double[] fromGram = new RidgeSolver(reduced, new double[COLUMNS]).solve(0);

        assertTrue(error(fromTriangle) < 1e-6, "all coefficients are 1: " + error(fromTriangle));
        assertTrue(error(fromGram) > 1e-4, "squared: " + error(fromGram));
    }

    @Test
    void blocksAtOnceAndOneAfterTheOtherAreTheSameProblem() {
        given(4);
        var joined = joined().reduced(4 * ROWS);
        var atOnce = Triangle.of(COLUMNS, blocks, targets).reduced(4 * ROWS);
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = column; row < COLUMNS; row++) {
                assertEquals(
                        atOnce.entry(row, column), joined.entry(row, column), 1e-12 * 4 * ROWS);
            }
        }
        assertArrayEquals(atOnce.rightHandSide(), joined.rightHandSide(), 1e-11 * 4 * ROWS);
        assertEquals(atOnce.squaredNorm(), joined.squaredNorm(), 1e-12 * atOnce.squaredNorm());
    }

    @Test
    void fewerRowsThanColumnsAreEnoughWithARidge() {
        var random = new Random(2);
        var a = random.doubles(3 * 5, -1, 1).toArray();
        var b = random.doubles(3, -1, 1).toArray();
        var triangle = Triangle.of(5, List.of(a), List.of(b));
        var reduced = triangle.reduced(3);
        var ridge = new double[5];
        Arrays.fill(ridge, 0.1);

        double[] fromTriangle = new RidgeSolver(reduced, Optional.of(triangle), ridge).solve(0);

        assertArrayEquals(new RidgeSolver(reduced, ridge).solve(0), fromTriangle, 1e-12);
    }

    @Test
    void emptyColumnGetsAZeroCoefficient() {
        var triangle =
                Triangle.of(2, List.of(new double[] {1, 1, 0, 0}), List.of(new double[] {2, 2}));
        double[] x = new RidgeSolver(triangle.reduced(2), Optional.of(triangle), 0, 0).solve(0);
        assertArrayEquals(new double[] {2, 0}, x, 1e-14);
    }
}
