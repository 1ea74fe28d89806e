package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;

/**
 * The readable engine, without special flags: neighbours one after the other; products for some atoms at once, see
 * {@link ScalarCoupling}.
 */
final class ScalarEngine implements BlockEngine, EvaluationPhases {
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
    private final int[][] shellStart;
    private NeighbourList neighbours = NeighbourList.empty();
    private CompiledCentre centre;
    private int mu;
    private int count;

    ScalarEngine(CompiledPotential potential) {
        this.potential = potential;
        int elements = potential.elementCount();
        this.centre = potential.centre(0);
        this.densities = new AtomDensities[elements][ATOMS];
        this.rho = new double[elements][][];
        this.rhoSlopes = new double[elements][][];
        int numbers = 0;
        int columns = 0;
        int largestL = 0;
        int basis = 0;
        for (int element = 0; element < elements; element++) {
            CompiledCentre one = potential.centre(element);
            Arrays.setAll(densities[element], atom -> new AtomDensities(one.densities()));
            rho[element] = new double[one.densities()][ATOMS];
            rhoSlopes[element] = new double[one.densities()][ATOMS];
            numbers = Math.max(numbers, one.graph().size());
            for (CentreShell shell : one.shells()) {
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
        this.shellStart = new int[ATOMS][elements + 1];
        this.scratch = new double[2][basis];
        this.columnStride = columns;
        this.harmonicStride = (largestL + 1) * (largestL + 1);
    }

    @Override
    public void evaluate(NeighbourList list, int[] species, double[] energies, double[] gradients) {
        Arrays.fill(gradients, 0, 3 * list.pairs(), 0);
        neighbours = list;
        int end = list.firstAtom() + list.atoms();
        for (int element = 0; element < potential.elementCount(); element++) {
            int atom = list.firstAtom();
            while (atom < end) {
                count = 0;
                for (; atom < end && count < ATOMS; atom++) {
                    if (species[atom] == element) {
                        batch[count++] = atom;
                    }
                }
                take(element, species);
                gatherNeighbours();
                products();
                embed(energies);
                adjoints();
                forces(gradients);
            }
        }
    }

    /** The first three phases atom by atom, while the neighbours of one are in the cache. */
    private void gatherNeighbours() {
        for (int q = 0; q < count; q++) {
            radials(q);
            harmonics(q);
            atomicBase(q);
        }
    }

    private void take(int element, int[] species) {
        mu = element;
        centre = potential.centre(element);
        rows = 0;
        reserve();
        coupling.clear(centre.graph().size(), count);
        for (int q = 0; q < count; q++) {
            densities[mu][q].clear();
            sortNeighbours(species, batch[q], shellStart[q], densities[mu][q]);
        }
    }

    private void reserve() {
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

    /** The slots of the neighbours within the cutoff of their kind, one element after the other, and what their cores do. */
    private void sortNeighbours(int[] species, int atom, int[] start, AtomDensities density) {
        for (int element = 0; element < centre.shells().length; element++) {
            CentreShell shell = centre.shells()[element];
            start[element] = rows;
            for (int slot = neighbours.start(atom); slot < neighbours.end(atom); slot++) {
                double r = neighbours.distance(slot);
                if (species[neighbours.index(slot)] == element && r < shell.cutoff()) {
                    neighbours.requireApart(atom, slot);
                    slots[rows++] = slot;
                    density.core += shell.radial().core(r);
                    density.offerNearest(centre, slot, element, r);
                }
            }
        }
        start[centre.shells().length] = rows;
    }

    @Override
    public void radials() {
        for (int q = 0; q < count; q++) {
            radials(q);
        }
    }

    private void radials(int q) {
        for (int element = 0; element < centre.shells().length; element++) {
            PairRadial radial = centre.shells()[element].radial();
            for (int row = shellStart[q][element]; row < shellStart[q][element + 1]; row++) {
                double r = neighbours.distance(slots[row]);
                radial.evaluate(r, scratch, values[row], slopes[row]);
            }
        }
    }

    @Override
    public void harmonics() {
        for (int q = 0; q < count; q++) {
            harmonics(q);
        }
    }

    private void harmonics(int q) {
        for (int element = 0; element < centre.shells().length; element++) {
            int maxL = centre.shells()[element].maxL();
            if (maxL >= 0) {
                evaluateHarmonics(maxL, shellStart[q][element], shellStart[q][element + 1]);
            }
        }
    }

    private void evaluateHarmonics(int maxL, int from, int to) {
        for (int row = from; row < to; row++) {
            int slot = slots[row];
            double inverse = 1 / neighbours.distance(slot);
            harmonics[maxL].evaluateReal(
                    neighbours.dx(slot) * inverse,
                    neighbours.dy(slot) * inverse,
                    neighbours.dz(slot) * inverse,
                    angular,
                    row * harmonicStride,
                    angularSlopes,
                    3 * row * harmonicStride);
        }
    }

    @Override
    public void atomicBase() {
        for (int q = 0; q < count; q++) {
            atomicBase(q);
        }
    }

    private void atomicBase(int q) {
        Arrays.fill(quantities, 0, centre.graph().size(), 0);
        for (int element = 0; element < centre.shells().length; element++) {
            addToAtomicBase(
                    centre.shells()[element], shellStart[q][element], shellStart[q][element + 1]);
        }
        for (int p = 0; p < centre.densities(); p++) {
            rho[mu][p][q] = sumOfColumn(p, shellStart[q][0], shellStart[q][centre.shells().length]);
        }
        putAtomicBase(q);
    }

    private double sumOfColumn(int p, int from, int to) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            sum += values[row][p];
        }
        return sum;
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

    private void putAtomicBase(int place) {
        for (CentreShell shell : centre.shells()) {
            for (int l = 0; l <= shell.maxL(); l++) {
                for (int i = 0; i <= 2 * l; i++) {
                    int leaf = shell.leafStart()[l] + i * shell.leafStride()[l];
                    coupling.put(place, quantities, leaf, leaf + shell.radials()[l]);
                }
            }
        }
    }

    @Override
    public void products() {
        coupling.couple(centre.graph(), count, rho[mu]);
    }

    @Override
    public void embed(double[] energies) {
        for (int q = 0; q < count; q++) {
            AtomDensities density = densities[mu][q];
            for (int p = 0; p < density.rho.length; p++) {
                density.rho[p] = rho[mu][p][q];
            }
            density.embed(centre);
            energies[batch[q]] = density.energy;
            for (int p = 0; p < density.rho.length; p++) {
                rhoSlopes[mu][p][q] = density.slopes[p];
            }
        }
    }

    @Override
    public void adjoints() {
        coupling.differentiate(centre.graph(), count, rhoSlopes[mu]);
    }

    @Override
    public void forces(double[] gradients) {
        for (int q = 0; q < count; q++) {
            takeAdjoints(q);
            for (int element = 0; element < centre.shells().length; element++) {
                CentreShell shell = centre.shells()[element];
                for (int row = shellStart[q][element]; row < shellStart[q][element + 1]; row++) {
                    differentiateNeighbour(shell, row, densities[mu][q], gradients);
                }
            }
        }
    }

    private void takeAdjoints(int place) {
        for (CentreShell shell : centre.shells()) {
            for (int l = 0; l <= shell.maxL(); l++) {
                for (int i = 0; i <= 2 * l; i++) {
                    int leaf = shell.leafStart()[l] + i * shell.leafStride()[l];
                    coupling.takeAdjoints(place, adjoints, leaf, leaf + shell.radials()[l]);
                }
            }
        }
    }

    private void differentiateNeighbour(
            CentreShell shell, int row, AtomDensities density, double[] gradients) {
        int slot = slots[row];
        double r = neighbours.distance(slot);
        double along = slot == density.nearestSlot() ? density.nearestFactor : 0;
        if (density.coreFactor != 0) {
            along += density.coreFactor * shell.radial().coreSlope(r);
        }
        double[] value = values[row];
        double[] slope = slopes[row];
        for (int p = 0; p < density.slopes.length; p++) {
            along += density.slopes[p] * slope[p];
        }
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int l = 0; l <= shell.maxL(); l++) {
            int radial = shell.columnStart()[l];
            int harmonic = row * harmonicStride + l * l;
            int size = shell.radials()[l];
            for (int i = 0; i <= 2 * l; i++) {
                int leaf = shell.leafStart()[l] + i * shell.leafStride()[l];
                double byHarmonic = 0; // ∂E/∂Y_lm
                double bySlope = 0;
                for (int n = 0; n < size; n++) {
                    double adjoint = adjoints[leaf + n];
                    byHarmonic += value[radial + n] * adjoint;
                    bySlope += slope[radial + n] * adjoint;
                }
                along += bySlope * angular[harmonic + i];
                int d = 3 * (harmonic + i);
                fx += byHarmonic * angularSlopes[d];
                fy += byHarmonic * angularSlopes[d + 1];
                fz += byHarmonic * angularSlopes[d + 2];
            }
        }
        double inverse = 1 / r;
        double x = neighbours.dx(slot) * inverse;
        double y = neighbours.dy(slot) * inverse;
        double z = neighbours.dz(slot) * inverse;
        along -= (fx * x + fy * y + fz * z) * inverse;
        gradients[3 * slot] = along * x + fx * inverse;
        gradients[3 * slot + 1] = along * y + fy * inverse;
        gradients[3 * slot + 2] = along * z + fz * inverse;
    }
}
