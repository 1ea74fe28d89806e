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

    /**
     * out = Σ_k (u[k] · x[offsets[k]] + w[k] · y[…]), the strips of y one after the other.
     *
     * @param u weights of the strips in x, from {@code uFrom} on
     * @param offsets where these begin, from {@code offsetFrom} on; {@code shift} is added
     * @param w weights of the strips in y, from {@code wFrom} on
     * @param yFrom where these begin
     */
    void combine(
            int count,
            double[] u,
            int uFrom,
            int[] offsets,
            int offsetFrom,
            int shift,
            double[] x,
            double[] w,
            int wFrom,
            double[] y,
            int yFrom,
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

    /**
     * Spherical harmonics of unit vectors and their gradients by the vectors.
     *
     * @param terms the recurrence
     * @param vectors holds unit vectors, three strips one after the other
     * @param from where they begin
     * @param inverse holds 1/r, zero in the padding
     * @param inverseFrom where it begins
     * @param out receives one strip per real component, then three per real component of gradients
     * @param to where they begin
     * @param length of a strip
     */
    void harmonics(
            HarmonicTerms terms,
            double[] vectors,
            int from,
            double[] inverse,
            int inverseFrom,
            double[] out,
            int to,
            int length);
}
