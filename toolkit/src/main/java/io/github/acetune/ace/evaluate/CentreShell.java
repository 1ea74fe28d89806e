package io.github.acetune.ace.evaluate;

/**
 * What the functions of a centre read of one kind of neighbour: which columns of radial functions, and where the atomic base
 * functions A_nlm made of them stand.
 *
 * <p>Component M of A_nl, for n among those used with this l, is number {@code leafStart[l] + M * leafStride[l] + n}; its R_nl is
 * column {@code columnStart[l] + n}.
 *
 * @param radial the columns
 * @param cutoff r_c of the pair, Å
 * @param innerReach below which distance radial functions are switched off (type 'distance'), 0 where they are not, Å
 * @param coreReach from which distance on there is no repulsion, Å
 * @param maxL the largest l that a product uses, −1 where there is none
 * @param radials how many n are used with each l, [maxL + 1]
 * @param columnStart first column of each l, [maxL + 1]
 * @param leafStart first A of each l, [maxL + 1]
 * @param leafStride how far the next component is, [maxL + 1]
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record CentreShell(
        PairRadial radial,
        double cutoff,
        double innerReach,
        double coreReach,
        int maxL,
        int[] radials,
        int[] columnStart,
        int[] leafStart,
        int[] leafStride) {}
