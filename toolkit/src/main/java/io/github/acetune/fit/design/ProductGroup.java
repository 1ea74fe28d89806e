package io.github.acetune.fit.design;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;

/**
 * Functions made of the same factors (species, n, l), which differ only in how these are coupled; they share their products.
 *
 * @param rank number of factors
 * @param functions the functions, counted within their centre element
 * @param slots the real components of the atomic base on which the group depends, ascending, so that those of one neighbour
 *     element stand together
 * @param firstSlot where the derivatives of the first function begin, among those of all functions; those of the others follow
 * @param terms number of products
 * @param signed the factors of each product as components with signed m, [terms·rank]
 * @param realSlot position in {@code slots} of each factor's real part, [terms·rank]
 * @param imaginarySlot position of its imaginary part, −1 for m = 0
 * @param imaginarySign sign with which the derivative by the imaginary part enters
 * @param realSign sign with which the derivative by the real part enters, (−1)^m for negative m
 * @param weights coupling coefficients, [functions][terms]
 * @param species the neighbour elements, ascending
 * @param speciesEnd end of each element's stretch of {@code slots}
 */
@SuppressWarnings("ArrayRecordComponent") // package-internal bulk data, never written to
record ProductGroup(
        int rank,
        int[] functions,
        int[] slots,
        int firstSlot,
        int terms,
        int[] signed,
        int[] realSlot,
        int[] imaginarySlot,
        int[] realSign,
        int[] imaginarySign,
        double[][] weights,
        int[] species,
        int[] speciesEnd) {

    /**
     * Builds a group.
     *
     * @param factors the channel of each factor, sorted
     * @param functions the functions, counted within their centre element
     * @param terms for each product, given by the m of its factors, the coupling coefficient of each function
     * @param firstSlot where its derivatives begin
     */
    static ProductGroup of(
            List<FunctionProgram.Channel> factors,
            int[] functions,
            NavigableMap<int[], double[]> terms,
            int firstSlot) {
        int rank = factors.size();
        var distinct = List.copyOf(new LinkedHashSet<>(factors));
        int[] slots =
                distinct.stream()
                        .flatMapToInt(c ->
                                java.util.stream.IntStream.range(
                                        c.firstReal(), c.firstReal() + c.reals()))
                        .toArray();
        int[] species =
                distinct.stream().mapToInt(FunctionProgram.Channel::species).distinct().toArray();
        var speciesEnd = new int[species.length];
        int count = 0;
        for (var channel : distinct) {
            count += channel.reals();
            speciesEnd[Arrays.binarySearch(species, channel.species())] = count;
        }
        int size = terms.size() * rank;
        var signed = new int[size];
        var realSlot = new int[size];
        var imaginarySlot = new int[size];
        var realSign = new int[size];
        var imaginarySign = new int[size];
        var weights = new double[functions.length][terms.size()];
        int term = 0;
        for (var entry : terms.entrySet()) {
            for (int t = 0; t < rank; t++) {
                int at = term * rank + t;
                int m = entry.getKey()[t];
                var channel = factors.get(t);
                int first = Arrays.binarySearch(slots, channel.firstReal());
                boolean oddNegative = m < 0 && m % 2 != 0;
                signed[at] = channel.signedIndex(m);
                realSlot[at] = m == 0 ? first : first + 2 * Math.abs(m) - 1;
                imaginarySlot[at] = m == 0 ? -1 : first + 2 * Math.abs(m);
                realSign[at] = oddNegative ? -1 : 1;
                // A_−m = (−1)^m conj(A_m), and Re(P·A) = P_re A_re − P_im A_im
                imaginarySign[at] = m < 0 ? realSign[at] : -1;
            }
            for (int f = 0; f < functions.length; f++) {
                weights[f][term] = entry.getValue()[f];
            }
            term++;
        }
        return new ProductGroup(
                rank,
                functions,
                slots,
                firstSlot,
                terms.size(),
                signed,
                realSlot,
                imaginarySlot,
                realSign,
                imaginarySign,
                weights,
                species,
                speciesEnd);
    }
}
