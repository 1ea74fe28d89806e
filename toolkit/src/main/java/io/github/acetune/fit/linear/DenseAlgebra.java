package io.github.acetune.fit.linear;

/**
 * The few dense operations that a fit needs. Every operation runs on the calling thread, so that results do not depend on the
 * number of threads; callers split the work. Implementations are stateless: threads may share them.
 */
public sealed interface DenseAlgebra permits OpenBlasAlgebra, JavaAlgebra {
    /**
     * The fastest implementation of this machine: OpenBLAS where its native library loads, plain Java elsewhere.
     *
     * @return a shared instance
     */
    static DenseAlgebra fastest() {
        return DenseAlgebraHolder.FASTEST;
    }

    /**
     * What is behind it, for reports.
     *
     * @return for example {@code "OpenBLAS"}
     */
    String name();

    /**
     * Adds a panel of a Gram matrix, C[:, first..last) += AᵀA[:, first..last), the rows from the diagonal downwards at least.
     *
     * @param rows rows of A
     * @param columns columns of A
     * @param a A, [rows·columns]
     * @param firstColumn first column of the panel
     * @param lastColumn one past its last column
     * @param gram C, [columns²]; its lower triangle holds the result
     */
    void addGramPanel(
            int rows, int columns, double[] a, int firstColumn, int lastColumn, double[] gram);

    /**
     * y += α Aᵀ x.
     *
     * @param rows rows of A
     * @param columns columns of A
     * @param a A, [rows·columns]
     * @param alpha the factor α
     * @param x [rows]
     * @param y [columns]
     */
    void addTransposedProduct(
            int rows, int columns, double[] a, double alpha, double[] x, double[] y);

    /**
     * y += α A x.
     *
     * @param rows rows of A
     * @param columns columns of A
     * @param a A, [rows·columns]
     * @param alpha the factor α
     * @param x [columns]
     * @param y [rows]
     */
    void addProduct(int rows, int columns, double[] a, double alpha, double[] x, double[] y);

    /**
     * Factorises a symmetric positive definite matrix in place, M = L Lᵀ.
     *
     * @param n size
     * @param matrix the lower triangle of M, [n²]; receives L
     * @return false where M is not positive definite in floating point; the array then holds nothing useful
     */
    boolean cholesky(int n, double[] matrix);

    /**
     * Solves L Lᵀ x = b in place.
     *
     * @param n size
     * @param factor L, [n²], from {@link #cholesky}
     * @param b right-hand side; receives x, [n]
     */
    void solveCholesky(int n, double[] factor, double[] b);

    /**
     * Inverts a lower triangular matrix in place.
     *
     * @param n size
     * @param factor L, [n²], its lower triangle; receives L⁻¹ there
     */
    void invertTriangle(int n, double[] factor);

    /**
     * Triangularises a tall matrix by Householder reflections, A = Q R.
     *
     * @param rows rows of A, at least {@code columns}
     * @param columns columns of A
     * @param a A, [rows·columns]; receives R in its upper triangle, the rest is scratch
     */
    void triangularise(int rows, int columns, double[] a);

    /**
     * The number of multiplications that {@link #triangularise} may take before the square of a matrix is to be preferred.
     *
     * @return a few seconds' worth
     */
    double affordableReflections();
}
