package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.SmoothStep;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;

/**
 * The neighbours of a batch of atoms of one element, one atom per lane, sorted by the element of the neighbour. Row q holds the
 * q-th such neighbour of every atom; lanes without one are filled with a neighbour of weight zero. Every element has an even
 * number of rows, because rows are treated in pairs.
 */
final class LaneNeighbours {
    private static final double SMALLEST_DISTANCE = 1e-6;

    final int lanes;
    final int[] rowStart;
    final AtomDensities[] densities;
    double[] r = new double[0];
    double[] x = new double[0];
    double[] y = new double[0];
    double[] z = new double[0];
    double[] factor = new double[0];
    double[] factorSlope = new double[0];
    int[] slot = new int[0];
    private final int[] count;

    LaneNeighbours(int lanes, int elements) {
        this.lanes = lanes;
        this.rowStart = new int[elements + 1];
        this.densities = new AtomDensities[lanes];
        this.count = new int[elements * lanes];
    }

    /** How many rows there are. */
    int rows() {
        return rowStart[rowStart.length - 1];
    }

    /**
     * Sorts the neighbours into rows and sums the core densities.
     *
     * @param atoms the atoms of the lanes; −1 where there is none
     */
    void pack(CompiledCentre centre, int[] atoms, NeighbourList list, int[] species) {
        countRows(centre, atoms, list, species);
        reserve(rows());
        fill(centre);
        for (int lane = 0; lane < lanes; lane++) {
            densities[lane] = fresh(densities[lane], centre.densities());
            if (atoms[lane] >= 0) {
                packLane(centre, lane, atoms[lane], list, species);
            }
        }
    }

    private static AtomDensities fresh(AtomDensities old, int count) {
        AtomDensities densities =
                old != null && old.rho.length == count ? old : new AtomDensities(count);
        densities.clear();
        return densities;
    }

    private void countRows(CompiledCentre centre, int[] atoms, NeighbourList list, int[] species) {
        java.util.Arrays.fill(count, 0);
        for (int lane = 0; lane < lanes; lane++) {
            if (atoms[lane] >= 0) {
                for (int s = list.start(atoms[lane]); s < list.end(atoms[lane]); s++) {
                    int element = species[list.index(s)];
                    if (list.distance(s) < centre.shells()[element].cutoff()) {
                        count[element * lanes + lane]++;
                    }
                }
            }
        }
        for (int element = 0; element < rowStart.length - 1; element++) {
            int most = 0;
            for (int lane = 0; lane < lanes; lane++) {
                most = Math.max(most, count[element * lanes + lane]);
            }
            rowStart[element + 1] = rowStart[element] + (most + 1) / 2 * 2;
        }
        java.util.Arrays.fill(count, 0);
    }

    private void reserve(int rows) {
        if (slot.length < rows * lanes) {
            int capacity = rows + rows / 4 + 2;
            r = new double[capacity * lanes];
            x = new double[capacity * lanes];
            y = new double[capacity * lanes];
            z = new double[capacity * lanes];
            factor = new double[capacity * lanes];
            factorSlope = new double[capacity * lanes];
            slot = new int[capacity * lanes];
        }
    }

    private void fill(CompiledCentre centre) {
        int used = rows() * lanes;
        java.util.Arrays.fill(x, 0, used, 0);
        java.util.Arrays.fill(y, 0, used, 0);
        java.util.Arrays.fill(z, 0, used, 1);
        java.util.Arrays.fill(factor, 0, used, 0);
        java.util.Arrays.fill(factorSlope, 0, used, 0);
        java.util.Arrays.fill(slot, 0, used, -1);
        for (int element = 0; element < rowStart.length - 1; element++) {
            double harmless = 0.5 * centre.shells()[element].cutoff();
            java.util.Arrays.fill(
                    r, rowStart[element] * lanes, rowStart[element + 1] * lanes, harmless);
        }
    }

    private void packLane(
            CompiledCentre centre, int lane, int atom, NeighbourList list, int[] species) {
        AtomDensities density = densities[lane];
        for (int s = list.start(atom); s < list.end(atom); s++) {
            int element = species[list.index(s)];
            CentreShell shell = centre.shells()[element];
            double distance = list.distance(s);
            if (distance < shell.cutoff()) {
                if (distance < SMALLEST_DISTANCE) {
                    throw new InvalidInputException(
                            "atoms "
                                    + (atom + 1)
                                    + " and "
                                    + (list.index(s) + 1)
                                    + " are at the same place");
                }
                int row = rowStart[element] + count[element * lanes + lane]++;
                int place = row * lanes + lane;
                double inverse = 1 / distance;
                r[place] = distance;
                x[place] = list.dx(s) * inverse;
                y[place] = list.dy(s) * inverse;
                z[place] = list.dz(s) * inverse;
                slot[place] = s;
                factor[place] = 1;
                InnerCutoff inner =
                        ((DirectRadial) shell.radial()).functions().bond().innerCutoff();
                if (inner.type() == InnerCutoff.Type.DISTANCE && distance < inner.radius()) {
                    factor[place] = 1 - SmoothStep.value(distance, inner.radius(), inner.width());
                    factorSlope[place] =
                            -SmoothStep.derivative(distance, inner.radius(), inner.width());
                }
                density.core += shell.radial().core(distance);
                density.offerNearest(centre, s, element, distance);
            }
        }
    }
}
