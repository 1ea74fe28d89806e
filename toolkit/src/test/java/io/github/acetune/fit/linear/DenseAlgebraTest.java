package io.github.acetune.fit.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DenseAlgebraTest {
    static Stream<DenseAlgebra> implementations() {
        return Stream.of(new JavaAlgebra(), DenseAlgebra.fastest());
    }

    private static double[] random(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void gramPanelsAddUpToTheGramMatrix(DenseAlgebra algebra) {
        int rows = 17;
        int columns = 11;
        double[] a = random(rows * columns, 1);
        var gram = new double[columns * columns];
        for (int from = 0; from < columns; from += 4) {
            algebra.addGramPanel(rows, columns, a, from, Math.min(columns, from + 4), gram);
        }
        for (int j = 0; j < columns; j++) {
            for (int i = j; i < columns; i++) {
                double sum = 0;
                for (int r = 0; r < rows; r++) {
                    sum += a[i * rows + r] * a[j * rows + r];
                }
                assertEquals(sum, gram[j * columns + i], 1e-13);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void productsMatchTheirDefinition(DenseAlgebra algebra) {
        int rows = 9;
        int columns = 5;
        double[] a = random(rows * columns, 2);
        double[] x = random(columns, 3);
        double[] y = random(rows, 4);
        var ax = new double[rows];
        algebra.addProduct(rows, columns, a, 2, x, ax);
        var aty = new double[columns];
        algebra.addTransposedProduct(rows, columns, a, 1, y, aty);
        double left = 0;
        for (int r = 0; r < rows; r++) {
            left += ax[r] * y[r];
        }
        double right = 0;
        for (int j = 0; j < columns; j++) {
            right += aty[j] * x[j];
        }
        assertEquals(left, 2 * right, 1e-13);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void choleskySolves(DenseAlgebra algebra) {
        int n = 8;
        double[] a = random(20 * n, 5);
        var gram = new double[n * n];
        algebra.addGramPanel(20, n, a, 0, n, gram);
        double[] x = random(n, 6);
        double[] b = new ReducedSystem(n, gram, new double[n], 0, 20).multiply(x);
        assertTrue(algebra.cholesky(n, gram));
        algebra.solveCholesky(n, gram, b);
        assertArrayEquals(x, b, 1e-10);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void choleskyRefusesAnIndefiniteMatrix(DenseAlgebra algebra) {
        assertFalse(algebra.cholesky(2, new double[] {1, 2, 2, 1}));
    }

    /** Several blocks of columns, and an empty column among them. */
    @ParameterizedTest
    @MethodSource("implementations")
    void widerMatricesAreTriangularisedBlockByBlock(DenseAlgebra algebra) {
        int rows = 90;
        int n = 53;
        double[] a = random(rows * n, 8);
        Arrays.fill(a, 20 * rows, 21 * rows, 0);
        assertSameGram(algebra, rows, n, a);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void triangularFactorHasTheSameGramMatrix(DenseAlgebra algebra) {
        int rows = 12;
        int n = 5;
        assertSameGram(algebra, rows, n, random(rows * n, 7));
    }

    private static void assertSameGram(DenseAlgebra algebra, int rows, int n, double[] a) {
        double[] r = a.clone();
        algebra.triangularise(rows, n, r);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double expected = 0;
                for (int k = 0; k < rows; k++) {
                    expected += a[i * rows + k] * a[j * rows + k];
                }
                double found = 0;
                for (int k = 0; k <= i; k++) {
                    found += r[i * rows + k] * r[j * rows + k];
                }
                assertEquals(expected, found, 1e-12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void invertedTriangleTimesTheTriangleIsTheIdentity(DenseAlgebra algebra) {
        int n = 7;
        double[] l = random(n * n, 5);
        for (int k = 0; k < n; k++) {
            l[k * n + k] += 3;
        }
        double[] inverse = l.clone();
        algebra.invertTriangle(n, inverse);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = j; k <= i; k++) {
                    sum += inverse[k * n + i] * l[j * n + k];
                }
                assertEquals(i == j ? 1 : 0, sum, 1e-14);
            }
        }
    }
}
