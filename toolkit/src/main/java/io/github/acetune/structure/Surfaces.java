package io.github.acetune.structure;

import static io.github.acetune.structure.Vectors.cross;
import static io.github.acetune.structure.Vectors.dot;
import static io.github.acetune.structure.Vectors.length;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Slabs: a few layers of a crystal with vacuum above and below. */
public final class Surfaces {
    /** Of a layer's thickness; gaps that differ by less count as equal, so that rounding does not choose. */
    private static final double SAME_GAP = 1e-6;

    private Surfaces() {}

    /**
     * Cuts a slab from a crystal, unreconstructed, in the smallest cell of the surface. It is cut where the gap between atomic
     * planes is widest, so that the fewest bonds are broken.
     *
     * @param crystal a crystal, ideal in its conventional cell, to whose axes the indices refer
     * @param h first Miller index
     * @param k second Miller index
     * @param l third Miller index
     * @param layers how many lattice planes thick, at least 1; a layer has all atoms of the primitive cell
     * @param vacuum the height of the vacuum, Å, above 0
     * @return the slab: surface normal along z, first vector along x, periodic along the first two vectors only, in the middle
     *     of its cell
     * @throws IllegalArgumentException where the indices are all 0, the crystal is not periodic or a number is out of range
     */
    public static Structure slab(
            Structure crystal, int h, int k, int l, int layers, double vacuum) {
        if (h == 0 && k == 0 && l == 0) {
            throw new IllegalArgumentException("the Miller indices are 0 0 0, which is no plane");
        }
        if (layers < 1 || !(vacuum > 0)) {
            throw new IllegalArgumentException(
                    "a slab needs at least 1 layer and a vacuum above 0 Å, found "
                            + layers
                            + " and "
                            + vacuum);
        }
        Structure primitive = PrimitiveCell.of(crystal);
        Cell oriented = oriented(primitive.cell(), indices(crystal.cell(), primitive, h, k, l));
        return stacked(primitive, oriented, layers, vacuum);
    }

    /** The Miller indices with respect to the primitive cell, without a common factor. */
    private static int[] indices(Cell conventional, Structure primitive, int h, int k, int l) {
        double[] g = conventional.reciprocal();
        double[] normal = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            normal[axis] = h * g[axis] + k * g[3 + axis] + l * g[6 + axis];
        }
        long lattices = Math.round(conventional.volume() / primitive.cell().volume());
        double[] p = primitive.cell().toArray();
        int[] indices = new int[3];
        int divisor = 0;
        for (int row = 0; row < 3; row++) {
            double[] vector = Arrays.copyOfRange(p, 3 * row, 3 * row + 3);
            indices[row] = (int) Math.round(lattices * dot(vector, normal));
            divisor = gcd(divisor, indices[row]);
        }
        for (int row = 0; row < 3; row++) {
            indices[row] /= divisor;
        }
        return indices;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    /** A cell of the same lattice whose first two vectors lie in the plane and whose third leads to the next plane. */
    private static Cell oriented(Cell cell, int... indices) {
        double[][] vectors = new double[3][];
        for (int row = 0; row < 3; row++) {
            vectors[row] = Arrays.copyOfRange(cell.toArray(), 3 * row, 3 * row + 3);
        }
        int[] steps = indices.clone();
        // Euclid's algorithm on the number of planes that each vector crosses, until one crosses
        // one and two cross none.
        int smallest = smallestNonZero(steps);
        while (Math.abs(steps[0]) + Math.abs(steps[1]) + Math.abs(steps[2]) > 1) {
            for (int row = 0; row < 3; row++) {
                if (row != smallest) {
                    int times = steps[row] / steps[smallest];
                    steps[row] -= times * steps[smallest];
                    subtract(vectors[row], times, vectors[smallest]);
                }
            }
            smallest = smallestNonZero(steps);
        }
        double[] out = scaled(vectors[smallest], steps[smallest]);
        double[] first = vectors[(smallest + 1) % 3];
        double[] second = vectors[(smallest + 2) % 3];
        reduce(first, second);
        if (dot(cross(first, second), out) < 0) {
            second = scaled(second, -1);
        }
        if (dot(first, second) > 1e-9) {
            double[] turned = scaled(first, -1);
            first = second;
            second = turned;
        }
        return new Cell(
                first[0], first[1], first[2], second[0], second[1], second[2], out[0], out[1],
                out[2]);
    }

