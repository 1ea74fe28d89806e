package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.LaneBasis;
import io.github.acetune.structure.NeighbourList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The scalar engine line by line, on SIMD lanes: a batch of atoms of one element is evaluated at once, one atom per lane. In single
 * precision there are twice the lanes and half the memory; distances, radial recurrences, embedding and the sum of forces stay in
 * double precision.
 *
 * <p>Needs the module {@code jdk.incubator.vector}.
 *
 * @param <A> arrays of the engine's precision
 */
final class LaneEngine<A> implements BlockEngine {
    private final LaneKernels<A> kernels;
    private final int lanes;
    private final List<LaneCentre<A>> centres;
    private final LaneBasis[][] bases;
    private final LaneNeighbours rows;
    private final LaneBatches batches;
    private final A quantities;
    private final A adjoints;
    private final A rho;
    private final A rhoSlopes;
    private final A rootWeights;
    private final A radialSlopes;
    private final A g;
    private final int largestColumns;
    private final int largestBasis;
    private final int harmonicStride;
    private int capacity;
    private A dg;
    private A radial;
    private A angular;

    LaneEngine(CompiledPotential potential, LaneKernels<A> kernels) {
        int elements = potential.elementCount();
        this.kernels = kernels;
        this.lanes = kernels.lanes();
        this.centres = new ArrayList<>();
        this.bases = new LaneBasis[elements][elements];
        this.rows = new LaneNeighbours(lanes, elements);
        this.batches = new LaneBatches(lanes);
        int size = 0;
        int densities = 0;
        int steps = 0;
        int columns = 0;
        int basis = 0;
        int maxL = 0;
        for (int mu = 0; mu < elements; mu++) {
            LaneCentre<A> centre = new LaneCentre<>(potential.centre(mu), kernels);
            centres.add(centre);
            size = Math.max(size, centre.size);
            densities = Math.max(densities, centre.densities);
            steps = Math.max(steps, centre.rootSteps());
            for (int neighbour = 0; neighbour < elements; neighbour++) {
                CentreShell shell = centre.centre.shells()[neighbour];
                bases[mu][neighbour] =
                        LaneBasis.of(((DirectRadial) shell.radial()).functions().bond());
                columns = Math.max(columns, centre.columns[neighbour]);
                basis = Math.max(basis, shell.radial().basisSize());
                maxL = Math.max(maxL, shell.maxL());
            }
        }
        this.largestColumns = columns;
        this.largestBasis = basis;
        this.harmonicStride = (maxL + 1) * (maxL + 1) * lanes;
        this.quantities = kernels.allocate(size * lanes);
        this.adjoints = kernels.allocate(size * lanes);
        this.rho = kernels.allocate(densities * lanes);
        this.rhoSlopes = kernels.allocate(densities * lanes);
        this.rootWeights = kernels.allocate(steps * lanes);
        this.radialSlopes = kernels.allocate(2 * columns * lanes);
        this.g = kernels.allocate(2 * basis * lanes);
    }

    @Override
    public void evaluate(
            NeighbourList neighbours, int[] species, double[] energies, double[] gradients) {
        Arrays.fill(gradients, 0, 3 * neighbours.pairs(), 0);
        for (int mu = 0; mu < centres.size(); mu++) {
            batches.sort(neighbours, species, mu);
            while (batches.next()) {
                evaluateBatch(
                        centres.get(mu),
                        bases[mu],
                        batches.atoms(),
                        neighbours,
                        species,
                        energies,
                        gradients);
            }
        }
    }

    private void evaluateBatch(
            LaneCentre<A> centre,
            LaneBasis[] basis,
            int[] batch,
            NeighbourList neighbours,
            int[] species,
            double[] energies,
            double[] gradients) {
        rows.pack(centre.centre, batch, neighbours, species);
        kernels.begin(rows);
        reserve(rows.rows());
        gatherNeighbours(centre, basis);
        kernels.forward(centre, quantities, rho);
        embed(centre, batch, energies);
        kernels.backward(centre, quantities, adjoints, rhoSlopes, rootWeights);
        differentiateNeighbours(centre, basis, gradients);
    }

    private void reserve(int count) {
        if (capacity < count) {
            capacity = count + count / 4 + 2;
            radial = kernels.allocate(capacity * largestColumns * lanes);
            angular = kernels.allocate(capacity * harmonicStride);
            dg = kernels.allocate(capacity * largestBasis * lanes);
        }
    }

