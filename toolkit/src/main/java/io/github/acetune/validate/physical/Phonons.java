package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.math.matrix.Matrix;

/**
 * Vibrations of a crystal in the harmonic approximation: force constants from central differences of the forces in a supercell,
 * frequencies ν = √λ/2π from the eigenvalues λ of the dynamical matrix D(q) = Σ_j Φ_0j exp(i q·(r_j − r_0))/√(m_0 m_j).
 * Imaginary frequencies are given as negative numbers. Immutable.
 */
public final class Phonons {
    /** eV/(amu Å²) to the square of an angular frequency in 1/ps. */
    private static final double PER_PICOSECOND_SQUARED = 1 / Units.AMU;

    private static final double DEFAULT_DISPLACEMENT = 0.01;
    private static final double SAME_DISTANCE = 1e-6;

    private final Structure cell;
    private final List<Coupling> couplings;

    /** The force on an image of an atom for a displacement of an atom in the cell, [3][3] row-major: −∂F_b/∂u_a. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    private record Coupling(int moved, int other, double[] apart, double[] constants) {}

    private Phonons(Structure cell, List<Coupling> couplings) {
        this.cell = cell;
        this.couplings = List.copyOf(couplings);
    }

    /**
     * With displacements of 0.01 Å.
     *
     * @param potential the forces
     * @param cell a primitive cell at rest
     * @param repeats how often each cell vector is repeated in the supercell; forces must have died off over half of it
     * @return the vibrations
     */
    public static Phonons of(Calculator potential, Structure cell, int repeats) {
        return of(potential, cell, repeats, DEFAULT_DISPLACEMENT);
    }

    /**
     * With any displacement.
     *
     * @param potential the forces
     * @param cell a primitive cell at rest
     * @param repeats how often each cell vector is repeated in the supercell
     * @param displacement Å
     * @return the vibrations
     * @throws InvalidInputException where there is no repeat or displacement
     */
    public static Phonons of(
            Calculator potential, Structure cell, int repeats, double displacement) {
        if (repeats < 1 || !(displacement > 0)) {
            throw new InvalidInputException(
                    "phonons need at least one repeat and a displacement above 0 Å, found "
                            + repeats
                            + " and "
                            + displacement);
        }
        Structure supercell = Deformations.supercell(cell, repeats, repeats, repeats);
        List<Coupling> couplings = new ArrayList<>();
        for (int atom = 0; atom < cell.size(); atom++) {
            int moved = place(supercell, cell.positions(), atom);
            double[][] responses = new double[3][];
            for (int x = 0; x < 3; x++) {
                responses[x] = response(potential, supercell, 3 * moved + x, displacement);
            }
            for (int other = 0; other < supercell.size(); other++) {
                couple(cell, supercell, atom, moved, other, responses, couplings);
            }
        }
        return new Phonons(cell, couplings);
    }

    /** The atom of the supercell that stands where an atom of the cell stands. */
    private static int place(Structure supercell, double[] positions, int atom) {
        double[] all = supercell.positions();
        for (int k = 0; k < supercell.size(); k++) {
            double distance = 0;
            for (int x = 0; x < 3; x++) {
                distance += Math.abs(all[3 * k + x] - positions[3 * atom + x]);
            }
            if (distance < SAME_DISTANCE) {
                return k;
            }
        }
        throw new IllegalStateException("atom " + atom + " is not in its own supercell");
    }

    private static double[] response(
            Calculator potential, Structure supercell, int coordinate, double displacement) {
        double[] positions = supercell.positions();
        double start = positions[coordinate];
        positions[coordinate] = start + displacement;
        double[] up =
                potential.calculate(supercell.withGeometry(positions, supercell.cell())).forces();
        positions[coordinate] = start - displacement;
        double[] down =
                potential.calculate(supercell.withGeometry(positions, supercell.cell())).forces();
        double[] constants = new double[up.length];
        for (int k = 0; k < up.length; k++) {
            constants[k] = -(up[k] - down[k]) / (2 * displacement);
        }
        return constants;
    }

