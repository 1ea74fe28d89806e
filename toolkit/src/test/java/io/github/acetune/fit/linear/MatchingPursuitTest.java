package io.github.acetune.fit.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingPursuitTest {
    private static final int ROWS = 200;
    private static final int COLUMNS = 8;

    private static ReducedSystem system(double... truth) {
        double[] a = new Random(4).doubles(ROWS * COLUMNS, -1, 1).toArray();
        var algebra = new JavaAlgebra();
        var b = new double[ROWS];
        algebra.addProduct(ROWS, COLUMNS, a, 1, truth, b);
        var gram = new double[COLUMNS * COLUMNS];
        algebra.addGramPanel(ROWS, COLUMNS, a, 0, COLUMNS, gram);
        var right = new double[COLUMNS];
        algebra.addTransposedProduct(ROWS, COLUMNS, a, 1, b, right);
        double norm = Arrays.stream(b).map(x -> x * x).sum();
        return new ReducedSystem(COLUMNS, gram, right, norm, ROWS);
    }

    @Test
    void columnsThatMakeUpTheDataComeFirst() {
        var system = system(0, 0, 3, 0, -5, 0, 1, 0);
        int[] first = Arrays.copyOf(MatchingPursuit.order(system, new double[COLUMNS], COLUMNS), 3);
        assertArrayEquals(new int[] {4, 2, 6}, first);
        double[] c = new RidgeSolver(system.part(first), new double[3]).solve(0);
        assertArrayEquals(new double[] {-5, 3, 1}, c, 1e-10);
    }

    @Test
    void everyColumnComesInOnce() {
        int[] order =
                MatchingPursuit.order(system(1, 2, 3, 4, 5, 6, 7, 8), new double[COLUMNS], COLUMNS);
        assertArrayEquals(
                IntStream.range(0, COLUMNS).toArray(), Arrays.stream(order).sorted().toArray());
    }

    @Test
    void aStiffColumnStaysOutTheLonger() {
        var ridge = new double[COLUMNS];
        ridge[4] = 1e6;
        int[] order = MatchingPursuit.order(system(0, 0, 3, 0, -5, 0, 1, 0), ridge, 2);
        assertEquals(2, order[0]);
    }
}
