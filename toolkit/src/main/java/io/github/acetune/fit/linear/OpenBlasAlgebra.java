package io.github.acetune.fit.linear;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.openblas.global.openblas;

/** OpenBLAS, on the calling thread only. */
final class OpenBlasAlgebra implements DenseAlgebra {
    OpenBlasAlgebra() {
        openblas.blas_set_num_threads(1);
        // A first call, so that a library that loads but does not work is found out here.
        double[] probe = {4};
        if (openblas.LAPACKE_dpotrf(LAPACK_COL_MAJOR, (byte) 'L', 1, probe, 1) != 0
                || probe[0] != 2) {
            throw new IllegalStateException("OpenBLAS does not compute");
        }
    }

    @Override
    public String name() {
        return "OpenBLAS";
    }

    @Override
    public void addGramPanel(
            int rows, int columns, double[] a, int firstColumn, int lastColumn, double[] gram) {
        if (rows == 0) {
            return;
        }
        int width = lastColumn - firstColumn;
        int below = columns - firstColumn;
        int tail = rows * firstColumn;
        // The native call takes whole arrays: hand over only the columns that the panel needs.
        double[] right =
                firstColumn == 0 ? a : java.util.Arrays.copyOfRange(a, tail, rows * columns);
        double[] panel = new double[below * width];
        openblas.cblas_dgemm(
                CblasColMajor,
                CblasTrans,
                CblasNoTrans,
                below,
                width,
                rows,
                1,
                right,
                rows,
                right,
                rows,
                0,
                panel,
                below);
        for (int j = 0; j < width; j++) {
            int target = (firstColumn + j) * columns + firstColumn;
            for (int i = j; i < below; i++) {
                gram[target + i] += panel[j * below + i];
            }
        }
    }

    @Override
    public void addTransposedProduct(
            int rows, int columns, double[] a, double alpha, double[] x, double[] y) {
        if (rows > 0) {
            openblas.cblas_dgemv(
                    CblasColMajor, CblasTrans, rows, columns, alpha, a, rows, x, 1, 1, y, 1);
        }
    }

    @Override
    public void addProduct(
            int rows, int columns, double[] a, double alpha, double[] x, double[] y) {
        if (rows > 0) {
            openblas.cblas_dgemv(
                    CblasColMajor, CblasNoTrans, rows, columns, alpha, a, rows, x, 1, 1, y, 1);
        }
    }

    @Override
    public boolean cholesky(int n, double[] matrix) {
        return openblas.LAPACKE_dpotrf(LAPACK_COL_MAJOR, (byte) 'L', n, matrix, n) == 0;
    }

    @Override
    public void solveCholesky(int n, double[] factor, double[] b) {
        openblas.LAPACKE_dpotrs(LAPACK_COL_MAJOR, (byte) 'L', n, 1, factor, n, b, n);
    }

    @Override
    public void invertTriangle(int n, double[] factor) {
        int info = openblas.LAPACKE_dtrtri(LAPACK_COL_MAJOR, (byte) 'L', (byte) 'N', n, factor, n);
        if (info != 0) {
            throw new IllegalStateException("dtrtri found a zero on the diagonal at " + info);
        }
    }

    @Override
    public void triangularise(int rows, int columns, double[] a) {
        var reflectors = new double[columns];
        int info = openblas.LAPACKE_dgeqrf(LAPACK_COL_MAJOR, rows, columns, a, rows, reflectors);
        if (info != 0) {
            throw new IllegalStateException("dgeqrf found something wrong with argument " + -info);
        }
    }

    @Override
    public double affordableReflections() {
        return 3e10;
    }
}
