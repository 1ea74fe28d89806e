package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;

/**
 * The readable engine, without special flags: neighbours one after the other; products for some atoms at once, see
 * {@link ScalarCoupling}.
 *
 * <p>Phases and equation numbers after Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021): radial functions and spherical
 * harmonics of each neighbour; A_nlm = Σ_j R_nl Y_lm (9); coupled quantities and densities ρ_p = Σ c̃ Π A (10, 11); energy F(ρ) (3);
 * then backwards ∂E/∂(products), ∂E/∂A (20) and the gradients by the neighbours' positions (19).
 */
final class ScalarEngine implements BlockEngine {
    private static final double SMALLEST_DISTANCE = 1e-6;
    private static final int ATOMS = 32;

    private final CompiledPotential potential;
    private final SphericalHarmonics[] harmonics;
    private final AtomDensities[][] densities;
    private final double[] quantities;
    private final double[] adjoints;
    private final ScalarCoupling coupling;
    private final int[] batch = new int[ATOMS];
    private final double[][][] rho;
    private final double[][][] rhoSlopes;
    private final double[][] scratch;
    private final int columnStride;
    private final int harmonicStride;
    private double[][] values = new double[0][0];
    private double[][] slopes = new double[0][0];
    private double[] angular = new double[0];
    private double[] angularSlopes = new double[0];
    private int[] slots = new int[0];
    private int rows;
    private final int[] firstRow = new int[ATOMS];
    private final int[][] shellEnd;

    ScalarEngine(CompiledPotential potential) {
        this.potential = potential;
        int elements = potential.elementCount();
        this.densities = new AtomDensities[elements][ATOMS];
        this.rho = new double[elements][][];
        this.rhoSlopes = new double[elements][][];
        int numbers = 0;
        int columns = 0;
        int largestL = 0;
        int basis = 0;
        for (int mu = 0; mu < elements; mu++) {
            CompiledCentre centre = potential.centre(mu);
            Arrays.setAll(densities[mu], atom -> new AtomDensities(centre.densities()));
            rho[mu] = new double[centre.densities()][ATOMS];
            rhoSlopes[mu] = new double[centre.densities()][ATOMS];
            numbers = Math.max(numbers, centre.graph().size());
            for (CentreShell shell : centre.shells()) {
                columns = Math.max(columns, shell.radial().columns());
                largestL = Math.max(largestL, shell.maxL());
                basis = Math.max(basis, shell.radial().basisSize());
            }
        }
        this.harmonics = new SphericalHarmonics[largestL + 1];
        Arrays.setAll(harmonics, SphericalHarmonics::upTo);
        this.quantities = new double[numbers];
        this.adjoints = new double[numbers];
        this.coupling = new ScalarCoupling(numbers, ATOMS);
        this.shellEnd = new int[ATOMS][elements];
        this.scratch = new double[2][basis];
        this.columnStride = columns;
        this.harmonicStride = (largestL + 1) * (largestL + 1);
    }

    @Override
    public void evaluate(
            NeighbourList neighbours, int[] species, double[] energies, double[] gradients) {
        int end = neighbours.firstAtom() + neighbours.atoms();
        for (int mu = 0; mu < potential.elementCount(); mu++) {
            int count = 0;
            for (int atom = neighbours.firstAtom(); atom < end; atom++) {
                if (species[atom] == mu) {
                    batch[count++] = atom;
                    if (count == ATOMS) {
                        evaluateBatch(mu, count, neighbours, species, energies, gradients);
                        count = 0;
                    }
                }
            }
            if (count > 0) {
                evaluateBatch(mu, count, neighbours, species, energies, gradients);
            }
        }
    }

    private void evaluateBatch(
            int mu,
            int count,
            NeighbourList neighbours,
            int[] species,
            double[] energies,
            double[] gradients) {
        CompiledCentre centre = potential.centre(mu);
        rows = 0;
        reserve(neighbours, count);
        coupling.clear(centre.graph().size(), count);
        for (int q = 0; q < count; q++) {
            gatherAtom(centre, mu, q, neighbours, species, gradients);
        }
        coupling.couple(centre.graph(), count, rho[mu]);
        for (int q = 0; q < count; q++) {
            embed(centre, mu, q);
            energies[batch[q]] = densities[mu][q].energy;
        }
        coupling.differentiate(centre.graph(), count, rhoSlopes[mu]);
        for (int q = 0; q < count; q++) {
            takeAdjoints(centre, q);
            differentiateNeighbours(
                    centre, neighbours, firstRow[q], shellEnd[q], densities[mu][q], gradients);
        }
    }

