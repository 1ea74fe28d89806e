package io.github.acetune.structure;

/**
 * Three cell vectors (rows), in Å.
 *
 * @param ax first vector, x component
 * @param ay first vector, y component
 * @param az first vector, z component
 * @param bx second vector, x component
 * @param by second vector, y component
 * @param bz second vector, z component
 * @param cx third vector, x component
 * @param cy third vector, y component
 * @param cz third vector, z component
 */
public record Cell(
        double ax,
        double ay,
        double az,
        double bx,
        double by,
        double bz,
        double cx,
        double cy,
        double cz) {
    /** No cell: three zero vectors, for structures that are not periodic. */
    public static final Cell NONE = new Cell(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Checks that all components are finite.
     *
     * @throws IllegalArgumentException where one is not
     */
    public Cell {
        double sum = ax + ay + az + bx + by + bz + cx + cy + cz;
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException(
                    "a cell vector has a component that is not a finite number");
        }
    }

    /**
     * A cell from its nine components.
     *
     * @param rows the vectors one after the other, row-major [9], Å
     * @return the cell
     */
    public static Cell of(double... rows) {
        if (rows.length != 9) {
            throw new IllegalArgumentException("a cell has 9 components, found " + rows.length);
        }
        return new Cell(
                rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7], rows[8]);
    }

    /**
     * A cube.
     *
     * @param edge its edge, Å
     * @return the cell
     */
    public static Cell cubic(double edge) {
        return orthorhombic(edge, edge, edge);
    }

    /**
     * A box with right angles.
     *
     * @param a edge along x, Å
     * @param b edge along y, Å
     * @param c edge along z, Å
     * @return the cell
     */
    public static Cell orthorhombic(double a, double b, double c) {
        return new Cell(a, 0, 0, 0, b, 0, 0, 0, c);
    }

    /**
     * One component of a cell vector.
     *
     * @param vector 0, 1 or 2
     * @param component 0 (x), 1 (y) or 2 (z)
     * @return the component, Å
     */
    public double get(int vector, int component) {
        return toArray()[3 * vector + component];
    }

    /**
     * The nine components, row-major.
     *
     * @return a new array [9], Å
     */
    public double[] toArray() {
        return new double[] {ax, ay, az, bx, by, bz, cx, cy, cz};
    }

    /**
     * The signed volume a·(b×c).
     *
     * @return Å³; negative for a left-handed cell
     */
    public double signedVolume() {
        return ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    }

    /**
     * The volume.
     *
     * @return Å³
     */
    public double volume() {
        return Math.abs(signedVolume());
    }

    /**
     * The reciprocal vectors b×c/V, c×a/V, a×b/V, whose dot products with a position are its fractional coordinates.
     *
     * @return a new array [9], row-major, 1/Å
     * @throws ArithmeticException where the volume is zero
     */
    public double[] reciprocal() {
        double volume = signedVolume();
        if (volume == 0) {
            throw new ArithmeticException("the cell has no volume");
        }
        return new double[] {
            (by * cz - bz * cy) / volume, (bz * cx - bx * cz) / volume,
                    (bx * cy - by * cx) / volume,
            (cy * az - cz * ay) / volume, (cz * ax - cx * az) / volume,
                    (cx * ay - cy * ax) / volume,
            (ay * bz - az * by) / volume, (az * bx - ax * bz) / volume, (ax * by - ay * bx) / volume
        };
    }

    /**
     * The distances between opposite faces of the cell.
     *
     * @return a new array [3], Å
     */
    public double[] heights() {
        double[] g = reciprocal();
        return new double[] {
            1 / Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]),
            1 / Math.sqrt(g[3] * g[3] + g[4] * g[4] + g[5] * g[5]),
            1 / Math.sqrt(g[6] * g[6] + g[7] * g[7] + g[8] * g[8])
        };
    }

    /**
     * Positions from fractional coordinates.
     *
     * @param fractions [3·n], row-major
     * @return a new array [3·n], row-major, Å
     */
    public double[] cartesian(double... fractions) {
        double[] positions = new double[fractions.length];
        for (int k = 0; k < fractions.length; k += 3) {
            double u = fractions[k];
            double v = fractions[k + 1];
            double w = fractions[k + 2];
            positions[k] = u * ax + v * bx + w * cx;
            positions[k + 1] = u * ay + v * by + w * cy;
            positions[k + 2] = u * az + v * bz + w * cz;
        }
        return positions;
    }

    /**
     * Fractional coordinates of positions.
     *
     * @param positions [3·n], row-major, Å
     * @return a new array [3·n], row-major
     * @throws ArithmeticException where the volume is zero
     */
    public double[] fractional(double... positions) {
        double[] g = reciprocal();
        double[] fractions = new double[positions.length];
        for (int k = 0; k < positions.length; k++) {
            int atom = k - k % 3;
            int row = 3 * (k % 3);
            fractions[k] =
                    g[row] * positions[atom]
                            + g[row + 1] * positions[atom + 1]
                            + g[row + 2] * positions[atom + 2];
        }
        return fractions;
    }
}
