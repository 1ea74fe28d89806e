package io.github.acetune.md;

import io.github.acetune.structure.Cell;
import java.util.function.DoubleUnaryOperator;

/** Symmetric 3×3 tensors, [9], row-major. */
final class Tensors {
    private static final int SWEEPS = 50;

    private Tensors() {}

    static double trace(double... t) {
        return t[0] + t[4] + t[8];
    }

    /** Σ a_ij b_ij. */
    static double contract(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < 9; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** f(t) by the eigenvalues of t. */
    static double[] apply(double[] t, DoubleUnaryOperator f) {
        double[] a = t.clone();
        double[] q = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        diagonalise(a, q);
        double[] result = new double[9];
        for (int k = 0; k < 3; k++) {
            double value = f.applyAsDouble(a[4 * k]);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    result[3 * i + j] += q[3 * i + k] * value * q[3 * j + k];
                }
            }
        }
        return result;
    }

    /** Jacobi's rotations; the columns of q become the eigenvectors. */
    private static void diagonalise(double[] a, double[] q) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            if (a[1] == 0 && a[2] == 0 && a[5] == 0) {
                return;
            }
            rotate(a, q, 0, 1);
            rotate(a, q, 0, 2);
            rotate(a, q, 1, 2);
        }
    }

    private static void rotate(double[] a, double[] q, int i, int j) {
        double off = a[3 * i + j];
        if (Math.abs(off) <= 1e-300 + 1e-17 * (Math.abs(a[4 * i]) + Math.abs(a[4 * j]))) {
            a[3 * i + j] = 0;
            a[3 * j + i] = 0;
            return;
        }
        double theta = (a[4 * j] - a[4 * i]) / (2 * off);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int k = 0; k < 3; k++) {
            double first = a[3 * k + i];
            double second = a[3 * k + j];
            a[3 * k + i] = c * first - s * second;
            a[3 * k + j] = s * first + c * second;
            first = q[3 * k + i];
            second = q[3 * k + j];
            q[3 * k + i] = c * first - s * second;
            q[3 * k + j] = s * first + c * second;
        }
        for (int k = 0; k < 3; k++) {
            double first = a[3 * i + k];
            double second = a[3 * j + k];
            a[3 * i + k] = c * first - s * second;
            a[3 * j + k] = s * first + c * second;
        }
        a[3 * i + j] = 0;
        a[3 * j + i] = 0;
    }

    /** Every vector times a tensor, in place. */
    static void transform(double[] vectors, double[] t) {
        for (int k = 0; k < vectors.length; k += 3) {
            double x = vectors[k];
            double y = vectors[k + 1];
            double z = vectors[k + 2];
            vectors[k] = x * t[0] + y * t[3] + z * t[6];
            vectors[k + 1] = x * t[1] + y * t[4] + z * t[7];
            vectors[k + 2] = x * t[2] + y * t[5] + z * t[8];
        }
    }

    static Cell transform(Cell cell, double[] t) {
        double[] vectors = cell.toArray();
        transform(vectors, t);
        return Cell.of(vectors);
    }
}
