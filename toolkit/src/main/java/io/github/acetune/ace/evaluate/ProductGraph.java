package io.github.acetune.ace.evaluate;

/**
 * All products of A's that the functions of one centre need, merged into one directed acyclic graph: leaves are the A_nlm with
 * m ≥ 0, a node is the product of a left and a right child, and a term adds the real part of a product to the densities.
 *
 * <p>A_nl,−m = (−1)^m conj(A_nlm), so a right child may enter conjugated; nodes and terms are grouped into runs in which all
 * right children are conjugated, or none. A run's children always stand in earlier runs.
 *
 * @param leaves number of A's; nodes are numbered from here on
 * @param left left child of each node
 * @param right right child of each node
 * @param runEnds end of each run of nodes; runs with an odd index have conjugated right children
 * @param termLeft left factor of each term
 * @param termRight right factor of each term
 * @param plainTerms how many terms come first whose right factor is not conjugated; it is in all others
 * @param coefficients c̃^(p) of each term, [terms·densities]
 * @param densities P
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record ProductGraph(
        int leaves,
        int[] left,
        int[] right,
        int[] runEnds,
        int[] termLeft,
        int[] termRight,
        int plainTerms,
        double[] coefficients,
        int densities) {
    /** How many leaves and nodes there are. */
    int size() {
        return leaves + left.length;
    }

    /** How many terms there are. */
    int terms() {
        return termLeft.length;
    }
}