    private static int smallestNonZero(int... steps) {
        int best = -1;
        for (int k = 0; k < steps.length; k++) {
            if (steps[k] != 0 && (best < 0 || Math.abs(steps[k]) < Math.abs(steps[best]))) {
                best = k;
            }
        }
        return best;
    }

    /** Makes two vectors as short as their lattice allows, the first not longer than the second (C. F. Gauss). */
    private static void reduce(double[] first, double[] second) {
        long times;
        do {
            if (dot(first, first) > dot(second, second) + 1e-9) {
                double[] old = first.clone();
                System.arraycopy(second, 0, first, 0, 3);
                System.arraycopy(old, 0, second, 0, 3);
            }
            times = Math.round(dot(first, second) / dot(first, first) - 1e-9);
            subtract(second, times, first);
        } while (times != 0);
    }

    private static Structure stacked(
            Structure primitive, Cell oriented, int layers, double vacuum) {
        double[] fractions = oriented.fractional(primitive.positions());
        double cut = widestGap(fractions);
        double[] all = new double[3 * primitive.size() * layers];
        var species = new ArrayList<Element>();
        int next = 0;
        for (int layer = 0; layer < layers; layer++) {
            species.addAll(primitive.species());
            for (int k = 0; k < fractions.length; k += 3) {
                double height = fractions[k + 2] - cut;
                all[next++] = fractions[k];
                all[next++] = fractions[k + 1];
                all[next++] = height - Math.floor(height) + layer;
            }
        }
        return upright(species, oriented.cartesian(all), oriented, vacuum)
                .withInfo(primitive.info());
    }

    /** The middle of the widest gap between atomic planes, as a fraction of the layer. */
    private static double widestGap(double... fractions) {
        double[] heights = new double[fractions.length / 3];
        for (int atom = 0; atom < heights.length; atom++) {
            double height = fractions[3 * atom + 2] + SAME_GAP;
            heights[atom] = height - Math.floor(height);
        }
        Arrays.sort(heights);
        double widest = heights[0] + 1 - heights[heights.length - 1];
        double cut = heights[0] - widest / 2;
        for (int k = 1; k < heights.length; k++) {
            double gap = heights[k] - heights[k - 1];
            if (gap > widest + SAME_GAP) {
                widest = gap;
                cut = heights[k] - gap / 2;
            }
        }
        return cut - SAME_GAP;
    }

    /** Turns the slab so that its normal is z and its first vector x, and gives it its cell. */
    private static Structure upright(
            List<Element> species, double[] positions, Cell oriented, double vacuum) {
        double[] v = oriented.toArray();
        double[] first = Arrays.copyOfRange(v, 0, 3);
        double[] second = Arrays.copyOfRange(v, 3, 6);
        double[] x = scaled(first, 1 / length(first));
        double[] normal = cross(first, second);
        double[] z = scaled(normal, 1 / length(normal));
        double[] y = cross(z, x);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double[] turned = new double[positions.length];
        for (int k = 0; k < positions.length; k += 3) {
            double[] position = Arrays.copyOfRange(positions, k, k + 3);
            turned[k] = dot(position, x);
            turned[k + 1] = dot(position, y);
            turned[k + 2] = dot(position, z);
            lowest = Math.min(lowest, turned[k + 2]);
            highest = Math.max(highest, turned[k + 2]);
        }
        double height = highest - lowest + vacuum;
        var cell = new Cell(length(first), 0, 0, dot(second, x), dot(second, y), 0, 0, 0, height);
        double[] fractions = cell.fractional(turned);
        for (int k = 0; k < fractions.length; k += 3) {
            fractions[k] -= Math.floor(fractions[k] + SAME_GAP);
            fractions[k + 1] -= Math.floor(fractions[k + 1] + SAME_GAP);
            fractions[k + 2] += (vacuum / 2 - lowest) / height;
        }
        return Structure.of(
                species, cell.cartesian(fractions), cell, new Periodicity(true, true, false));
    }

    private static void subtract(double[] vector, long times, double[] other) {
        for (int axis = 0; axis < 3; axis++) {
            vector[axis] -= times * other[axis];
        }
    }

    private static double[] scaled(double[] vector, double factor) {
        return new double[] {factor * vector[0], factor * vector[1], factor * vector[2]};
    }
}
