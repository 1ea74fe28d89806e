package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.radial.LaneBasis;
import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * The scalar engine line by line, on SIMD lanes: a batch of atoms of one element is evaluated at once, one atom per lane.
 *
 * <p>Needs the module {@code jdk.incubator.vector}.
 */
final class SimdEngine implements BlockEngine {
    private static final int W = DoubleVector.SPECIES_PREFERRED.length();

    private final LaneCentre[] centres;
    private final LaneBasis[][] bases;
    private final LaneHarmonics[] harmonics;
    private final LaneNeighbours rows;
    private final int[] batch = new int[W];
    private final double[] quantities;
    private final double[] adjoints;
    private final double[] rho;
    private final double[] rhoSlopes;
    private final double[] radialSlopes;
    private final double[] byHarmonic;
    private final double[] bySlope;
    private final double[] sums = new double[4 * W];
    private final int largestColumns;
    private final int largestBasis;
    private final int harmonicStride;
    private double[] g = new double[0];
    private double[] dg = new double[0];
    private double[] radial = new double[0];
    private double[] angular = new double[0];

    SimdEngine(CompiledPotential potential) {
        int elements = potential.elementCount();
        this.centres = new LaneCentre[elements];
        this.bases = new LaneBasis[elements][elements];
        this.rows = new LaneNeighbours(W, elements);
        int size = 0;
        int densities = 0;
        int columns = 0;
        int basis = 0;
        int maxL = 0;
        for (int mu = 0; mu < elements; mu++) {
            LaneCentre centre = new LaneCentre(potential.centre(mu), W);
            centres[mu] = centre;
            size = Math.max(size, centre.size);
            densities = Math.max(densities, centre.paddedDensities);
            for (int neighbour = 0; neighbour < elements; neighbour++) {
                CentreShell shell = centre.centre.shells()[neighbour];
                bases[mu][neighbour] =
                        LaneBasis.of(((DirectRadial) shell.radial()).functions().bond());
                columns = Math.max(columns, centre.columns[neighbour]);
                basis = Math.max(basis, shell.radial().basisSize());
                maxL = Math.max(maxL, shell.maxL());
            }
        }
        this.harmonics = new LaneHarmonics[maxL + 1];
        Arrays.setAll(harmonics, LaneHarmonics::new);
        this.largestColumns = columns;
        this.largestBasis = basis;
        this.harmonicStride = (maxL + 1) * (maxL + 1) * W;
        this.quantities = new double[size * W];
        this.adjoints = new double[size * W];
        this.rho = new double[densities * W];
        this.rhoSlopes = new double[densities * W];
        this.radialSlopes = new double[2 * columns * W];
        this.byHarmonic = new double[2 * harmonicStride];
        this.bySlope = new double[2 * harmonicStride];
    }

    @Override
    public void evaluate(
            NeighbourList neighbours, int[] species, double[] energies, double[] gradients) {
        Arrays.fill(gradients, 0, 3 * neighbours.pairs(), 0);
        int end = neighbours.firstAtom() + neighbours.atoms();
        for (int mu = 0; mu < centres.length; mu++) {
            int filled = 0;
            for (int atom = neighbours.firstAtom(); atom < end; atom++) {
                if (species[atom] == mu) {
                    batch[filled++] = atom;
                    if (filled == W) {
                        evaluateBatch(
                                centres[mu], bases[mu], neighbours, species, energies, gradients);
                        filled = 0;
                    }
                }
            }
            if (filled > 0) {
                Arrays.fill(batch, filled, W, -1);
                evaluateBatch(centres[mu], bases[mu], neighbours, species, energies, gradients);
            }
        }
    }

    private void evaluateBatch(
            LaneCentre centre,
            LaneBasis[] basis,
            NeighbourList neighbours,
            int[] species,
            double[] energies,
            double[] gradients) {
        rows.pack(centre.centre, batch, neighbours, species);
        reserve(rows.rows());
        gatherNeighbours(centre, basis);
        LaneCoupling.forward(centre, quantities, rho);
        embed(centre, energies);
        LaneCoupling.backward(centre, quantities, adjoints, rhoSlopes);
        differentiateNeighbours(centre, basis, neighbours, gradients);
    }

    private void reserve(int count) {
        if (radial.length < count * largestColumns * W) {
            int capacity = count + count / 4 + 2;
            radial = new double[capacity * largestColumns * W];
            angular = new double[capacity * harmonicStride];
            g = new double[2 * largestBasis * W];
            dg = new double[capacity * largestBasis * W];
        }
    }

    private void gatherNeighbours(LaneCentre centre, LaneBasis[] basis) {
        Arrays.fill(rho, 0);
        for (int element = 0; element < basis.length; element++) {
            CentreShell shell = centre.centre.shells()[element];
            int from = rows.rowStart[element];
            int to = rows.rowStart[element + 1];
            int size = basis[element].size();
            int columns = centre.columns[element];
            for (int row = from; row < to; row += 2) {
                evaluateRadials(basis[element], row, row * largestBasis * W);
                LaneRadial.contract(
                        centre.strips[element],
                        size,
                        columns,
                        g,
                        0,
                        radial,
                        row * largestColumns * W,
                        largestColumns * W);
                if (shell.maxL() >= 0) {
                    harmonics[shell.maxL()].values(rows, row, angular, row * harmonicStride);
                    harmonics[shell.maxL()].values(
                            rows, row + 1, angular, (row + 1) * harmonicStride);
                }
            }
            addToDensities(centre.centre.densities(), from, to);
            accumulate(shell, from, to);
        }
    }

