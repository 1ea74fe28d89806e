package io.github.acetune.ace.active;

import java.util.Arrays;

/** The extrapolation grade of environments. */
final class Grade {
    private Grade() {}

    /**
     * γ = max_k |(b A⁻¹)_k| of each row b.
     *
     * @param rows [m][n]
     * @param inverse A⁻¹, [n][n]
     * @return new array [m]
     */
    static double[] of(double[][] rows, double[][] inverse) {
        var grades = new double[rows.length];
        RowBlocks.forStrips(
                0,
                rows.length,
                (from, to) -> {
                    double[][] coefficients =
                            coefficients(Arrays.copyOfRange(rows, from, to), inverse);
                    for (int i = from; i < to; i++) {
                        grades[i] = largest(coefficients[i - from]);
                    }
                });
        return grades;
    }

    /** −b A⁻¹; the sign does not matter here. */
    private static double[][] coefficients(double[][] rows, double[][] inverse) {
        int n = inverse.length;
        var result = new double[rows.length][n];
        for (int block = 0; block < n; block += RowBlocks.BLOCK) {
            int count = Math.min(RowBlocks.BLOCK, n - block);
            var factors = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                factors[i] = Arrays.copyOfRange(rows[i], block, block + count);
            }
            for (int tile = 0; tile < n; tile += RowBlocks.TILE) {
                int end = Math.min(n, tile + RowBlocks.TILE);
                for (int i = 0; i < rows.length; i++) {
                    RowBlocks.subtract(result[i], factors[i], count, inverse, block, tile, end);
                }
            }
        }
        return result;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value)); // NaN stays NaN
        }
        return largest;
    }
}
