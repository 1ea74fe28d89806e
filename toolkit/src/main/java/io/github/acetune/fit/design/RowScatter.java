package io.github.acetune.fit.design;

/**
 * Adds what one atom's energy contributes to the rows of its structure: row 0 the energy, rows 1 … 3N the forces, and nine rows
 * of the virial where asked for.
 */
public final class RowScatter {
    private RowScatter() {}

    /**
     * Adds an energy and its gradient, both of the ACE part of an atom: where a repulsive core switches that part, f E_i and
     * f ∂E_i/∂r_j + E_i ∂f/∂r_j.
     *
     * @param geometry the atom's neighbours
     * @param energy E_i
     * @param strips ∂E_i/∂r_j as strips, laid out as in {@link AtomProjection#gradients()}
     * @param from where they begin
     * @param rows receives E_i and −∂E_i/∂r
     * @param firstRow the structure's energy row
     * @param atoms atoms of the structure
     * @param virial whether the nine rows after the forces receive −Σ_j ∂E_i/∂r_j ⊗ r_ij
     */
    public static void add(
            LaneGeometry geometry,
            double energy,
            double[] strips,
            int from,
            double[] rows,
            int firstRow,
            int atoms,
            boolean virial) {
        if (geometry.isSwitched()) {
            rows[firstRow] += geometry.factor * energy;
            double[] switched = switched(geometry, energy, strips, from);
            addForces(geometry, switched, 0, rows, firstRow, atoms, virial);
        } else {
            rows[firstRow] += energy;
            addForces(geometry, strips, from, rows, firstRow, atoms, virial);
        }
    }

    private static double[] switched(
            LaneGeometry geometry, double energy, double[] strips, int from) {
        var result = new double[3 * geometry.width()];
        for (int k = 0; k < result.length; k++) {
            result[k] = geometry.factor * strips[from + k] + energy * geometry.factorStrips[k];
        }
        return result;
    }

    private static void addForces(
            LaneGeometry geometry,
            double[] strips,
            int from,
            double[] rows,
            int firstRow,
            int atoms,
            boolean virial) {
        int forces = firstRow + 1;
        int[] neighbour = geometry.neighbour;
        double sx = 0;
        double sy = 0;
        double sz = 0;
        for (int s = 0; s < geometry.elements(); s++) {
            int count = geometry.count(s);
            int pad = geometry.padded(s);
            int first = geometry.first(s);
            int x = from + 3 * first;
            int y = x + pad;
            int z = y + pad;
            for (int j = 0; j < count; j++) {
                int row = forces + 3 * neighbour[first + j];
                double gx = strips[x + j];
                double gy = strips[y + j];
                double gz = strips[z + j];
                rows[row] -= gx;
                rows[row + 1] -= gy;
                rows[row + 2] -= gz;
                sx += gx;
                sy += gy;
                sz += gz;
            }
            if (virial) {
                addVirial(geometry, s, strips, x, rows, forces + 3 * atoms);
            }
        }
        int row = forces + 3 * geometry.atom();
        rows[row] += sx;
        rows[row + 1] += sy;
        rows[row + 2] += sz;
    }

    private static void addVirial(
            LaneGeometry geometry,
            int species,
            double[] strips,
            int from,
            double[] rows,
            int firstRow) {
        int pad = geometry.padded(species);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                int vector = geometry.vectorFrom(species, b);
                double sum = 0;
                for (int j = 0; j < geometry.count(species); j++) {
                    sum += strips[from + a * pad + j] * geometry.vectors()[vector + j];
                }
                rows[firstRow + 3 * a + b] -= sum;
            }
        }
    }
}
