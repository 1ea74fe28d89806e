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
    private final double[][] scratch;
    private final int columnStride;
    private final int harmonicStride;
    private double[][] values = new double[0][0];
    private double[][] slopes = new double[0][0];
    private double[] angular = new double[0];
    private double[] angularSlopes = new double[0];

    ScalarEngine(CompiledPotential potential) {
        this.potential = potential;
        int elements = potential.elementCount();
        this.densities = new AtomDensities[elements];
        int products = 0;
        int columns = 0;
        int largestL = 0;
        int basis = 0;
        for (int mu = 0; mu < elements; mu++) {
            CompiledCentre centre = potential.centre(mu);
            densities[mu] = new AtomDensities(centre.densities());
            products = Math.max(products, centre.graph().size());
            for (CentreShell shell : centre.shells()) {
                columns = Math.max(columns, shell.radial().columns());
                largestL = Math.max(largestL, shell.maxL());
                basis = Math.max(basis, shell.radial().basisSize());
            }
        }
        this.harmonics = new SphericalHarmonics[largestL + 1];
        Arrays.setAll(harmonics, SphericalHarmonics::upTo);
        this.quantities = new double[products];
        this.adjoints = new double[products];
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
            gatherNeighbours(centre, neighbours, species, atom, density);
            couple(centre.graph(), density.rho);
            density.embed(centre);
            energies[atom] = density.energy;
            differentiateCoupling(centre.graph(), density.slopes);
            differentiateNeighbours(centre, neighbours, species, atom, density, gradients);
        }
    }

    private void gatherNeighbours(
            CompiledCentre centre,
            NeighbourList neighbours,
            int[] species,
            int atom,
            AtomDensities density) {
        int first = neighbours.start(atom);
        reserve(neighbours.end(atom) - first);
        Arrays.fill(quantities, 0, centre.graph().leaves(), 0);
        for (int slot = first; slot < neighbours.end(atom); slot++) {
            int element = species[neighbours.index(slot)];
            CentreShell shell = centre.shells()[element];
            double r = neighbours.distance(slot);
            if (r < shell.cutoff()) {
                if (r < SMALLEST_DISTANCE) {
                    throw new InvalidInputException(
                            "atoms "
                                    + (atom + 1)
                                    + " and "
                                    + (neighbours.index(slot) + 1)
                                    + " are at the same place");
                }
                evaluateNeighbour(shell, neighbours, slot, slot - first);
                addToAtomicBase(shell, slot - first, density);
                density.core += shell.radial().core(r);
                density.offerNearest(centre, slot, element, r);
            }
        }
    }

    private void reserve(int count) {
        if (values.length < count || angular.length < count * harmonicStride) {
            values = new double[count][columnStride];
            slopes = new double[count][columnStride];
            angular = new double[count * harmonicStride];
            angularSlopes = new double[3 * count * harmonicStride];
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

    private void addToAtomicBase(CentreShell shell, int place, AtomDensities density) {
        double[] value = values[place];
        for (int p = 0; p < density.rho.length; p++) {
            density.rho[p] += value[p];
        }
        for (int l = 0; l <= shell.maxL(); l++) {
            int radial = shell.columnStart()[l];
            int harmonic = place * harmonicStride + l * l;
            int leaf = shell.leafStart()[l];
            for (int n = 0; n < shell.radials()[l]; n++) {
                double r = value[radial + n];
                for (int i = 0; i <= 2 * l; i++) {
                    quantities[leaf++] += r * angular[harmonic + i];
                }
            }
        }
    }

    private void couple(CoupledGraph graph, double[] rho) {
        Arrays.fill(quantities, graph.leaves(), graph.size(), 0);
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
        addRoots(graph, rho);
    }

    private void addRoots(CoupledGraph graph, double[] rho) {
        int[] second = graph.rootSecond();
        int stride = graph.densities();
        for (int p = 0; p < stride; p += 2) {
            int q =
                    Math.min(
                            p + 1,
                            stride - 1); // two densities at a time; an odd last one is summed
            // twice and kept once
            double rho0 = 0;
            double rho1 = 0;
            int step = 0;
            for (int group = 0; group < graph.rootFirst().length; group++) {
                double sum0 = 0;
                double sum1 = 0;
                for (int end = graph.rootEnd()[group]; step < end; step++) {
                    double other = quantities[second[step]];
                    sum0 += graph.coefficients()[step * stride + p] * other;
                    sum1 += graph.coefficients()[step * stride + q] * other;
                }
                double first = quantities[graph.rootFirst()[group]];
                rho0 += first * sum0;
                rho1 += first * sum1;
            }
            rho[p] += rho0;
            rho[q] += q > p ? rho1 : 0;
        }
    }

    private void differentiateCoupling(CoupledGraph graph, double[] rhoSlopes) {
        Arrays.fill(adjoints, 0, graph.size(), 0);
        differentiateRoots(graph, rhoSlopes);
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

    private void differentiateRoots(CoupledGraph graph, double[] rhoSlopes) {
        int[] second = graph.rootSecond();
        int stride = graph.densities();
        for (int p = 0; p < stride; p += 2) {
            int q = Math.min(p + 1, stride - 1);
            double slope0 = rhoSlopes[p];
            double slope1 = q > p ? rhoSlopes[q] : 0;
            int step = 0;
            for (int group = 0; group < graph.rootFirst().length; group++) {
                double first = quantities[graph.rootFirst()[group]];
                double adjoint = 0;
                for (int end = graph.rootEnd()[group]; step < end; step++) {
                    double slope =
                            graph.coefficients()[step * stride + p] * slope0
                                    + graph.coefficients()[step * stride + q] * slope1;
                    adjoint += slope * quantities[second[step]];
                    adjoints[second[step]] += slope * first;
                }
                adjoints[graph.rootFirst()[group]] += adjoint;
            }
        }
    }

    private void differentiateNeighbours(
            CompiledCentre centre,
            NeighbourList neighbours,
            int[] species,
            int atom,
            AtomDensities density,
            double[] gradients) {
        int first = neighbours.start(atom);
        for (int slot = first; slot < neighbours.end(atom); slot++) {
            CentreShell shell = centre.shells()[species[neighbours.index(slot)]];
            double r = neighbours.distance(slot);
            if (r < shell.cutoff()) {
                double alongBond =
                        density.coreFactor == 0
                                ? 0
                                : density.coreFactor * shell.radial().coreSlope(r);
                if (slot == density.nearestSlot()) {
                    alongBond += density.nearestFactor;
                }
                differentiateNeighbour(
                        shell,
                        neighbours,
                        slot,
                        slot - first,
                        alongBond,
                        density.slopes,
                        gradients);
            } else {
                Arrays.fill(gradients, 3 * slot, 3 * slot + 3, 0);
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
            int leaf = shell.leafStart()[l];
            int count = shell.radials()[l];
            for (int i = 0; i <= 2 * l; i++) {
                double byHarmonic = 0; // ∂E/∂Y_lm
                double bySlope = 0;
                for (int n = 0; n < count; n++) {
                    double adjoint = adjoints[leaf + n * (2 * l + 1) + i];
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
