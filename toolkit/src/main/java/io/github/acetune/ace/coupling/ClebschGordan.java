package io.github.acetune.ace.coupling;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Clebsch–Gordan coefficients ⟨l₁ m₁ l₂ m₂ | L M⟩ of integer angular momenta in the Condon–Shortley convention.
 *
 * <p>Racah's formula (D. A. Varshalovich et al., Quantum Theory of Angular Momentum, eq. 8.2.1(3)) with its alternating sum
 * written over products of binomials, so that the sum is exact in integers and only the square root rounds: the relative
 * error is a few units in the last place.
 */
public final class ClebschGordan {
    /** Up to here every term and sum of products of binomials fits a {@code long}. */
    private static final int LARGEST_SUM = 54;

    private static final double[] FACTORIAL = factorials();
    private static final long[][] BINOMIAL = binomials();
    private static final ConcurrentMap<Integer, double[]> TABLES = new ConcurrentHashMap<>();

    private ClebschGordan() {}

    /**
     * The coefficient ⟨l₁ m₁ l₂ m₂ | L m₁+m₂⟩.
     *
     * @param l1 first angular momentum, at least 0
     * @param m1 its projection
     * @param l2 second angular momentum, at least 0
     * @param m2 its projection
     * @param coupled L
     * @return 0 where the triangle rule or |m| ≤ l is broken
     * @throws IllegalArgumentException if l₁ + l₂ + L exceeds 54
     */
    public static double coefficient(int l1, int m1, int l2, int m2, int coupled) {
        if (Math.abs(m1) > l1
                || Math.abs(m2) > l2
                || Math.abs(m1 + m2) > coupled
                || coupled > l1 + l2
                || coupled < Math.abs(l1 - l2)) {
            return 0;
        }
        return table(l1, l2, coupled)[(m1 + l1) * (2 * l2 + 1) + m2 + l2];
    }

    /** All coefficients of one triple, index (m₁ + l₁)(2 l₂ + 1) + m₂ + l₂. */
    static double[] table(int l1, int l2, int coupled) {
        if (l1 + l2 + coupled > LARGEST_SUM) {
            throw new IllegalArgumentException(
                    "angular momenta "
                            + l1
                            + ", "
                            + l2
                            + " and "
                            + coupled
                            + " are too large to couple: their sum must not exceed "
                            + LARGEST_SUM);
        }
        return TABLES.computeIfAbsent(
                (l1 << 16) | (l2 << 8) | coupled, key -> compute(l1, l2, coupled));
    }

    private static double[] compute(int l1, int l2, int coupled) {
        var values = new double[(2 * l1 + 1) * (2 * l2 + 1)];
        for (int m1 = -l1; m1 <= l1; m1++) {
            for (int m2 = -l2; m2 <= l2; m2++) {
                if (Math.abs(m1 + m2) <= coupled) {
                    values[(m1 + l1) * (2 * l2 + 1) + m2 + l2] = racah(l1, m1, l2, m2, coupled);
                }
            }
        }
        return values;
    }

    private static double racah(int l1, int m1, int l2, int m2, int coupled) {
        int a = l1 + l2 - coupled;
        int b = coupled + l1 - l2;
        int c = coupled + l2 - l1;
        long sum = 0;
        for (int k = Math.max(0, Math.max(l1 - m1 - b, l2 + m2 - c));
                k <= Math.min(a, Math.min(l1 - m1, l2 + m2));
                k++) {
            long term = BINOMIAL[a][k] * BINOMIAL[b][l1 - m1 - k] * BINOMIAL[c][l2 + m2 - k];
            sum += k % 2 == 0 ? term : -term;
        }
        double ratio =
                (2 * coupled + 1)
                        / FACTORIAL[l1 + l2 + coupled + 1]
                        * (FACTORIAL[l1 + m1] * FACTORIAL[l1 - m1] / FACTORIAL[a])
                        * (FACTORIAL[l2 + m2] * FACTORIAL[l2 - m2] / FACTORIAL[b])
                        * (FACTORIAL[coupled + m1 + m2]
                                * FACTORIAL[coupled - m1 - m2]
                                / FACTORIAL[c]);
        return sum * Math.sqrt(ratio);
    }

    private static double[] factorials() {
        var result = new double[LARGEST_SUM + 2];
        result[0] = 1;
        for (int i = 1; i < result.length; i++) {
            result[i] = result[i - 1] * i;
        }
        return result;
    }

    private static long[][] binomials() {
        var result = new long[LARGEST_SUM + 1][];
        for (int n = 0; n <= LARGEST_SUM; n++) {
            result[n] = new long[n + 1];
            result[n][0] = 1;
            result[n][n] = 1;
            for (int k = 1; k < n; k++) {
                result[n][k] = result[n - 1][k - 1] + result[n - 1][k];
            }
        }
        return result;
    }
}
