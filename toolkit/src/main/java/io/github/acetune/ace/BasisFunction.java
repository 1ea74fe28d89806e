package io.github.acetune.ace;

import java.util.List;

/**
 * One rotation-invariant product basis function B_v: the species, n and l of its factors and the tree of intermediate
 * angular momenta that couples them to L = 0.
 *
 * @param centre index of the centre atom's element in the alphabetical list of elements
 * @param species element indices of the neighbours, [rank]
 * @param n radial indices, counted from 1, [rank]
 * @param l angular momenta, [rank]
 * @param intermediates the intermediate angular momenta L, [max(0, rank − 2)], in the order in which pairs are coupled
 */
public record BasisFunction(
        int centre,
        List<Integer> species,
        List<Integer> n,
        List<Integer> l,
        List<Integer> intermediates) {
    /** Copies the lists and checks their lengths. */
    public BasisFunction {
        species = List.copyOf(species);
        n = List.copyOf(n);
        l = List.copyOf(l);
        intermediates = List.copyOf(intermediates);
        int rank = species.size();
        if (rank == 0
                || n.size() != rank
                || l.size() != rank
                || intermediates.size() != Math.max(0, rank - 2)) {
            throw new IllegalArgumentException(
                    "species, n, l and intermediates do not fit one rank");
        }
    }

    /**
     * The number of factors; the function correlates one more atom, the centre.
     *
     * @return 1 for a pair function
     */
    public int rank() {
        return species.size();
    }
}