    private void gatherNeighbours(LaneCentre<A> centre, LaneBasis[] basis) {
        kernels.clear(rho, centre.densities * lanes);
        kernels.clear(quantities, centre.size * lanes);
        int radialStride = largestColumns * lanes;
        for (int element = 0; element < basis.length; element++) {
            CentreShell shell = centre.centre.shells()[element];
            int from = rows.rowStart[element];
            int to = rows.rowStart[element + 1];
            int size = basis[element].size();
            for (int row = from; row < to; row += 2) {
                evaluateRadials(basis[element], row, row * largestBasis * lanes);
                kernels.contract(
                        centre.strips.get(element),
                        size,
                        centre.columns[element],
                        g,
                        0,
                        radial,
                        row * radialStride,
                        radialStride);
                if (shell.maxL() >= 0) {
                    kernels.harmonics(shell.maxL(), row, angular, row * harmonicStride);
                    kernels.harmonics(shell.maxL(), row + 1, angular, (row + 1) * harmonicStride);
                }
            }
            addToDensities(centre.densities, from, to);
            addToAtomicBase(shell, from, to);
        }
    }

    /** g of two rows goes to the scratch array, g' is kept for the way back. */
    private void evaluateRadials(LaneBasis basis, int row, int kept) {
        int length = basis.size() * lanes;
        kernels.radials(basis, rows, row, g, 0, dg, kept);
        kernels.radials(basis, rows, row + 1, g, length, dg, kept + length);
    }

    private void addToDensities(int densities, int from, int to) {
        kernels.addRows(
                to - from,
                radial,
                from * largestColumns * lanes,
                largestColumns * lanes,
                densities,
                rho);
    }

    private void addToAtomicBase(CentreShell shell, int from, int to) {
        for (int l = 0; l <= shell.maxL(); l++) {
            kernels.accumulate(
                    to - from,
                    radial,
                    (from * largestColumns + shell.columnStart()[l]) * lanes,
                    largestColumns * lanes,
                    shell.radials()[l],
                    angular,
                    from * harmonicStride + l * l * lanes,
                    harmonicStride,
                    2 * l + 1,
                    quantities,
                    shell.leafStart()[l] * lanes,
                    shell.leafStride()[l] * lanes);
        }
    }

    private void embed(LaneCentre<A> centre, int[] batch, double[] energies) {
        kernels.clear(rhoSlopes, centre.densities * lanes);
        for (int lane = 0; lane < lanes; lane++) {
            if (batch[lane] >= 0) {
                AtomDensities density = rows.densities[lane];
                for (int p = 0; p < density.rho.length; p++) {
                    density.rho[p] = kernels.get(rho, p * lanes + lane);
                }
                density.embed(centre.centre);
                energies[batch[lane]] = density.energy;
                for (int p = 0; p < density.rho.length; p++) {
                    kernels.set(rhoSlopes, p * lanes + lane, density.slopes[p]);
                }
            }
        }
    }

    private void differentiateNeighbours(
            LaneCentre<A> centre, LaneBasis[] basis, double[] gradients) {
        for (int element = 0; element < basis.length; element++) {
            CentreShell shell = centre.centre.shells()[element];
            for (int row = rows.rowStart[element]; row < rows.rowStart[element + 1]; row += 2) {
                kernels.contract(
                        centre.strips.get(element),
                        basis[element].size(),
                        centre.columns[element],
                        dg,
                        row * largestBasis * lanes,
                        radialSlopes,
                        0,
                        largestColumns * lanes);
                contractAdjoints(shell, row);
                differentiateRow(centre, shell, row, 0, gradients);
                differentiateRow(centre, shell, row + 1, largestColumns * lanes, gradients);
                addCores(centre, shell, row, gradients);
                addCores(centre, shell, row + 1, gradients);
            }
        }
    }

    private void contractAdjoints(CentreShell shell, int row) {
        for (int l = 0; l <= shell.maxL(); l++) {
            kernels.contractAdjoints(
                    adjoints,
                    shell.leafStart()[l] * lanes,
                    shell.leafStride()[l] * lanes,
                    shell.radials()[l],
                    2 * l + 1,
                    radial,
                    (row * largestColumns + shell.columnStart()[l]) * lanes,
                    radialSlopes,
                    shell.columnStart()[l] * lanes,
                    largestColumns * lanes,
                    l * l * lanes);
        }
    }

    private void differentiateRow(
            LaneCentre<A> centre, CentreShell shell, int row, int slopes, double[] gradients) {
        kernels.harmonicGradient(shell.maxL(), row);
        kernels.pairGradients(
                rows, row, centre.densities, rhoSlopes, radialSlopes, slopes, gradients);
    }

    /** The repulsion of the cores, and the switch by the nearest neighbour. */
    private void addCores(LaneCentre<A> centre, CentreShell shell, int row, double[] gradients) {
        boolean nearest = centre.centre.nearestNeighbourSwitch();
        for (int place = row * lanes; place < (row + 1) * lanes; place++) {
            int slot = rows.slot[place];
            double r = rows.r[place];
            if (slot >= 0 && (nearest || r < shell.coreReach())) {
                AtomDensities density = rows.densities[place - row * lanes];
                double along = density.coreFactor * shell.radial().coreSlope(r);
                along += slot == density.nearestSlot() ? density.nearestFactor : 0;
                gradients[3 * slot] += along * rows.x[place];
                gradients[3 * slot + 1] += along * rows.y[place];
                gradients[3 * slot + 2] += along * rows.z[place];
            }
        }
    }
}
