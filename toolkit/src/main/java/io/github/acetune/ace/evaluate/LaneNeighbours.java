package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.SmoothStep;
import io.github.acetune.structure.NeighbourList;

/**
 * The neighbours of a batch of atoms of one element, one atom per lane, sorted by the element of the neighbour. Row q holds the
 * q-th such neighbour of every atom; lanes without one are filled with a neighbour of weight zero. Every element has an even
 * number of rows, because rows are treated in pairs.
 */
final class LaneNeighbours {
    final int lanes;
    final int[] rowStart;
    final AtomDensities[] densities;
    double[] r = new double[0];
    double[] inverse = new double[0];
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
        java.util.Arrays.fill(slot, 0, rows() * lanes, -1);
        for (int lane = 0; lane < lanes; lane++) {
            densities[lane] = fresh(densities[lane], centre.densities());
            if (atoms[lane] >= 0) {
                sortSlots(centre, lane, atoms[lane], list, species);
            }
        }
        for (int element = 0; element < rowStart.length - 1; element++) {
            for (int row = rowStart[element]; row < rowStart[element + 1]; row++) {
                fillRow(centre, element, row, atoms, list);
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
            inverse = new double[capacity * lanes];
            x = new double[capacity * lanes];
            y = new double[capacity * lanes];
            z = new double[capacity * lanes];
            factor = new double[capacity * lanes];
            factorSlope = new double[capacity * lanes];
            slot = new int[capacity * lanes];
        }
    }

    private void sortSlots(
            CompiledCentre centre, int lane, int atom, NeighbourList list, int[] species) {
        for (int s = list.start(atom); s < list.end(atom); s++) {
            int element = species[list.index(s)];
            if (list.distance(s) < centre.shells()[element].cutoff()) {
                int row = rowStart[element] + count[element * lanes + lane]++;
                slot[row * lanes + lane] = s;
            }
        }
    }

    private void fillRow(
            CompiledCentre centre, int element, int row, int[] atoms, NeighbourList list) {
        CentreShell shell = centre.shells()[element];
        double reach = Math.max(shell.innerReach(), shell.coreReach());
        double harmless = 0.5 * shell.cutoff();
        for (int lane = 0; lane < lanes; lane++) {
            int place = row * lanes + lane;
            int s = slot[place];
            if (s < 0) {
                put(place, harmless, 0, 0, harmless);
                factor[place] = 0;
            } else {
                double distance = list.distance(s);
                put(place, distance, list.dx(s), list.dy(s), list.dz(s));
                factor[place] = 1;
                list.requireApart(atoms[lane], s);
                if (distance < reach) {
                    addCloseNeighbour(shell, lane, place, distance);
                }
                if (centre.nearestNeighbourSwitch()) {
                    densities[lane].offerNearest(centre, s, element, distance);
                }
            }
        }
    }

    private void put(int place, double distance, double dx, double dy, double dz) {
        double reciprocal = 1 / distance;
        r[place] = distance;
        inverse[place] = reciprocal;
        x[place] = dx * reciprocal;
        y[place] = dy * reciprocal;
        z[place] = dz * reciprocal;
        factorSlope[place] = 0;
    }

    private void addCloseNeighbour(CentreShell shell, int lane, int place, double distance) {
        densities[lane].core += shell.radial().core(distance);
        if (distance < shell.innerReach()) {
            InnerCutoff inner = ((DirectRadial) shell.radial()).functions().bond().innerCutoff();
            factor[place] = 1 - SmoothStep.value(distance, inner.radius(), inner.width());
            factorSlope[place] = -SmoothStep.derivative(distance, inner.radius(), inner.width());
        }
    }
}
