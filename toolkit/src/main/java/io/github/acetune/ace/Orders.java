package io.github.acetune.ace;

import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/**
 * How far the expansion of a species block goes: for each rank the largest n and l of a factor.
 *
 * @param nradmax largest n for rank 1, 2, …; 0 leaves a rank out (nradmax_by_orders)
 * @param lmax largest l for rank 1, 2, …; without effect for rank 1 (lmax_by_orders)
 */
public record Orders(List<Integer> nradmax, List<Integer> lmax) {
    /** The ranks of the silicon potentials of J. Chem. Theory Comput. 2024, 20, 10103. */
    public static final Orders DEFAULT =
            new Orders(List.of(20, 12, 8, 6, 3, 2, 1), List.of(0, 7, 6, 4, 2, 1, 0));

    private static final int[] LARGEST_L = {0, 0, 10, 6, 4, 3, 2, 2, 1, 1, 1, 1, 1};

    /** Checks that both lists are as long and not negative. */
    public Orders {
        nradmax = List.copyOf(nradmax);
        lmax = List.copyOf(lmax);
        if (nradmax.isEmpty() || nradmax.size() != lmax.size()) {
            throw new InvalidInputException(
                    "nradmax and lmax must name the same ranks, found "
                            + nradmax.size()
                            + " and "
                            + lmax.size()
                            + " numbers");
        }
        if (nradmax.stream().anyMatch(n -> n < 0) || lmax.stream().anyMatch(l -> l < 0)) {
            throw new InvalidInputException(
                    "nradmax and lmax must not be negative, found " + nradmax + " and " + lmax);
        }
    }

    /**
     * Limits given as arrays.
     *
     * @param nradmax largest n for rank 1, 2, …
     * @param lmax largest l for rank 1, 2, …
     * @return the orders
     */
    public static Orders of(int[] nradmax, int[] lmax) {
        return new Orders(
                Arrays.stream(nradmax).boxed().toList(), Arrays.stream(lmax).boxed().toList());
    }

    /**
     * The largest rank.
     *
     * @return at least 1
     */
    public int maxRank() {
        return nradmax.size();
    }

    /**
     * The largest l of a factor for which functions are made. pacemaker takes them from a table that ends there; the same
     * limits give the same basis.
     *
     * @param rank 1 to 12
     * @return 10 for rank 2, 6 for rank 3, … 1 from rank 8
     * @throws InvalidInputException if the rank is larger than 12
     */
    public static int largestL(int rank) {
        if (rank >= LARGEST_L.length) {
            throw new InvalidInputException(
                    "functions of rank "
                            + rank
                            + " are not supported: the largest rank is "
                            + (LARGEST_L.length - 1));
        }
        return LARGEST_L[rank];
    }
}
