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
     * The same for several results of the same strips: out_r = Σ_k weights_r[k] · in[offsets[index[k]] …].
     *
     * @param results how many
     * @param weights those of the first result from {@code weightFrom} on, of the next {@code weightStep} later
     * @param out receives the first result from {@code to} on, the next {@code outStep} later
     */
    void combine(
            int results,
            double[] weights,
            int weightFrom,
            int weightStep,
            int[] index,
            int indexFrom,
            int count,
            int[] offsets,
            double[] in,
            double[] out,
            int to,
            int outStep,
            int length);

    /**
     * Subtracts from rows of a matrix: for neighbour j and component c, row 3·neighbour[j] + c is lowered by α·t + β·d·b, where t is
     * the stretch that belongs to (c, j), d a number that does, and b runs along the row. The matrix is kept in panels of
     * {@link #WIDTH} columns.
     *
     * @param count neighbours
     * @param pad neighbours of a strip
     * @param neighbour which they are, from {@code neighbourFrom} on
     * @param t stretches of {@code width}, [3·pad·width], from {@code tFrom} on
     * @param d three strips, from {@code dFrom} on
     * @param b [width]
     * @param width how much of a row, a multiple of {@link #WIDTH}
     * @param rows the matrix, whose first row begins at {@code rowsFrom}
     * @param panel from one panel to the next
     * @param sums what was subtracted is added up here for each component, [3·width]
     */
    void subtractRows(
            int count,
            int pad,
            int[] neighbour,
            int neighbourFrom,
            double alpha,
            double[] t,
            int tFrom,
            double beta,
            double[] d,
            int dFrom,
            double[] b,
            int width,
            double[] rows,
            int rowsFrom,
            int panel,
            double[] sums);

    /**
     * Outer products: for neighbour j and component c, a stretch Σ_m s_m · a_m, where s_m is the number of strip m that belongs to
     * (c, j) and a_m a stretch; where wanted, plus u · x_j + v · y_j, where u and v are numbers that belong to (c, j).
     *
     * @param count neighbours
     * @param pad neighbours of a strip
     * @param terms how many m
     * @param s three strips for each m, those of the first from {@code sFrom} on, of the next {@code sStep} later
     * @param a a stretch for each m, from {@code aFrom} on
     * @param plus whether u, x, v and y count
     * @param u three strips
     * @param x a stretch for each neighbour
     * @param v three strips
     * @param y a stretch for each neighbour
     * @param width of a stretch, a multiple of {@link #WIDTH}
     * @param out receives the stretches, [3·pad·width], from {@code to} on
     */
    void outer(
            int count,
            int pad,
            int terms,
            double[] s,
            int sFrom,
            int sStep,
            double[] a,
            int aFrom,
            boolean plus,
            double[] u,
            double[] x,
            double[] v,
            double[] y,
            int width,
            double[] out,
            int to);

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
