package io.github.acetune.optimize;

/**
 * The Sobol sequence in up to 21 dimensions, with the direction numbers of S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008)
 * 2635 (set 6).
 */
final class SobolSequence {
    /** Dimensions beyond these have no direction numbers here. */
    static final int MAX_DIMENSIONS = 21;

    private static final int BITS = 31;

    /** For every dimension from the second on: the polynomial's inner coefficients as bits, then the initial numbers m. */
    private static final int[][] DIRECTIONS = {
        {0, 1},
        {1, 1, 3},
        {1, 1, 3, 1},
        {2, 1, 1, 1},
        {1, 1, 1, 3, 3},
        {4, 1, 3, 5, 13},
        {2, 1, 1, 5, 5, 17},
        {4, 1, 1, 5, 5, 5},
        {7, 1, 1, 7, 11, 19},
        {11, 1, 1, 5, 1, 1},
        {13, 1, 1, 1, 3, 11},
        {14, 1, 3, 5, 5, 31},
        {1, 1, 3, 3, 9, 7, 49},
        {13, 1, 1, 1, 15, 21, 21},
        {16, 1, 3, 1, 13, 27, 49},
        {19, 1, 1, 1, 15, 7, 5},
        {22, 1, 3, 1, 15, 13, 25},
        {25, 1, 1, 5, 5, 19, 61},
        {1, 1, 3, 7, 11, 23, 15, 103},
        {4, 1, 3, 7, 13, 13, 15, 69},
    };

    private SobolSequence() {}

    /**
     * The first points, the origin included.
     *
     * @return a new array [count][dimensions], each in [0, 1)
     */
    static double[][] points(int count, int dimensions) {
        double[][] points = new double[count][dimensions];
        for (int d = 0; d < dimensions; d++) {
            int[] v = directionIntegers(d);
            int x = 0;
            for (int i = 0; i < count; i++) {
                points[i][d] = x / (double) (1L << BITS);
                x ^= v[Integer.numberOfTrailingZeros(~i)];
            }
        }
        return points;
    }

    private static int[] directionIntegers(int dimension) {
        int[] v = new int[BITS + 1];
        if (dimension == 0) {
            for (int k = 0; k < BITS; k++) {
                v[k] = 1 << (BITS - 1 - k);
            }
            return v;
        }
        int[] row = DIRECTIONS[dimension - 1];
        int degree = row.length - 1;
        for (int k = 0; k < BITS; k++) {
            if (k < degree) {
                v[k] = row[k + 1] << (BITS - 1 - k);
            } else {
                v[k] = v[k - degree] ^ (v[k - degree] >>> degree);
                for (int j = 1; j < degree; j++) {
                    if (((row[0] >> (degree - 1 - j)) & 1) == 1) {
                        v[k] ^= v[k - j];
                    }
                }
            }
        }
        return v;
    }
}