    private void gatherAtom(
            CompiledCentre centre,
            int mu,
            int q,
            NeighbourList neighbours,
            int[] species,
            double[] gradients) {
        AtomDensities density = densities[mu][q];
        density.clear();
        firstRow[q] = rows;
        sortNeighbours(centre, neighbours, species, batch[q], shellEnd[q], gradients);
        gatherNeighbours(centre, neighbours, firstRow[q], shellEnd[q], density);
        putAtomicBase(centre, q);
        for (int p = 0; p < density.rho.length; p++) {
            rho[mu][p][q] = density.rho[p];
        }
    }

    private void embed(CompiledCentre centre, int mu, int q) {
        AtomDensities density = densities[mu][q];
        for (int p = 0; p < density.rho.length; p++) {
            density.rho[p] = rho[mu][p][q];
        }
        density.embed(centre);
        for (int p = 0; p < density.rho.length; p++) {
            rhoSlopes[mu][p][q] = density.slopes[p];
        }
    }

    private void putAtomicBase(CompiledCentre centre, int place) {
        for (CentreShell shell : centre.shells()) {
            for (int l = 0; l <= shell.maxL(); l++) {
                for (int i = 0; i <= 2 * l; i++) {
                    int leaf = shell.leafStart()[l] + i * shell.leafStride()[l];
                    coupling.put(place, quantities, leaf, leaf + shell.radials()[l]);
                }
            }
        }
    }

    private void takeAdjoints(CompiledCentre centre, int place) {
        for (CentreShell shell : centre.shells()) {
            for (int l = 0; l <= shell.maxL(); l++) {
                for (int i = 0; i <= 2 * l; i++) {
                    int leaf = shell.leafStart()[l] + i * shell.leafStride()[l];
                    coupling.takeAdjoints(place, adjoints, leaf, leaf + shell.radials()[l]);
                }
            }
        }
    }

    /** The slots of the neighbours within the cutoff of their kind, one element after the other. */
    private void sortNeighbours(
            CompiledCentre centre,
            NeighbourList neighbours,
            int[] species,
            int atom,
            int[] shellEnd,
            double[] gradients) {
        int first = neighbours.start(atom);
        int end = neighbours.end(atom);
        for (int element = 0; element < shellEnd.length; element++) {
            double cutoff = centre.shells()[element].cutoff();
            for (int slot = first; slot < end; slot++) {
                if (species[neighbours.index(slot)] == element) {
                    double r = neighbours.distance(slot);
                    if (r < SMALLEST_DISTANCE) {
                        throw new InvalidInputException(
                                "atoms "
                                        + (atom + 1)
                                        + " and "
                                        + (neighbours.index(slot) + 1)
                                        + " are at the same place");
                    }
                    if (r < cutoff) {
                        slots[rows++] = slot;
                    } else {
                        Arrays.fill(gradients, 3 * slot, 3 * slot + 3, 0);
                    }
                }
            }
            shellEnd[element] = rows;
        }
    }

    private void reserve(NeighbourList neighbours, int count) {
        int most = 0;
        for (int q = 0; q < count; q++) {
            most += neighbours.end(batch[q]) - neighbours.start(batch[q]);
        }
        if (slots.length < most) {
            int capacity = most + most / 4;
            slots = new int[capacity];
            values = new double[capacity][columnStride];
            slopes = new double[capacity][columnStride];
            angular = new double[capacity * harmonicStride];
            angularSlopes = new double[3 * capacity * harmonicStride];
        }
    }

    private void gatherNeighbours(
            CompiledCentre centre,
            NeighbourList neighbours,
            int firstRow,
            int[] shellEnd,
            AtomDensities density) {
        Arrays.fill(quantities, 0, centre.graph().size(), 0);
        int row = firstRow;
        for (int element = 0; element < shellEnd.length; element++) {
            CentreShell shell = centre.shells()[element];
            int from = row;
            for (; row < shellEnd[element]; row++) {
                int slot = slots[row];
                evaluateNeighbour(shell, neighbours, slot, row);
                density.core += shell.radial().core(neighbours.distance(slot));
                density.offerNearest(centre, slot, element, neighbours.distance(slot));
            }
            addToDensities(from, row, density.rho);
            addToAtomicBase(shell, from, row);
        }
    }

    private void evaluateNeighbour(
            CentreShell shell, NeighbourList neighbours, int slot, int place) {
        double r = neighbours.distance(slot);
        shell.radial().evaluate(r, scratch, values[place], slopes[place]);
        if (shell.maxL() >= 0) {
            double inverse = 1 / r;
            double x = neighbours.dx(slot) * inverse;
            double y = neighbours.dy(slot) * inverse;
            double z = neighbours.dz(slot) * inverse;
            harmonics[shell.maxL()].evaluateReal(
                    x,
                    y,
                    z,
                    angular,
                    place * harmonicStride,
                    angularSlopes,
                    3 * place * harmonicStride);
        }
    }

