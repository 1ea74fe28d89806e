package io.github.acetune.structure;

/**
 * A rectangular brick that fills space as the cell does when it is repeated along the cell's vectors, whatever their angles: it
 * stands on the third vector, and its layers are shifted against each other by the components of the first and second.
 *
 * <p>Coordinates in the brick's frame are lengths along three perpendicular axes: of the first vector only the first axis knows,
 * of the second the first knows nothing.
 */
final class Brick {
    /** Rows: the vectors by which atoms repeat; where they do not, unit vectors perpendicular to the others. */
    final double[] vectors;

    /** Rows: the brick's axes. */
    private final double[] frame = new double[9];

    /** Components of the vectors along the axes; the diagonal holds the brick's edges. */
    final double[] components = new double[9];

    Brick(Cell cell, Periodicity periodicity) {
        vectors = completed(cell, periodicity);
        if (Cell.of(vectors).volume() == 0) {
            throw new ArithmeticException("the cell has no volume");
        }
        setNormal(vectors, 1, vectors, 2, frame, 0);
        setUnit(vectors, 2, frame, 2);
        setNormal(frame, 2, frame, 0, frame, 1);
        for (int row = 0; row < 3; row++) {
            if (along(frame, row, vectors, row) < 0) {
                for (int k = 3 * row; k < 3 * row + 3; k++) {
                    frame[k] = -frame[k];
                }
            }
            for (int axis = row; axis < 3; axis++) {
                components[3 * row + axis] = along(frame, axis, vectors, row);
            }
        }
    }

    /** The component of a position along an axis of the brick. */
    double along(int axis, double x, double y, double z) {
        return x * frame[3 * axis] + y * frame[3 * axis + 1] + z * frame[3 * axis + 2];
    }

    /** The edge along an axis. */
    double edge(int axis) {
        return components[4 * axis];
    }

    private static double[] completed(Cell cell, Periodicity periodicity) {
        double[] vectors = cell.toArray();
        boolean[] periodic = {periodicity.a(), periodicity.b(), periodicity.c()};
        int count = (periodic[0] ? 1 : 0) + (periodic[1] ? 1 : 0) + (periodic[2] ? 1 : 0);
        if (count == 0) {
            return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        }
        if (count == 1) {
            int axis = periodic[0] ? 0 : periodic[1] ? 1 : 2;
            int next = (axis + 1) % 3;
            int last = (axis + 2) % 3;
            double[] helper = new double[9];
            helper[smallestComponent(vectors, axis)] = 1;
            setNormal(helper, 0, vectors, axis, vectors, next);
            setNormal(vectors, axis, vectors, next, vectors, last);
        } else if (count == 2) {
            int missing = !periodic[0] ? 0 : !periodic[1] ? 1 : 2;
            setNormal(vectors, (missing + 1) % 3, vectors, (missing + 2) % 3, vectors, missing);
        }
        return vectors;
    }

    private static int smallestComponent(double[] vectors, int row) {
        int best = 0;
        for (int component = 1; component < 3; component++) {
            if (Math.abs(vectors[3 * row + component]) < Math.abs(vectors[3 * row + best])) {
                best = component;
            }
        }
        return best;
    }

    /** The unit vector along the cross product of a row of v and a row of w. */
    private static void setNormal(
            double[] v, int first, double[] w, int second, double[] target, int row) {
        int p = 3 * first;
        int q = 3 * second;
        double x = v[p + 1] * w[q + 2] - v[p + 2] * w[q + 1];
        double y = v[p + 2] * w[q] - v[p] * w[q + 2];
        double z = v[p] * w[q + 1] - v[p + 1] * w[q];
        target[3 * row] = x;
        target[3 * row + 1] = y;
        target[3 * row + 2] = z;
        setUnit(target, row, target, row);
    }

    private static void setUnit(double[] v, int from, double[] target, int row) {
        double norm = Math.sqrt(along(v, from, v, from));
        for (int k = 0; k < 3; k++) {
            target[3 * row + k] = v[3 * from + k] / norm;
        }
    }

    private static double along(double[] v, int first, double[] w, int second) {
        int p = 3 * first;
        int q = 3 * second;
        return v[p] * w[q] + v[p + 1] * w[q + 1] + v[p + 2] * w[q + 2];
    }
}