    /** g of two rows goes to the scratch array, g' is kept for the way back. */
    private void evaluateRadials(LaneBasis basis, int row, int kept) {
        int size = basis.size();
        LaneRadial.evaluate(basis, rows, row, g, dg, 0, kept);
        LaneRadial.evaluate(basis, rows, row + 1, g, dg, size * W, kept + size * W);
    }

    private void addToDensities(int densities, int from, int to) {
        for (int row = from; row < to; row++) {
            int place = row * largestColumns * W;
            for (int k = 0; k < densities * W; k++) {
                rho[k] += radial[place + k];
            }
        }
    }

    private void accumulate(CentreShell shell, int from, int to) {
        for (int l = 0; l <= shell.maxL(); l++) {
            LaneBase.accumulate(
                    to - from,
                    radial,
                    (from * largestColumns + shell.columnStart()[l]) * W,
                    largestColumns * W,
                    shell.radials()[l],
                    angular,
                    from * harmonicStride + l * l * W,
                    harmonicStride,
                    2 * l + 1,
                    quantities,
                    shell.leafStart()[l] * W);
        }
    }

    private void embed(LaneCentre centre, double[] energies) {
        Arrays.fill(rhoSlopes, 0);
        for (int lane = 0; lane < W; lane++) {
            if (batch[lane] >= 0) {
                AtomDensities density = rows.densities[lane];
                for (int p = 0; p < density.rho.length; p++) {
                    density.rho[p] = rho[p * W + lane];
                }
                density.embed(centre.centre);
                energies[batch[lane]] = density.energy;
                for (int p = 0; p < density.rho.length; p++) {
                    rhoSlopes[p * W + lane] = density.slopes[p];
                }
            }
        }
    }

    private void differentiateNeighbours(
            LaneCentre centre, LaneBasis[] basis, NeighbourList neighbours, double[] gradients) {
        for (int element = 0; element < basis.length; element++) {
            CentreShell shell = centre.centre.shells()[element];
            int columns = centre.columns[element];
            for (int row = rows.rowStart[element]; row < rows.rowStart[element + 1]; row += 2) {
                LaneRadial.contract(
                        centre.strips[element],
                        basis[element].size(),
                        columns,
                        dg,
                        row * largestBasis * W,
                        radialSlopes,
                        0,
                        largestColumns * W);
                for (int l = 0; l <= shell.maxL(); l++) {
                    LaneBase.contractAdjoints(
                            adjoints,
                            shell.leafStart()[l] * W,
                            shell.radials()[l],
                            2 * l + 1,
                            radial,
                            (row * largestColumns + shell.columnStart()[l]) * W,
                            radialSlopes,
                            shell.columnStart()[l] * W,
                            largestColumns * W,
                            byHarmonic,
                            bySlope,
                            l * l * W,
                            harmonicStride);
                }
                for (int second = 0; second < 2; second++) {
                    if (shell.maxL() >= 0) {
                        harmonics[shell.maxL()].gradient(
                                rows,
                                row + second,
                                byHarmonic,
                                bySlope,
                                second * harmonicStride,
                                sums);
                    } else {
                        Arrays.fill(sums, 0);
                    }
                    addGradients(
                            shell,
                            row + second,
                            second * largestColumns * W,
                            neighbours,
                            gradients);
                }
            }
        }
    }

    private void addGradients(
            CentreShell shell,
            int row,
            int slopePlace,
            NeighbourList neighbours,
            double[] gradients) {
        for (int lane = 0; lane < W; lane++) {
            int slot = rows.slot[row * W + lane];
            if (slot >= 0) {
                AtomDensities density = rows.densities[lane];
                double r = neighbours.distance(slot);
                double along = sums[3 * W + lane];
                for (int p = 0; p < density.slopes.length; p++) {
                    along += density.slopes[p] * radialSlopes[slopePlace + p * W + lane];
                }
                if (density.coreFactor != 0) {
                    along += density.coreFactor * shell.radial().coreSlope(r);
                }
                if (slot == density.nearestSlot()) {
                    along += density.nearestFactor;
                }
                double x = rows.x[row * W + lane];
                double y = rows.y[row * W + lane];
                double z = rows.z[row * W + lane];
                double fx = sums[lane];
                double fy = sums[W + lane];
                double fz = sums[2 * W + lane];
                double inverse = 1 / r;
                along -= (fx * x + fy * y + fz * z) * inverse;
                gradients[3 * slot] = along * x + fx * inverse;
                gradients[3 * slot + 1] = along * y + fy * inverse;
                gradients[3 * slot + 2] = along * z + fz * inverse;
            }
        }
    }
}
