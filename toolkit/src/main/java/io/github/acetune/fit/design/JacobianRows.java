package io.github.acetune.fit.design;

import java.util.Arrays;

/**
 * The Jacobian of some structures while their atoms add to it. It is kept in panels of as many columns as a cache line holds, row
 * after row: an atom adds to the rows of all its neighbours, and those of one panel stay in the first-level cache meanwhile. Holds
 * scratch memory: one per task.
 */
public final class JacobianRows {
    /** Functions that are turned round at a time: their strips and rows stay in the first-level cache. */
    private static final int BLOCK = 16;

    private static final int PANEL = Strips.WIDTH;

    private final Strips strips = Strips.fastest();
    private final int rows;
    private final double[] data;
    private double[] turned = new double[0];
    private double[] values = new double[0];
    private double[] none = new double[0];
    private double[] sums = new double[0];

    /**
     * Which rows belong to a structure: the energy, the forces of its atoms and, where asked for, the virial.
     *
     * @param first the energy's row; 3N of forces follow
     * @param atoms N
     * @param virial whether nine rows of the virial follow
     */
    public record Place(int first, int atoms, boolean virial) {}

    /**
     * Creates an empty Jacobian.
     *
     * @param rows of all structures
     * @param columns how many, blocks padded to {@link #padded}
     */
    public JacobianRows(int rows, int columns) {
        this.rows = rows;
        this.data = new double[Math.multiplyExact(rows, padded(columns))];
    }

    /** Where an entry stands. */
    private int index(int row, int column) {
        return (column / PANEL * rows + row) * PANEL + column % PANEL;
    }

    /**
     * Columns that are added to together begin at a multiple of a vector's length.
     *
     * @param columns how many
     * @return the smallest such multiple that holds them
     */
    public static int padded(int columns) {
        return Strips.padded(columns);
    }

    /**
     * Adds the derivatives by the coefficients of one density: for function v, slope ∂B_v/∂r + curvature B_v ∂ρ/∂r.
     *
     * @param atom its functions
     * @param place the structure's rows
     * @param columns the first column of each density; functions follow each other
     * @param slopes F′ of each density
     * @param curvatures F″ of each density
     * @param densities ∂ρ/∂r of each density, laid out as in {@link AtomProjection#gradients()}
     */
    public void addFunctions(
            AtomProjection atom,
            Place place,
            int[] columns,
            double[] slopes,
            double[] curvatures,
            double[][] densities) {
        int count = atom.functions().length;
        int stride = atom.stride();
        turned = ensured(turned, BLOCK * stride);
        values = ensured(values, BLOCK);
        for (int first = 0; first < count; first += BLOCK) {
            int some = Math.min(BLOCK, count - first);
            int block = padded(some);
            turn(atom, first, some, block);
            for (int p = 0; p < slopes.length; p++) {
                var part =
                        new Part(
                                slopes[p],
                                turned,
                                curvatures[p],
                                densities[p],
                                values,
                                slopes[p],
                                values);
                add(atom.geometry(), place, columns[p] + first, block, part);
            }
        }
    }

    /** Values and gradients of some functions, with the functions running fastest. */
    private void turn(AtomProjection atom, int first, int some, int block) {
        double[] gradients = atom.gradients();
        int stride = atom.stride();
        for (int f = 0; f < block; f++) {
            values[f] = f < some ? atom.value(first + f) : 0;
        }
        for (int q = 0; q < stride; q++) {
            int to = q * block;
            int from = first * stride + q;
            for (int f = 0; f < some; f++) {
                turned[to + f] = gradients[from + f * stride];
            }
            for (int f = some; f < block; f++) {
                turned[to + f] = 0;
            }
        }
    }

    /**
     * Adds derivatives of an atom's energy by a few parameters of its embedding, with the gradients of which run along that of a
     * density.
     *
     * @param geometry the atom's neighbours
     * @param place the structure's rows
     * @param column the first column
     * @param energies ∂E/∂x, padded
     * @param slopes their derivatives by the density, padded
     * @param density ∂ρ/∂r
     */
    public void addAlong(
            LaneGeometry geometry,
            Place place,
            int column,
            double[] energies,
            double[] slopes,
            double[] density) {
        int block = energies.length;
        turned = ensured(turned, block * 3 * geometry.width());
        Arrays.fill(turned, 0);
        add(geometry, place, column, block, new Part(0, turned, 1, density, slopes, 1, energies));
    }

