package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.LaneBasis;

/**
 * The arithmetic of {@link LaneEngine} in one precision. Numbers stand in rows, one per lane, in arrays; an instance
 * belongs to one engine.
 *
 * @param <A> the arrays
 */
sealed interface LaneKernels<A> permits DoubleKernels, FloatKernels {
    /** How many lanes there are. */
    int lanes();

    /** One number. */
    double get(A numbers, int index);

    /** Writes one number, rounded. */
    void set(A numbers, int index, double value);

    /** Room for numbers, filled with zeros. */
    A allocate(int numbers);

    /** A copy of numbers. */
    default A copy(double... numbers) {
        A copy = allocate(numbers.length);
        for (int q = 0; q < numbers.length; q++) {
            set(copy, q, numbers[q]);
        }
        return copy;
    }

    /** Sets the first numbers to zero. */
    void clear(A numbers, int count);

    /** Reads the directions of all rows; to be called after they have changed. */
    void begin(LaneNeighbours rows);

    /**
     * g_k and g'_k of a row, inner cutoff and weight of the lanes included.
     *
     * @param g receives values from {@code to} on, [K·W]
     * @param dg receives derivatives from {@code slopesTo} on
     */
    void radials(LaneBasis basis, LaneNeighbours rows, int row, A g, int to, A dg, int slopesTo);

    /**
     * Two rows times a matrix.
     *
     * @param strips the matrix in strips of four columns, see {@link LaneShell}
     * @param size how many rows the matrix has
     * @param columns how many columns, a multiple of four
     * @param g the first row, [size·W] from {@code from} on, the second {@code fromStride} later
     * @param to receives the first result, [columns·W] from {@code at} on, the second {@code toStride} later
     */
    void contract(
            A strips,
            int size,
            int columns,
            A g,
            int from,
            int fromStride,
            A to,
            int at,
            int toStride);

    /** The harmonics up to some l of a row from {@code to} on, [(l_max + 1)²·W]. */
    void harmonics(int maxL, int row, A values, int to);

    /**
     * Σ ∂E/∂Y · D and Σ (slope) · Y of one of the two rows that {@link #contractAdjoints} treated last, D being the derivatives of
     * the harmonics as functions of three variables. They are kept for {@link #pairGradients}.
     */
    void harmonicGradient(int maxL, int row);

    /**
     * ∂E_i/∂r_ij of one row (equation 19), without the repulsion of the cores.
     *
     * @param gradients receives them, three numbers for each slot
     */
    void pairGradients(LaneNeighbours rows, int row, double[] gradients);

    /** Adds numbers from {@code from} on to sums, [count·W]. */
    void add(A numbers, int from, int count, A sums);

    /**
     * The A's of one l, A_ni = Σ_rows R_n Y_i, with R_n or g_k.
     *
     * @param rows number of neighbours, even
     * @param radial R from {@code r} on, the n of this l together, neighbours {@code rStride} apart
     * @param count how many n
     * @param angular Y from {@code y} on, neighbours {@code yStride} apart
     * @param width 2l + 1
     * @param base receives A, from {@code to} on those of i = 0, {@code stride} later the next
     */
    void accumulate(
            int rows,
            A radial,
            int r,
            int rStride,
            int count,
            A angular,
            int y,
            int yStride,
            int width,
            A base,
            int to,
            int stride);

    /**
     * For two rows of neighbours ∂E/∂Y_i = Σ_n R_n ∂E/∂A_ni and Σ_n R'_n ∂E/∂A_ni, which are kept for
     * {@link #harmonicGradient}.
     *
     * @param adjoints ∂E/∂A, from {@code from} on those of i = 0, {@code stride} later the next
     * @param value R of the first row from {@code r} on, of the second from {@code r + rStride} on
     * @param slope R' likewise, from {@code s} on
     * @param y which harmonics, counted in numbers
     */
    void contractAdjoints(
            A adjoints,
            int from,
            int stride,
            int count,
            int width,
            A value,
            int r,
            A slope,
            int s,
            int rStride,
            int y);

    /** Multiplies and couples quantities, then adds the roots to the densities, [P·W]. */
    void forward(LaneCentre<A> centre, A quantities, A rho);

    /**
     * Adjoints of all quantities from ∂E/∂ρ_p, [P·W].
     *
     * @param weights for the roots of one slice, [steps·W]
     */
    void backward(LaneCentre<A> centre, A quantities, A adjoints, A slopes, A weights);
}
