package io.github.acetune.ace.active;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MaxVolTest {
    @Property(tries = 40)
    void noRowHasACoefficientAboveTheToleranceInTheChosenOnes(
            @ForAll @IntRange(min = 1, max = 120) int columns,
            @ForAll @IntRange(min = 0, max = 200) int more,
            @ForAll long seed) {
        double[][] rows = random(columns + more, columns, seed);
        var selection = MaxVol.select(rows, rows.length);

        assertTrue(selection.converged());
        assertEquals(columns, Arrays.stream(selection.rows()).distinct().count());
        double[][] inverse = RowElimination.inverse(pick(rows, selection.rows()));
        for (double grade : Grade.of(rows, inverse)) {
            assertTrue(grade <= MaxVol.TOLERANCE + 1e-7, () -> "grade " + grade);
        }
    }

    @Property(tries = 40)
    void theInverseTimesTheMatrixIsTheIdentity(
            @ForAll @IntRange(min = 1, max = 130) int n, @ForAll long seed) {
        double[][] matrix = random(n, n, seed);
        double[][] inverse = RowElimination.inverse(matrix);
        double largest = largest(inverse);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += matrix[i][j] * inverse[j][k];
                }
                assertEquals(i == k ? 1 : 0, sum, 1e-12 * (1 + n * largest));
            }
        }
    }

    @Test
    void theChosenRowsHaveTheLargestDeterminant() {
        double[][] rows = {{1, 0}, {3, 1}, {0, 2}, {-1, 4}, {2, 2}};
        int[] chosen = MaxVol.select(rows, rows.length).rows();
        Arrays.sort(chosen);
        // |3·4 + 1·1| = 13 is the largest of all ten
        assertEquals("[1, 3]", Arrays.toString(chosen));
    }

    @Test
    void columnsOfAnyScaleAreServedAlike() {
        double[][] rows = random(60, 20, 4);
        double[][] scaled = new double[60][20];
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 20; j++) {
                scaled[i][j] = rows[i][j] * Math.pow(2, j % 2 == 0 ? j : -j);
            }
        }
        assertEquals(
                Arrays.toString(MaxVol.select(rows, 60).rows()),
                Arrays.toString(MaxVol.select(scaled, 60).rows()));
    }

    @Test
    void columnsThatVanishOrDependOnOthersAreLeftOut() {
        double[][] rows = random(50, 70, 8);
        for (double[] row : rows) {
            row[3] = 0;
            row[60] = row[1] - 2 * row[59];
            Arrays.fill(row, 20, 59, 1e-18 * row[0]);
        }
        var selection = MaxVol.select(rows, rows.length);
        double[][] inverse = RowElimination.inverse(pick(rows, selection.rows()));

        assertEquals(70 - 1 - 1 - 39, selection.rows().length);
        for (int silent : new int[] {3, 60, 30}) {
            assertEquals(0, largest(new double[][] {inverse[silent]}));
        }
        for (double grade : Grade.of(rows, inverse)) {
            assertTrue(grade <= MaxVol.TOLERANCE + 1e-7, () -> "grade " + grade);
        }
    }

    @Test
    void rowsThatAreAllZeroGiveAnEmptySelection() {
        assertEquals(0, MaxVol.select(new double[5][3], 5).rows().length);
    }

    @Test
    void aLaterSelectionKeepsTheEarlierOneWhereNothingIsBetter() {
        double[][] rows = random(40, 10, 3);
        int[] chosen = MaxVol.select(rows, 40).rows();
        double[][] again = new double[50][];
        System.arraycopy(pick(rows, chosen), 0, again, 0, 10);
        System.arraycopy(rows, 0, again, 10, 40);

        int[] kept = MaxVol.select(again, 10).rows();
        Arrays.sort(kept);
        assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", Arrays.toString(kept));
    }

    private static double[][] random(int m, int n, long seed) {
        var random = new Random(seed);
        var rows = new double[m][n];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return rows;
    }

    private static double[][] pick(double[][] rows, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    private static double largest(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    }
}