    /**
     * Adds derivatives of an atom's energy.
     *
     * @param column the first column
     * @param block how many columns, padded
     * @param gradients their gradients, [stride·block]
     * @param energies the derivatives themselves, [block]
     */
    void add(
            LaneGeometry geometry,
            Place place,
            int column,
            int block,
            double[] gradients,
            double[] energies) {
        none = ensured(none, 3 * geometry.width());
        add(geometry, place, column, block, new Part(1, gradients, 0, none, energies, 1, energies));
    }

    /** Energies e·energies, with gradients α·t + β·d⊗b: t is [stride·block], d [stride], b [block]. */
    @SuppressWarnings("ArrayRecordComponent") // used at once
    private record Part(
            double alpha,
            double[] t,
            double beta,
            double[] d,
            double[] b,
            double e,
            double[] energies) {}

    /** Where a repulsive core switches the energy, it is f E, with the gradient f ∂E/∂r + E ∂f/∂r. */
    private void add(LaneGeometry geometry, Place place, int column, int block, Part part) {
        double factor = geometry.factor;
        for (int x = 0; x < block; x++) {
            data[index(place.first(), column + x)] += factor * part.e * part.energies[x];
        }
        addForces(
                geometry,
                place,
                column,
                block,
                factor * part.alpha,
                part.t,
                factor * part.beta,
                part.d,
                part.b);
        if (geometry.isSwitched()) {
            double[] own = geometry.factorStrips;
            addForces(geometry, place, column, block, 0, part.t, part.e, own, part.energies);
        }
    }

    private void addForces(
            LaneGeometry geometry,
            Place place,
            int column,
            int block,
            double alpha,
            double[] t,
            double beta,
            double[] d,
            double[] b) {
        sums = ensured(sums, 3 * block);
        Arrays.fill(sums, 0, 3 * block, 0);
        int forces = place.first() + 1;
        for (int s = 0; s < geometry.elements(); s++) {
            int first = geometry.first(s);
            strips.subtractRows(
                    geometry.count(s),
                    geometry.padded(s),
                    geometry.neighbour,
                    first,
                    alpha,
                    t,
                    3 * first * block,
                    beta,
                    d,
                    3 * first,
                    b,
                    block,
                    data,
                    index(forces, column),
                    rows * PANEL,
                    sums);
            if (place.virial()) {
                addVirial(geometry, s, place, column, block, alpha, t, beta, d, b);
            }
        }
        for (int c = 0; c < 3; c++) {
            int own = forces + 3 * geometry.atom() + c;
            for (int x = 0; x < block; x++) {
                data[index(own, column + x)] += sums[c * block + x];
            }
        }
    }

    private void addVirial(
            LaneGeometry geometry,
            int species,
            Place place,
            int column,
            int block,
            double alpha,
            double[] t,
            double beta,
            double[] d,
            double[] b) {
        int from = 3 * geometry.first(species);
        int virial = place.first() + 1 + 3 * place.atoms();
        int pad = geometry.padded(species);
        for (int a = 0; a < 3; a++) {
            for (int j = 0; j < geometry.count(species); j++) {
                int q = from + a * pad + j;
                for (int c = 0; c < 3; c++) {
                    double r = geometry.vectors()[geometry.vectorFrom(species, c) + j];
                    int to = virial + 3 * a + c;
                    for (int x = 0; x < block; x++) {
                        data[index(to, column + x)] -=
                                r * (alpha * t[q * block + x] + beta * d[q] * b[x]);
                    }
                }
            }
        }
    }

    /**
     * Copies columns into a matrix that is kept column by column, each row multiplied by its weight.
     *
     * @param weights one per row
     * @param columns which column each column of the matrix is; negative where it stays as it is
     * @param matrix [rows·columns]
     */
    public void copyTo(double[] weights, int[] columns, double[] matrix) {
        for (int first = 0; first < columns.length; first += PANEL) {
            int last = Math.min(columns.length, first + PANEL);
            for (int r = 0; r < rows; r++) {
                for (int c = first; c < last; c++) {
                    if (columns[c] >= 0) {
                        matrix[c * rows + r] = weights[r] * data[index(r, columns[c])];
                    }
                }
            }
        }
    }

    private static double[] ensured(double[] array, int length) {
        return array.length < length ? new double[length + length / 4] : array;
    }
}
