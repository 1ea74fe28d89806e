package io.github.acetune.structure;

import java.util.ArrayList;
import java.util.Random;

/** New structures from old ones. All results are without labels, since these would no longer be true. */
public final class Deformations {
    private Deformations() {}

    /**
     * Repeats a cell along its vectors.
     *
     * @param structure what to repeat
     * @param a how often along the first vector, at least 1
     * @param b how often along the second vector
     * @param c how often along the third vector
     * @return the larger structure, copy after copy, without per-atom columns
     * @throws IllegalArgumentException where a number is below 1
     */
    public static Structure supercell(Structure structure, int a, int b, int c) {
        if (a < 1 || b < 1 || c < 1) {
            throw new IllegalArgumentException(
                    "a cell is repeated at least once, found " + a + ", " + b + ", " + c);
        }
        Cell cell = structure.cell();
        double[] positions = structure.positions();
        var species = new ArrayList<Element>();
        double[] all = new double[positions.length * a * b * c];
        int next = 0;
        for (int i = 0; i < a; i++) {
            for (int j = 0; j < b; j++) {
                for (int k = 0; k < c; k++) {
                    double[] shift = cell.cartesian(i, j, k);
                    species.addAll(structure.species());
                    for (int n = 0; n < positions.length; n++) {
                        all[next++] = positions[n] + shift[n % 3];
                    }
                }
            }
        }
        double[] v = cell.toArray();
        int[] times = {a, b, c};
        for (int k = 0; k < 9; k++) {
            v[k] *= times[k / 3];
        }
        return Structure.of(species, all, Cell.of(v), structure.periodicity())
                .withInfo(structure.info());
    }

    /**
     * The smallest cell of the same crystal, without turning it.
     *
     * @param crystal periodic in all directions
     * @return one of its primitive cells, with the shortest vectors; the crystal's own where it is primitive already. Atoms
     *     count as equal where a translation brings them within 0.0001 Å of each other. Without per-atom columns.
     * @throws IllegalArgumentException where the structure is not periodic in all directions
     */
    public static Structure primitive(Structure crystal) {
        return PrimitiveCell.of(crystal);
    }

    /**
     * Displaces every coordinate at random.
     *
     * @param structure what to displace
     * @param deviation standard deviation of the normal distribution, Å
     * @param seed the same seed gives the same displacements
     * @return the displaced structure
     */
    public static Structure rattle(Structure structure, double deviation, long seed) {
        var random = new Random(seed);
        double[] positions = structure.positions();
        for (int k = 0; k < positions.length; k++) {
            positions[k] += deviation * random.nextGaussian();
        }
        return structure.withGeometry(positions, structure.cell());
    }

    /**
     * Strains cell and positions: every vector r becomes (1 + ε)·r.
     *
     * @param structure what to strain
     * @param strain ε, [9], row-major
     * @return the strained structure
     */
    public static Structure strain(Structure structure, double... strain) {
        if (strain.length != 9) {
            throw new IllegalArgumentException("a strain has 9 components, found " + strain.length);
        }
        return structure.withGeometry(
                strained(structure.positions(), strain),
                Cell.of(strained(structure.cell().toArray(), strain)));
    }

    /**
     * Strains cell and positions at random: the six components of a symmetric ε are even in an interval about 0.
     *
     * @param structure what to strain
     * @param amplitude half the width of the interval, at least 0 and below 1; usually 0.01 to 0.1
     * @param seed the same seed gives the same strain
     * @return the strained structure
     * @throws IllegalArgumentException where the amplitude is out of range
     */
    public static Structure randomStrain(Structure structure, double amplitude, long seed) {
        if (!(amplitude >= 0 && amplitude < 1)) {
            throw new IllegalArgumentException(
                    "the amplitude of a strain is at least 0 and below 1, found " + amplitude);
        }
        var random = new Random(seed);
        double[] e = new double[6];
        for (int k = 0; k < e.length; k++) {
            e[k] = amplitude * (2 * random.nextDouble() - 1);
        }
        return strain(structure, e[0], e[5], e[4], e[5], e[1], e[3], e[4], e[3], e[2]);
    }

    /**
     * Scales cell and positions evenly to another volume.
     *
     * @param structure what to scale
     * @param factor new over old volume, above 0
     * @return the scaled structure
     */
    public static Structure scaleVolume(Structure structure, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException(
                    "the volume is scaled by a positive factor, found " + factor);
        }
        double strain = Math.cbrt(factor) - 1;
        return strain(structure, strain, 0, 0, 0, strain, 0, 0, 0, strain);
    }

    private static double[] strained(double[] vectors, double[] strain) {
        double[] moved = vectors.clone();
        for (int k = 0; k < vectors.length; k++) {
            int vector = k - k % 3;
            for (int m = 0; m < 3; m++) {
                moved[k] += strain[3 * (k % 3) + m] * vectors[vector + m];
            }
        }
        return moved;
    }
}
