package io.github.acetune.ace.evaluate;

/** How the neighbours in the rows of {@link LaneNeighbours} move: along the bond, and across it by the angle. */
final class LaneMotion {
    /** r̂·δ, Å. */
    double[] along = new double[0];

    /** x component of (δ − r̂ (r̂·δ))/r. */
    double[] x = new double[0];

    double[] y = new double[0];
    double[] z = new double[0];

    /**
     * Reads displacements of the neighbours against their centres.
     *
     * @param rows the neighbours
     * @param displacements δ of each slot, [3·pairs], Å
     */
    void read(LaneNeighbours rows, double[] displacements) {
        int count = rows.rows() * rows.lanes;
        if (along.length < count) {
            int capacity = count + count / 4;
            along = new double[capacity];
            x = new double[capacity];
            y = new double[capacity];
            z = new double[capacity];
        }
        for (int place = 0; place < count; place++) {
            int slot = rows.slot[place];
            double dx = slot < 0 ? 0 : displacements[3 * slot];
            double dy = slot < 0 ? 0 : displacements[3 * slot + 1];
            double dz = slot < 0 ? 0 : displacements[3 * slot + 2];
            double inBond = rows.x[place] * dx + rows.y[place] * dy + rows.z[place] * dz;
            double inverse = 1 / rows.r[place];
            along[place] = inBond;
            x[place] = (dx - rows.x[place] * inBond) * inverse;
            y[place] = (dy - rows.y[place] * inBond) * inverse;
            z[place] = (dz - rows.z[place] * inBond) * inverse;
        }
    }
}
