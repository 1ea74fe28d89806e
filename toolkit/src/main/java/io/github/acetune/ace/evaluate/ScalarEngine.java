package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;

/**
 * The readable engine: one atom after the other, one number at a time, no special flags.
 *
 * <p>Phases and equation numbers after Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021): radial functions and spherical
 * harmonics of each neighbour; A_nlm = Σ_j R_nl Y_lm (9); coupled quantities and densities ρ_p = Σ c̃ Π A (10, 11); energy F(ρ) (3);
 * then backwards ∂E/∂(products), ∂E/∂A (20) and the gradients by the neighbours' positions (19).
 */
final class ScalarEngine implements BlockEngine {
    private static final double SMALLEST_DISTANCE = 1e-6;

    private final CompiledPotential potential;
    private final SphericalHarmonics[] harmonics;
    private final AtomDensities[] densities;
    private final double[] quantities;
    private final double[] adjoints;
    private final double[] rootWeights;
    private final double[][] scratch;
    private final int columnStride;
    private final int harmonicStride;
    private double[][] values = new double[0][0];
    private double[][] slopes = new double[0][0];
    private double[] angular = new double[0];
    private double[] angularSlopes = new double[0];
    private int[] slots = new int[0];
    private final int[] shellEnd;

    ScalarEngine(CompiledPotential potential) {
        this.potential = potential;
        int elements = potential.elementCount();
        this.densities = new AtomDensities[elements];
        int numbers = 0;
        int steps = 0;
        int columns = 0;
        int largestL = 0;
        int basis = 0;
        for (int mu = 0; mu < elements; mu++) {
            CompiledCentre centre = potential.centre(mu);
            densities[mu] = new AtomDensities(centre.densities());
            numbers = Math.max(numbers, centre.graph().size());
            for (RootSlice roots : centre.graph().roots()) {
                steps = Math.max(steps, roots.steps());
            }
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
        this.rootWeights = new double[steps];
        this.shellEnd = new int[elements];
        this.scratch = new double[2][basis];
        this.columnStride = columns;
        this.harmonicStride = (largestL + 1) * (largestL + 1);
    }

    @Override
    public void evaluate(
            NeighbourList neighbours, int[] species, double[] energies, double[] gradients) {
        for (int atom = neighbours.firstAtom();
                atom < neighbours.firstAtom() + neighbours.atoms();
                atom++) {
            CompiledCentre centre = potential.centre(species[atom]);
            AtomDensities density = densities[species[atom]];
            density.clear();
            sortNeighbours(centre, neighbours, species, atom, gradients);
            gatherNeighbours(centre, neighbours, density);
            couple(centre.graph(), density.rho);
            density.embed(centre);
            energies[atom] = density.energy;
            differentiateCoupling(centre.graph(), density.slopes);
            differentiateNeighbours(centre, neighbours, density, gradients);
        }
    }

    /** The slots of the neighbours within the cutoff of their kind, one element after the other. */
    private void sortNeighbours(
            CompiledCentre centre,
            NeighbourList neighbours,
            int[] species,
            int atom,
            double[] gradients) {
        int first = neighbours.start(atom);
        int end = neighbours.end(atom);
        reserve(end - first);
        int rows = 0;
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

    private void reserve(int count) {
        if (slots.length < count) {
            slots = new int[count];
            values = new double[count][columnStride];
            slopes = new double[count][columnStride];
            angular = new double[count * harmonicStride];
            angularSlopes = new double[3 * count * harmonicStride];
        }
    }

    private void gatherNeighbours(
            CompiledCentre centre, NeighbourList neighbours, AtomDensities density) {
        Arrays.fill(quantities, 0, centre.graph().size(), 0);
        int row = 0;
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

    private void couple(CoupledGraph graph, double[] rho) {
        int[] second = graph.second();
        int[] target = graph.target();
        double[] weight = graph.weight();
        int step = 0;
        for (int group = 0; group < graph.productFirst().length; group++) {
            double first = quantities[graph.productFirst()[group]];
            for (int end = graph.productEnd()[group]; step < end; step++) {
                quantities[target[step]] += weight[step] * first * quantities[second[step]];
            }
        }
        for (RootSlice roots : graph.roots()) {
            for (int component = 0; component < roots.components(); component++) {
                addRoots(roots, roots.start() + component * roots.stride(), rho);
            }
        }
    }

    /** Two densities at a time; an odd last one is summed twice and kept once. */
    private void addRoots(RootSlice roots, int start, double[] rho) {
        double[] coefficients = roots.coefficients();
        int stride = rho.length;
        for (int p = 0; p < stride; p += 2) {
            int q = Math.min(p + 1, stride - 1);
            double rho0 = 0;
            double rho1 = 0;
            int step = 0;
            for (int group = 0; group < roots.first().length; group++) {
                double sum0 = 0;
                double sum1 = 0;
                for (int end = roots.end()[group]; step < end; step++) {
                    double other = quantities[start + roots.second()[step]];
                    sum0 += coefficients[step * stride + p] * other;
                    sum1 += coefficients[step * stride + q] * other;
                }
                double first = quantities[start + roots.first()[group]];
                rho0 += first * sum0;
                rho1 += first * sum1;
            }
            rho[p] += rho0;
            rho[q] += q > p ? rho1 : 0;
        }
    }

    private void differentiateCoupling(CoupledGraph graph, double[] rhoSlopes) {
        Arrays.fill(adjoints, 0, graph.size(), 0);
        for (RootSlice roots : graph.roots()) {
            weighRoots(roots, rhoSlopes);
            for (int component = 0; component < roots.components(); component++) {
                differentiateRoots(roots, roots.start() + component * roots.stride());
            }
        }
        int[] second = graph.second();
        int[] target = graph.target();
        double[] weight = graph.weight();
        for (int group = graph.productFirst().length - 1; group >= 0; group--) {
            int from = group == 0 ? 0 : graph.productEnd()[group - 1];
            double first = quantities[graph.productFirst()[group]];
            double adjoint = 0;
            for (int step = from; step < graph.productEnd()[group]; step++) {
                double slope = weight[step] * adjoints[target[step]];
                adjoint += slope * quantities[second[step]];
                adjoints[second[step]] += slope * first;
            }
            adjoints[graph.productFirst()[group]] += adjoint;
        }
    }

    /** Σ_p ∂E/∂ρ_p c^(p) of each step, the same for all components. */
    private void weighRoots(RootSlice roots, double[] rhoSlopes) {
        int place = 0;
        for (int step = 0; step < roots.steps(); step++) {
            double sum = 0;
            for (double slope : rhoSlopes) {
                sum += slope * roots.coefficients()[place++];
            }
            rootWeights[step] = sum;
        }
    }

    private void differentiateRoots(RootSlice roots, int start) {
        int step = 0;
        for (int group = 0; group < roots.first().length; group++) {
            double first = quantities[start + roots.first()[group]];
            double adjoint = 0;
            for (int end = roots.end()[group]; step < end; step++) {
                int b = start + roots.second()[step];
                double weight = rootWeights[step];
                adjoint += weight * quantities[b];
                adjoints[b] += weight * first;
            }
            adjoints[start + roots.first()[group]] += adjoint;
        }
    }

    private void differentiateNeighbours(
            CompiledCentre centre,
            NeighbourList neighbours,
            AtomDensities density,
            double[] gradients) {
        int row = 0;
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
