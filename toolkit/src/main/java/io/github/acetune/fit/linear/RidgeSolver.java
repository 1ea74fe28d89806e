package io.github.acetune.fit.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Minimises |A x − b|² + Σ_k ridge_k x_k² + absolute · Σ_k |x_k|.
 *
 * <p>The Gram matrix is scaled to a unit diagonal and factorised (Cholesky), or the factor comes from an orthogonal factorisation
 * of the rows; where the rows of A are at hand, the solution is refined with residuals computed from them, which gives back the accuracy of an orthogonal factorisation (Å. Björck, Linear
 * Algebra Appl. 88/89, 31 (1987), corrected seminormal equations).
 */
public final class RidgeSolver {
    private static final int REFINEMENTS = 3;
    private static final int SIGN_ROUNDS = 50;

    /** A step that is shorter than this, relative to the solution, changes rounding only. */
    private static final double LOST = 1e-13;

    /** A column of which less is left than this, its length being 1, depends on the others. */
    private static final double DEPENDENT = 1e-14;

    private final DenseAlgebra algebra;
    private final ReducedSystem system;
    private final Optional<Triangle> triangle;
    private final double[] ridge;
    private final double[] scale;
    private final double[] factor;
    private final double jitter;

    /**
     * Factorises.
     *
     * @param system the problem
     * @param ridge ridge_k, [n], zero or more
     */
    public RidgeSolver(ReducedSystem system, double... ridge) {
        this(system, Optional.empty(), ridge);
    }

    /**
     * Factorises, from an orthogonal factorisation of the rows where there is one.
     *
     * @param system the problem
     * @param triangle the same problem
     * @param ridge ridge_k, [n], zero or more
     */
    public RidgeSolver(ReducedSystem system, Optional<Triangle> triangle, double... ridge) {
        this.triangle = triangle;
        this.algebra = DenseAlgebra.fastest();
        this.system = system;
        this.ridge = ridge.clone();
        int n = system.columns();
        this.scale = new double[n];
        for (int k = 0; k < n; k++) {
            double diagonal = system.gram()[k * n + k] + ridge[k];
            // A function that no atom sees has an empty column: its coefficient is to be zero.
            scale[k] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
        }
        double[] lower = null;
        double shift = 0;
        while (lower == null) {
            double tried = shift;
            lower =
                    triangle.map(given -> tryTriangle(given, tried))
                            .orElseGet(() -> tryGram(tried))
                            .orElse(null);
            shift = lower != null ? shift : shift == 0 ? 1e-15 : shift * 10;
        }
        this.factor = lower;
        this.jitter = shift;
    }

    /** R of the scaled columns and the roots of the ridge below it; its transpose is the factor. */
    private Optional<double[]> tryTriangle(Triangle given, double shift) {
        int n = system.columns();
        var stack = new double[2 * n * n];
        for (int column = 0; column < n; column++) {
            for (int row = 0; row <= column; row++) {
                stack[2 * n * column + row] = given.entry(row, column) * scale[column];
            }
            boolean empty = system.gram()[column * n + column] + ridge[column] == 0;
            stack[2 * n * column + n + column] =
                    empty ? 1 : Math.sqrt(ridge[column] * scale[column] * scale[column] + shift);
        }
        algebra.triangularise(2 * n, n, stack);
        var lower = new double[n * n];
        for (int row = 0; row < n; row++) {
            double diagonal = stack[2 * n * row + row];
            if (!(Math.abs(diagonal) > DEPENDENT)) {
                return Optional.empty();
            }
            for (int column = row; column < n; column++) {
                lower[row * n + column] = Math.signum(diagonal) * stack[2 * n * column + row];
            }
        }
        return Optional.of(lower);
    }

