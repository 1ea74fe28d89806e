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
                int row = forces + 3 * geometry.neighbour(first + j);
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

    /**
     * The transpose of {@link #add}: for a number y per row, the factor e of the energy and the displacement δ_j = y_i − y_j of
     * each neighbour (and what the virial rows add to it), so that e E_i + Σ_j ∂E_i/∂r_j·δ_j is the sum over rows of y times what
     * is added to them.
     *
     * @param geometry the atom's neighbours
     * @param y one number per row
     * @param firstRow the structure's energy row
     * @param atoms atoms of the structure
     * @param virial whether there are virial rows
     * @param strips receives δ as strips, zero in the padding
     * @return e
     */
    public static double gather(
            LaneGeometry geometry,
            double[] y,
            int firstRow,
            int atoms,
            boolean virial,
            double[] strips) {
        int forces = firstRow + 1;
        int own = forces + 3 * geometry.atom();
        java.util.Arrays.fill(strips, 0, 3 * geometry.width(), 0);
        for (int s = 0; s < geometry.elements(); s++) {
            int pad = geometry.padded(s);
            int first = geometry.first(s);
            for (int c = 0; c < 3; c++) {
                int to = 3 * first + c * pad;
                for (int j = 0; j < geometry.count(s); j++) {
                    strips[to + j] = y[own + c] - y[forces + 3 * geometry.neighbour(first + j) + c];
                }
            }
            if (virial) {
                gatherVirial(geometry, s, y, forces + 3 * atoms, strips);
            }
        }
        return geometry.isSwitched() ? switchedBack(geometry, y[firstRow], strips) : y[firstRow];
    }

    private static double switchedBack(LaneGeometry geometry, double y, double[] strips) {
        double energy = geometry.factor * y;
        for (int k = 0; k < 3 * geometry.width(); k++) {
            energy += strips[k] * geometry.factorStrips[k];
            strips[k] *= geometry.factor;
        }
        return energy;
    }

    private static void gatherVirial(
            LaneGeometry geometry, int species, double[] y, int firstRow, double[] strips) {
        int pad = geometry.padded(species);
        for (int a = 0; a < 3; a++) {
            int to = 3 * geometry.first(species) + a * pad;
            for (int b = 0; b < 3; b++) {
                int vector = geometry.vectorFrom(species, b);
                double z = y[firstRow + 3 * a + b];
                for (int j = 0; j < geometry.count(species); j++) {
                    strips[to + j] -= z * geometry.vectors()[vector + j];
                }
            }
        }
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
