package io.github.acetune.ace;

/**
 * A sum of products of atomic base functions A with the same species, n and l: one entry of a {@code .yace} file.
 *
 * @param centre element index of the centre
 * @param species element indices of the factors, [rank]
 * @param n radial indices, counted from 1, [rank]
 * @param l angular momenta, [rank]
 * @param m magnetic quantum numbers, [nTerms·rank], row-major; the half basis: the first non-zero m of a row is positive
 * @param coefficients c̃^(p) of each row, [nTerms·P], row-major
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data of a potential, shared and never written to
public record CTildeFunction(
        int centre, int[] species, int[] n, int[] l, int[] m, double[] coefficients) {
    /**
     * The number of factors.
     *
     * @return 1 for a pair function
     */
    public int rank() {
        return species.length;
    }

    /**
     * The number of products that are summed.
     *
     * @return rows of {@link #m}
     */
    public int terms() {
        return m.length / species.length;
    }
}
