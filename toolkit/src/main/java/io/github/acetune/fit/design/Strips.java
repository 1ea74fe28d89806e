package io.github.acetune.fit.design;

/**
 * Arithmetic on strips: stretches of a {@code double[]} whose length is a multiple of {@link #WIDTH}. The two implementations
 * agree to rounding; which one is used depends on the machine only, never on the input.
 */
sealed interface Strips permits ScalarStrips, VectorStrips {
    /** Strips are padded to a multiple of this. */
    int WIDTH = 8;

    /** The implementation for this machine, chosen once. */
    static Strips fastest() {
        return StripsHolder.FASTEST;
    }

    /** The smallest multiple of {@link #WIDTH} that holds {@code n}. */
    static int padded(int n) {
        return (n + WIDTH - 1) / WIDTH * WIDTH;
    }

    /** Complex product of two strips each, out = a·b; real and imaginary parts apart, all in one array. */
    void multiply(double[] x, int aRe, int aIm, int bRe, int bIm, int outRe, int outIm, int length);

    /** Real part of a complex product, added with a weight: out += w·Re(a·b). */
    void addRealProduct(
            double weight,
            double[] x,
            int aRe,
            int aIm,
            int bRe,
            int bIm,
            double[] out,
            int to,
            int length);

    /** out += w·x. */
    void addScaled(double weight, double[] x, int from, double[] out, int to, int length);

    /** out = Σ_k weights[k] · in[offsets[index[k]] …]. */
    void combine(
            double[] weights,
            int weightFrom,
            int[] index,
            int indexFrom,
            int count,
            int[] offsets,
            double[] in,
            double[] out,
            int to,
            int length);

    /** out = a·b, element by element. */
    void product(double[] a, int aFrom, double[] b, int bFrom, double[] out, int to, int length);

    /** Σ a·b. */
    double dot(double[] a, int aFrom, double[] b, int bFrom, int length);

    /**
     * out_c = u_c·y + r·g_c for the three components c, each a strip after the other.
     *
     * @param u R'·r̂_c, [3·length]
     * @param y Y, in {@code angular}
     * @param r R
     * @param g ∇Y_c, [3·length], in {@code angular}
     */
    void gradient(
            double[] u,
            int uFrom,
            double[] angular,
            int y,
            int g,
            double[] r,
            int rFrom,
            double[] out,
            int to,
            int length);
}
