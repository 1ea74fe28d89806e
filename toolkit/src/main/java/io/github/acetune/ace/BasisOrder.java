package io.github.acetune.ace;

import io.github.acetune.ace.coupling.Coupling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The orders in which functions stand in pacemaker's files. */
public final class BasisOrder {
    private static final Comparator<List<Integer>> LEXICOGRAPHIC =
            (a, b) -> Arrays.compare(a.toArray(Integer[]::new), b.toArray(Integer[]::new));

    private static final Comparator<BasisFunction> BY_RANK =
            Comparator.comparingInt(BasisFunction::rank);

    /**
     * The order of an assembled basis. It sorts functions that differ only in L by their products; L itself decides where
     * those agree too.
     */
    public static final Comparator<BasisFunction> ASSEMBLED =
            Comparator.comparingInt(BasisFunction::centre)
                    .thenComparing(BY_RANK)
                    .thenComparing(BasisFunction::species, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::n, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::l, LEXICOGRAPHIC)
                    .thenComparingInt(function -> Coupling.of(function).unmerged().length)
                    .thenComparing(function -> Coupling.of(function).unmerged(), Arrays::compare)
                    .thenComparing(BasisFunction::intermediates, LEXICOGRAPHIC);

    /** The order within a species block whose number of functions was limited. */
    public static final Comparator<BasisFunction> BLOCK =
            BY_RANK.thenComparing(BasisFunction::n, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::l, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::intermediates, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::species, LEXICOGRAPHIC);

    /** The order within a species block that holds all functions: that in which they are made. */
    public static final Comparator<BasisFunction> COMPLETE_BLOCK =
            BY_RANK.thenComparing(BasisFunction::species, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::n, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::l, LEXICOGRAPHIC)
                    .thenComparing(BasisFunction::intermediates, LEXICOGRAPHIC);

    private BasisOrder() {}
}