    /** Shares the constants between the nearest images of an atom, which are several on the border of the supercell. */
    private static void couple(
            Structure cell,
            Structure supercell,
            int atom,
            int moved,
            int other,
            double[][] responses,
            List<Coupling> couplings) {
        List<double[]> nearest = nearestImages(supercell, moved, other);
        double[] constants = new double[9];
        for (int x = 0; x < 3; x++) {
            for (int y = 0; y < 3; y++) {
                constants[3 * x + y] = responses[x][3 * other + y] / nearest.size();
            }
        }
        int basis = other % cell.size();
        for (double[] apart : nearest) {
            couplings.add(new Coupling(atom, basis, apart, constants));
        }
    }

    private static List<double[]> nearestImages(Structure supercell, int from, int to) {
        double[] positions = supercell.positions();
        double[] vectors = supercell.cell().toArray();
        double[] apart = new double[3];
        for (int x = 0; x < 3; x++) {
            apart[x] = positions[3 * to + x] - positions[3 * from + x];
        }
        double[] fractions = supercell.cell().fractional(apart);
        List<double[]> images = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (int a = -2; a <= 2; a++) {
            for (int b = -2; b <= 2; b++) {
                for (int c = -2; c <= 2; c++) {
                    double[] shift = {
                        a - Math.rint(fractions[0]),
                        b - Math.rint(fractions[1]),
                        c - Math.rint(fractions[2])
                    };
                    double[] image = apart.clone();
                    for (int v = 0; v < 3; v++) {
                        for (int x = 0; x < 3; x++) {
                            image[x] += shift[v] * vectors[3 * v + x];
                        }
                    }
                    double length =
                            Math.sqrt(
                                    image[0] * image[0]
                                            + image[1] * image[1]
                                            + image[2] * image[2]);
                    if (length < best - SAME_DISTANCE) {
                        images.clear();
                        best = length;
                    }
                    if (length < best + SAME_DISTANCE) {
                        images.add(image);
                    }
                }
            }
        }
        return images;
    }

    /**
     * The frequencies at a wave vector.
     *
     * @param q [3], Cartesian, 1/Å, with the factor 2π
     * @return new array, 3 for each atom of the cell, THz, rising; imaginary ones negative
     */
    public double[] frequencies(double... q) {
        int size = 3 * cell.size();
        double[][] real = new double[size][size];
        double[][] imaginary = new double[size][size];
        for (Coupling coupling : couplings) {
            double[] apart = coupling.apart();
            double phase = q[0] * apart[0] + q[1] * apart[1] + q[2] * apart[2];
            double weight =
                    1
                            / Math.sqrt(
                                    cell.species().get(coupling.moved()).mass()
                                            * cell.species().get(coupling.other()).mass());
            for (int x = 0; x < 3; x++) {
                for (int y = 0; y < 3; y++) {
                    double constant = weight * coupling.constants()[3 * x + y];
                    int row = 3 * coupling.moved() + x;
                    int column = 3 * coupling.other() + y;
                    real[row][column] += constant * Math.cos(phase);
                    imaginary[row][column] += constant * Math.sin(phase);
                }
            }
        }
        return frequencies(real, imaginary);
    }

    /** Eigenvalues of the Hermitian matrix by those of a real symmetric one twice as large, which has each of them twice. */
    private static double[] frequencies(double[][] real, double[][] imaginary) {
        int size = real.length;
        double[][] doubled = new double[2 * size][2 * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double even = 0.5 * (real[row][column] + real[column][row]);
                double odd = 0.5 * (imaginary[row][column] - imaginary[column][row]);
                doubled[row][column] = even;
                doubled[size + row][size + column] = even;
                doubled[size + row][column] = odd;
                doubled[row][size + column] = -odd;
            }
        }
        Matrix matrix = Matrix.of(doubled);
        matrix.uplo(smile.math.blas.UPLO.LOWER);
        double[] values = matrix.eigen(false, false, true).wr;
        Arrays.sort(values);
        double[] frequencies = new double[size];
        for (int k = 0; k < size; k++) {
            double square = PER_PICOSECOND_SQUARED * 0.5 * (values[2 * k] + values[2 * k + 1]);
            frequencies[k] = Math.signum(square) * Math.sqrt(Math.abs(square)) / (2 * Math.PI);
        }
        return frequencies;
    }
}
