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
final class LaneEngine<A> implements BlockEngine, EvaluationPhases {
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
    private final A bareBase;
    private final A twoRows;
    private final int basisStride;
    private final int radialStride;
    private final int harmonicStride;
    private final int twoRowsStride;
    private LaneCentre<A> centre;
    private LaneBasis[] basis;
    private int capacity;
    private A g;
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
        int basisRows = 0;
        int width = 0;
        int maxL = 0;
        for (int mu = 0; mu < elements; mu++) {
            LaneCentre<A> one = new LaneCentre<>(potential.centre(mu), kernels);
            centres.add(one);
            size = Math.max(size, one.size);
            densities = Math.max(densities, one.densities);
            steps = Math.max(steps, one.rootSteps());
            for (int neighbour = 0; neighbour < elements; neighbour++) {
                LaneShell<A> shell = one.shells.get(neighbour);
                bases[mu][neighbour] = LaneBasis.of(shell.functions().bond());
                columns = Math.max(columns, shell.columns);
                basisRows = Math.max(basisRows, shell.basisRows);
                width = Math.max(width, shell.widest());
                maxL = Math.max(maxL, shell.maxL);
            }
        }
        this.basisStride = basisRows * lanes;
        this.radialStride = columns * lanes;
        this.harmonicStride = (maxL + 1) * (maxL + 1) * lanes;
        this.twoRowsStride = width * lanes;
        this.quantities = kernels.allocate(size * lanes);
        this.adjoints = kernels.allocate(size * lanes);
        this.rho = kernels.allocate(densities * lanes);
        this.rhoSlopes = kernels.allocate(densities * lanes);
        this.rootWeights = kernels.allocate(steps * lanes);
        this.radialSlopes = kernels.allocate(2 * radialStride);
        this.bareBase = kernels.allocate(((maxL + 1) * (maxL + 1) + 1) * basisStride);
        this.twoRows = kernels.allocate(2 * twoRowsStride);
    }

    @Override
    public void evaluate(
            NeighbourList neighbours, int[] species, double[] energies, double[] gradients) {
        Arrays.fill(gradients, 0, 3 * neighbours.pairs(), 0);
        for (int mu = 0; mu < centres.size(); mu++) {
            batches.sort(neighbours, species, mu);
            while (batches.next()) {
                take(mu, neighbours, species);
                radials();
                harmonics();
                atomicBase();
                products();
                embed(energies);
                adjoints();
                forces(gradients);
            }
        }
    }

    private void take(int mu, NeighbourList neighbours, int[] species) {
        centre = centres.get(mu);
        basis = bases[mu];
        rows.pack(centre.centre, batches.atoms(), neighbours, species);
        kernels.begin(rows);
        if (capacity < rows.rows()) {
            capacity = rows.rows() + rows.rows() / 4 + 2;
            g = kernels.allocate(capacity * basisStride);
            dg = kernels.allocate(capacity * basisStride);
            radial = kernels.allocate(capacity * radialStride);
            angular = kernels.allocate(capacity * harmonicStride);
        }
    }

    @Override
    public void radials() {
        for (int element = 0; element < basis.length; element++) {
            LaneShell<A> shell = centre.shells.get(element);
            for (int row = rows.rowStart[element]; row < rows.rowStart[element + 1]; row += 2) {
                int at = row * basisStride;
                kernels.radials(basis[element], rows, row, g, at, dg, at);
                at += basisStride;
                kernels.radials(basis[element], rows, row + 1, g, at, dg, at);
                formColumns(shell, g, row, radial, row * radialStride);
            }
        }
    }

    /** R_nl or R'_nl of two rows, of those l that are not summed in the bare basis. */
    private void formColumns(LaneShell<A> shell, A from, int row, A to, int at) {
        kernels.contract(
                shell.strips,
                shell.basisSize,
                shell.columns,
                from,
                row * basisStride,
                basisStride,
                to,
                at,
                radialStride);
    }

    @Override
    public void harmonics() {
        for (int element = 0; element < basis.length; element++) {
            int maxL = centre.shells.get(element).maxL;
            for (int row = rows.rowStart[element]; row < rows.rowStart[element + 1]; row++) {
                kernels.harmonics(maxL, row, angular, row * harmonicStride);
            }
        }
    }

    @Override
    public void atomicBase() {
        kernels.clear(rho, centre.densities * lanes);
        kernels.clear(quantities, centre.size * lanes);
        for (int element = 0; element < basis.length; element++) {
            LaneShell<A> shell = centre.shells.get(element);
            int from = rows.rowStart[element];
            int count = rows.rowStart[element + 1] - from;
            for (int l = 0; l < shell.bare; l++) {
                sumBareBase(shell, l, from, count);
                contractBareBase(shell, l);
            }
            for (int l = shell.bare; l <= shell.maxL; l++) {
                sumBase(shell, l, from, count);
            }
        }
    }

    /** A^g_klm = Σ_j g_k Y_lm. */
    private void sumBareBase(LaneShell<A> shell, int l, int from, int count) {
        kernels.accumulate(
                count,
                g,
                from * basisStride,
                basisStride,
                shell.basisSize,
                angular,
                from * harmonicStride + l * l * lanes,
                harmonicStride,
                2 * l + 1,
                bareBase,
                l * l * basisStride,
                basisStride);
    }

    /** A_nlm = Σ_k c_nlk A^g_klm; two m at a time. */
    private void contractBareBase(LaneShell<A> shell, int l) {
        for (int i = 0; i <= 2 * l; i += 2) {
            kernels.contract(
                    shell.down.get(l),
                    shell.basisSize,
                    LaneShell.padded(shell.width[l]),
                    bareBase,
                    (l * l + i) * basisStride,
                    basisStride,
                    twoRows,
                    0,
                    twoRowsStride);
            if (l == 0) {
                kernels.add(twoRows, 0, centre.densities, rho);
            }
            for (int m = i; m <= Math.min(i + 1, 2 * l); m++) {
                System.arraycopy(
                        twoRows,
                        place(l, m - i),
                        quantities,
                        shell.leaf(l, m) * lanes,
                        shell.radials(l) * lanes);
            }
        }
    }

    private void sumBase(LaneShell<A> shell, int l, int from, int count) {
        kernels.accumulate(
                count,
                radial,
                from * radialStride + shell.column(l) * lanes,
                radialStride,
                shell.radials(l),
                angular,
                from * harmonicStride + l * l * lanes,
                harmonicStride,
                2 * l + 1,
                quantities,
                shell.leaf(l, 0) * lanes,
                shell.shell.leafStride()[l] * lanes);
    }

    /** Where the A's of one of the two rows begin; at l = 0 the densities come first. */
    private int place(int l, int row) {
        return row * twoRowsStride + (l == 0 ? centre.densities * lanes : 0);
    }

    @Override
    public void products() {
        kernels.forward(centre, quantities, rho);
    }

    @Override
    public void embed(double[] energies) {
        int[] batch = batches.atoms();
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

    @Override
    public void adjoints() {
        kernels.backward(centre, quantities, adjoints, rhoSlopes, rootWeights);
    }

    @Override
    public void forces(double[] gradients) {
        for (int element = 0; element < basis.length; element++) {
            LaneShell<A> shell = centre.shells.get(element);
            for (int l = 0; l < shell.bare; l++) {
                spreadAdjoints(shell, l);
            }
            for (int row = rows.rowStart[element]; row < rows.rowStart[element + 1]; row += 2) {
                formColumns(shell, dg, row, radialSlopes, 0);
                contractAdjoints(shell, row);
                differentiateRow(shell, row, gradients);
                differentiateRow(shell, row + 1, gradients);
            }
        }
    }

    /** ∂E/∂A^g_klm = Σ_n c_nlk ∂E/∂A_nlm; two m at a time. */
    private void spreadAdjoints(LaneShell<A> shell, int l) {
        if (l == 0) {
            System.arraycopy(rhoSlopes, 0, twoRows, 0, centre.densities * lanes);
        }
        for (int i = 0; i <= 2 * l; i += 2) {
            for (int m = i; m <= Math.min(i + 1, 2 * l); m++) {
                System.arraycopy(
                        adjoints,
                        shell.leaf(l, m) * lanes,
                        twoRows,
                        place(l, m - i),
                        shell.radials(l) * lanes);
            }
            kernels.contract(
                    shell.up.get(l),
                    shell.width[l],
                    shell.basisRows,
                    twoRows,
                    0,
                    twoRowsStride,
                    bareBase,
                    (l * l + i) * basisStride,
                    basisStride);
        }
    }

    /** ∂E/∂Y_lm and the derivative by the distance, of two rows. */
    private void contractAdjoints(LaneShell<A> shell, int row) {
        for (int l = 0; l < shell.bare; l++) {
            kernels.contractAdjoints(
                    bareBase,
                    l * l * basisStride,
                    basisStride,
                    shell.basisSize,
                    2 * l + 1,
                    g,
                    row * basisStride,
                    dg,
                    row * basisStride,
                    basisStride,
                    l * l * lanes);
        }
        for (int l = shell.bare; l <= shell.maxL; l++) {
            kernels.contractAdjoints(
                    adjoints,
                    shell.leaf(l, 0) * lanes,
                    shell.shell.leafStride()[l] * lanes,
                    shell.radials(l),
                    2 * l + 1,
                    radial,
                    row * radialStride + shell.column(l) * lanes,
                    radialSlopes,
                    shell.column(l) * lanes,
                    radialStride,
                    l * l * lanes);
        }
    }

    private void differentiateRow(LaneShell<A> shell, int row, double[] gradients) {
        kernels.harmonicGradient(shell.maxL, row);
        kernels.pairGradients(rows, row, gradients);
        addCores(shell.shell, row, gradients);
    }

    /** The repulsion of the cores, and the switch by the nearest neighbour. */
    private void addCores(CentreShell shell, int row, double[] gradients) {
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
