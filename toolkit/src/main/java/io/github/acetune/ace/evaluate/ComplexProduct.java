package io.github.acetune.ace.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * The real part of a product of A's with given m, in a form in which equal products are equal: factors sorted, and of a product
 * and its conjugate, whose real parts are the same, the one that comes first.
 *
 * @param codes one per factor, ((class · 256) + |m|) · 2, plus one where the factor is conjugated
 * @param sign ±1, from A_l,−m = (−1)^m conj(A_lm)
 */
record ComplexProduct(List<Integer> codes, int sign) {
    /**
     * The product of factors.
     *
     * @param classes which A each factor is, up to m
     * @param m its m
     */
    static ComplexProduct of(int[] classes, int... m) {
        int[] codes = new int[m.length];
        int sign = 1;
        for (int t = 0; t < m.length; t++) {
            codes[t] = ((classes[t] << 8) + Math.abs(m[t])) * 2 + (m[t] < 0 ? 1 : 0);
            sign *= m[t] < 0 && m[t] % 2 != 0 ? -1 : 1;
        }
        int[] conjugate = codes.clone();
        for (int t = 0; t < codes.length; t++) {
            conjugate[t] ^= order(codes[t]) == 0 ? 0 : 1;
        }
        Arrays.sort(codes);
        Arrays.sort(conjugate);
        int[] first = Arrays.compare(codes, conjugate) <= 0 ? codes : conjugate;
        return new ComplexProduct(Arrays.stream(first).boxed().toList(), sign);
    }

    /** |m| of a factor. */
    static int order(int code) {
        return code >> 1 & 255;
    }

    /** Which A a factor is, up to m. */
    static int factorClass(int code) {
        return code >> 9;
    }
}
