package io.github.acetune.ace.coupling;

import java.util.List;

/**
 * Products of A functions, told apart by their m, with their weights.
 *
 * @param rows m of the factors, each [rank]
 * @param weights one per row
 */
@SuppressWarnings("ArrayRecordComponent") // package-internal bulk data, never written to
record WeightedProducts(List<int[]> rows, double[] weights) {
    int size() {
        return weights.length;
    }
}