    private Optional<double[]> tryGram(double shift) {
        int n = system.columns();
        var matrix = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                matrix[j * n + i] = system.gram()[j * n + i] * scale[i] * scale[j];
            }
            matrix[j * n + j] += ridge[j] * scale[j] * scale[j] + shift;
            if (matrix[j * n + j] == 0) {
                matrix[j * n + j] = 1;
            }
        }
        return algebra.cholesky(n, matrix) ? Optional.of(matrix) : Optional.empty();
    }

    /**
     * What had to be added to the scaled diagonal to factorise at all; zero where the problem is well posed in floating point.
     *
     * @return relative to the diagonal
     */
    public double jitter() {
        return jitter;
    }

    /**
     * The minimiser, refined with the Gram matrix or the triangle only.
     *
     * @param absolute weight of Σ|x|, small: signs of coefficients are iterated to consistency
     * @return x, a new array [n]
     */
    public double[] solve(double absolute) {
        return triangle.map(given -> solve(absolute, given::gradient))
                .orElseGet(() -> solve(absolute, this::gradientFromGram));
    }

    /**
     * The minimiser, refined with residuals.
     *
     * @param absolute weight of Σ|x|
     * @param dataGradient gives Aᵀ(b − A x) for an x, from the rows of A
     * @return x, a new array [n]
     */
    public double[] solve(double absolute, UnaryOperator<double[]> dataGradient) {
        int n = system.columns();
        var x = new double[n];
        if (triangle.isEmpty()) {
            System.arraycopy(system.rightHandSide(), 0, x, 0, n);
            applyInverse(x);
        }
        var signs = new double[n];
        refine(x, signs, 0, dataGradient);
        if (absolute > 0) {
            // To change signs takes the factor only, not the data.
            for (int round = 0; round < SIGN_ROUNDS; round++) {
                var step = new double[n];
                if (!updateSigns(x, signs, 0.5 * absolute, step)) {
                    break;
                }
                applyInverse(step);
                add(step, x);
            }
            refine(x, signs, absolute, dataGradient);
        }
        return x;
    }

    /** Steps on the whole gradient until they are lost in rounding. */
    private void refine(
            double[] x, double[] signs, double absolute, UnaryOperator<double[]> dataGradient) {
        double last = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= REFINEMENTS; k++) {
            double[] step = dataGradient.apply(x);
            for (int v = 0; v < x.length; v++) {
                step[v] -= ridge[v] * x[v] + 0.5 * absolute * signs[v];
            }
            applyInverse(step);
            double length = length(step);
            if (!(length < last)) {
                return;
            }
            add(step, x);
            if (length <= LOST * length(x)) {
                return;
            }
            last = length;
        }
    }

    private static void add(double[] step, double[] x) {
        for (int k = 0; k < x.length; k++) {
            x[k] += step[k];
        }
    }

    /** In units in which every column has the length 1. */
    private double length(double[] x) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            double scaled = x[k] / scale[k];
            sum += scaled * scaled;
        }
        return Math.sqrt(sum);
    }

    /** Takes the signs of x; subtracts the change of their gradient from that of a step. */
    private static boolean updateSigns(double[] x, double[] signs, double weight, double[] step) {
        boolean changed = false;
        for (int k = 0; k < x.length; k++) {
            double sign = Math.signum(x[k]);
            changed |= sign != signs[k];
            step[k] -= weight * (sign - signs[k]);
            signs[k] = sign;
        }
        return changed;
    }

    private double[] gradientFromGram(double[] x) {
        double[] gradient = system.multiply(x);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = system.rightHandSide()[k] - gradient[k];
        }
        return gradient;
    }

    /**
     * Applies (AᵀA + ridge)⁻¹ in place.
     *
     * @param vector [n]
     */
    public void applyInverse(double[] vector) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] *= scale[k];
        }
        algebra.solveCholesky(vector.length, factor, vector);
        for (int k = 0; k < vector.length; k++) {
            vector[k] *= scale[k];
        }
    }

    /**
     * The diagonal of (AᵀA + ridge)⁻¹.
     *
     * @return a new array [n]
     */
    public double[] inverseDiagonal() {
        int n = system.columns();
        double[] root = inverseRoot();
        var diagonal = new double[n];
        for (int k = 0; k < n; k++) {
            for (int i = k; i < n; i++) {
                diagonal[k] += root[k * n + i] * root[k * n + i];
            }
        }
        return diagonal;
    }

    /**
     * A lower triangular W with Wᵀ W = (AᵀA + ridge)⁻¹.
     *
     * @return a new array [n²], column-major, zero above the diagonal
     */
    public double[] inverseRoot() {
        int n = system.columns();
        double[] root = factor.clone();
        algebra.invertTriangle(n, root);
        for (int j = 0; j < n; j++) {
            Arrays.fill(root, j * n, j * n + j, 0);
            for (int i = j; i < n; i++) {
                root[j * n + i] *= scale[j];
            }
        }
        return root;
    }

    /**
     * ln det(AᵀA + ridge).
     *
     * @return the natural logarithm
     */
    public double logDeterminant() {
        int n = system.columns();
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += 2 * (Math.log(factor[k * n + k]) - Math.log(scale[k]));
        }
        return sum;
    }
}
