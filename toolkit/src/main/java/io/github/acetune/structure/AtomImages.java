package io.github.acetune.structure;

import java.util.Arrays;

/**
 * Atoms brought into the brick of their cell, followed by every periodic image that may lie within reach of one of them.
 *
 * <p>An engine with memory of its own that is used again.
 */
final class AtomImages {
    private int atoms;
    private int count;
    private double[] positions = new double[0];
    private double[] coordinates = new double[0];
    private int[] atomOf = new int[0];
    private final double[] lower = new double[3];
    private final double[] upper = new double[3];

    /** How many atoms and images there are; the atoms come first, in their order. */
    int count() {
        return count;
    }

    /** Where they are, [3·count], Å. */
    double[] positions() {
        return positions;
    }

    /** Where they are in the brick's frame, [3·count], Å. */
    double[] coordinates() {
        return coordinates;
    }

    /** Of which atom each is an image, [count]. */
    int[] atomOf() {
        return atomOf;
    }

    /** Smallest coordinate that an image may have along an axis of the brick, Å. */
    double lower(int axis) {
        return lower[axis];
    }

    /** Largest such coordinate, Å. */
    double upper(int axis) {
        return upper[axis];
    }

    /**
     * Finds the images.
     *
     * @param given positions, [3·atoms], Å; only read
     * @param reach how far from an atom images are wanted, Å
     */
    void find(double[] given, int atoms, Brick brick, Periodicity periodicity, double reach) {
        this.atoms = atoms;
        count = 0;
        reserve(atoms);
        wrap(given, brick, periodicity);
        count = atoms;
        for (int axis = 0; axis < 3; axis++) {
            lower[axis] -= reach;
            upper[axis] += reach;
        }
        if (!periodicity.equals(Periodicity.NONE)) {
            addImages(brick, periodicity);
        }
    }

    private void reserve(int wanted) {
        if (wanted > atomOf.length) {
            int capacity = Math.max(wanted, atomOf.length + atomOf.length / 2);
            positions = Arrays.copyOf(positions, 3 * capacity);
            coordinates = Arrays.copyOf(coordinates, 3 * capacity);
            atomOf = Arrays.copyOf(atomOf, capacity);
        }
    }

    private void wrap(double[] given, Brick brick, Periodicity periodicity) {
        Arrays.fill(lower, Double.POSITIVE_INFINITY);
        Arrays.fill(upper, Double.NEGATIVE_INFINITY);
        for (int atom = 0; atom < atoms; atom++) {
            double x = given[3 * atom];
            double y = given[3 * atom + 1];
            double z = given[3 * atom + 2];
            for (int axis = 0; axis < 3; axis++) {
                if (periodicity.along(axis)) {
                    double image = Math.floor(brick.along(axis, x, y, z) / brick.edge(axis));
                    x -= image * brick.vectors[3 * axis];
                    y -= image * brick.vectors[3 * axis + 1];
                    z -= image * brick.vectors[3 * axis + 2];
                }
            }
            positions[3 * atom] = x;
            positions[3 * atom + 1] = y;
            positions[3 * atom + 2] = z;
            atomOf[atom] = atom;
            for (int axis = 0; axis < 3; axis++) {
                double coordinate = brick.along(axis, x, y, z);
                coordinates[3 * atom + axis] = coordinate;
                lower[axis] = Math.min(lower[axis], coordinate);
                upper[axis] = Math.max(upper[axis], coordinate);
            }
        }
    }

    private void addImages(Brick brick, Periodicity periodicity) {
        double[] shift = brick.components;
        for (int atom = 0; atom < atoms; atom++) {
            double first = coordinates[3 * atom];
            double second = coordinates[3 * atom + 1];
            double third = coordinates[3 * atom + 2];
            int lastA = last(0, first, brick, periodicity);
            for (int a = first(0, first, brick, periodicity); a <= lastA; a++) {
                double secondOfA = second + a * shift[1];
                double thirdOfA = third + a * shift[2];
                int lastB = last(1, secondOfA, brick, periodicity);
                for (int b = first(1, secondOfA, brick, periodicity); b <= lastB; b++) {
                    double thirdOfB = thirdOfA + b * shift[5];
                    int lastC = last(2, thirdOfB, brick, periodicity);
                    for (int c = first(2, thirdOfB, brick, periodicity); c <= lastC; c++) {
                        if (a != 0 || b != 0 || c != 0) {
                            addImage(atom, a, b, c, brick.vectors);
                            coordinates[3 * count - 3] = first + a * shift[0];
                            coordinates[3 * count - 2] = secondOfA + b * shift[4];
                            coordinates[3 * count - 1] = thirdOfB + c * shift[8];
                        }
                    }
                }
            }
        }
    }

    private int first(int axis, double coordinate, Brick brick, Periodicity periodicity) {
        return periodicity.along(axis)
                ? (int) Math.ceil((lower[axis] - coordinate) / brick.edge(axis))
                : 0;
    }

    private int last(int axis, double coordinate, Brick brick, Periodicity periodicity) {
        return periodicity.along(axis)
                ? (int) Math.floor((upper[axis] - coordinate) / brick.edge(axis))
                : 0;
    }

    private void addImage(int atom, int a, int b, int c, double[] v) {
        reserve(count + 1);
        for (int k = 0; k < 3; k++) {
            positions[3 * count + k] =
                    positions[3 * atom + k] + (a * v[k] + b * v[3 + k] + c * v[6 + k]);
        }
        atomOf[count++] = atom;
    }
}