    private void addToDensities(int from, int to, double[] rho) {
        for (int row = from; row < to; row++) {
            for (int p = 0; p < rho.length; p++) {
                rho[p] += values[row][p];
            }
        }
    }

    private void addToAtomicBase(CentreShell shell, int from, int to) {
        int row = from;
        for (; row + 3 < to; row += 4) {
            addFour(shell, row);
        }
        for (; row < to; row++) {
            addOne(shell, row);
        }
    }

    private void addOne(CentreShell shell, int row) {
        double[] r = values[row];
        for (int l = 0; l <= shell.maxL(); l++) {
            int column = shell.columnStart()[l];
            int end = column + shell.radials()[l];
            for (int i = 0; i <= 2 * l; i++) {
                double y = angular[row * harmonicStride + l * l + i];
                int leaf = shell.leafStart()[l] + i * shell.leafStride()[l] - column;
                for (int n = column; n < end; n++) {
                    quantities[leaf + n] += r[n] * y;
                }
            }
        }
    }

    /** Four neighbours at once, so that A_nlm is read and written once for all of them. */
    private void addFour(CentreShell shell, int row) {
        double[] r0 = values[row];
        double[] r1 = values[row + 1];
        double[] r2 = values[row + 2];
        double[] r3 = values[row + 3];
        for (int l = 0; l <= shell.maxL(); l++) {
            int column = shell.columnStart()[l];
            int end = column + shell.radials()[l];
            for (int i = 0; i <= 2 * l; i++) {
                int harmonic = row * harmonicStride + l * l + i;
                double y0 = angular[harmonic];
                double y1 = angular[harmonic + harmonicStride];
                double y2 = angular[harmonic + 2 * harmonicStride];
                double y3 = angular[harmonic + 3 * harmonicStride];
                int leaf = shell.leafStart()[l] + i * shell.leafStride()[l] - column;
                for (int n = column; n < end; n++) {
                    quantities[leaf + n] += r0[n] * y0 + r1[n] * y1 + r2[n] * y2 + r3[n] * y3;
                }
            }
        }
    }

    private void differentiateNeighbours(
            CompiledCentre centre,
            NeighbourList neighbours,
            int firstRow,
            int[] shellEnd,
            AtomDensities density,
            double[] gradients) {
        int row = firstRow;
        for (int element = 0; element < shellEnd.length; element++) {
            CentreShell shell = centre.shells()[element];
            for (; row < shellEnd[element]; row++) {
                int slot = slots[row];
                double alongBond =
                        density.coreFactor == 0
                                ? 0
                                : density.coreFactor
                                        * shell.radial().coreSlope(neighbours.distance(slot));
                if (slot == density.nearestSlot()) {
                    alongBond += density.nearestFactor;
                }
                differentiateNeighbour(
                        shell, neighbours, slot, row, alongBond, density.slopes, gradients);
            }
        }
    }

    private void differentiateNeighbour(
            CentreShell shell,
            NeighbourList neighbours,
            int slot,
            int place,
            double coreSlope,
            double[] rhoSlopes,
            double[] gradients) {
        double[] value = values[place];
        double[] slope = slopes[place];
        double alongBond = coreSlope;
        for (int p = 0; p < rhoSlopes.length; p++) {
            alongBond += rhoSlopes[p] * slope[p];
        }
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int l = 0; l <= shell.maxL(); l++) {
            int radial = shell.columnStart()[l];
            int harmonic = place * harmonicStride + l * l;
            int count = shell.radials()[l];
            for (int i = 0; i <= 2 * l; i++) {
                int leaf = shell.leafStart()[l] + i * shell.leafStride()[l];
                double byHarmonic = 0; // ∂E/∂Y_lm
                double bySlope = 0;
                for (int n = 0; n < count; n++) {
                    double adjoint = adjoints[leaf + n];
                    byHarmonic += value[radial + n] * adjoint;
                    bySlope += slope[radial + n] * adjoint;
                }
                alongBond += bySlope * angular[harmonic + i];
                int d = 3 * (harmonic + i);
                fx += byHarmonic * angularSlopes[d];
                fy += byHarmonic * angularSlopes[d + 1];
                fz += byHarmonic * angularSlopes[d + 2];
            }
        }
        double inverse = 1 / neighbours.distance(slot);
        double x = neighbours.dx(slot) * inverse;
        double y = neighbours.dy(slot) * inverse;
        double z = neighbours.dz(slot) * inverse;
        double along = alongBond - (fx * x + fy * y + fz * z) * inverse;
        gradients[3 * slot] = along * x + fx * inverse;
        gradients[3 * slot + 1] = along * y + fy * inverse;
        gradients[3 * slot + 2] = along * z + fz * inverse;
    }
}
