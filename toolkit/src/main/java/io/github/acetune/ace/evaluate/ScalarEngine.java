package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;

/**
 * The readable engine: one atom after the other, one number at a time, no special flags.
 *
 * <p>Phases and equation numbers after Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021): radial functions and spherical
 * harmonics of each neighbour; A_nlm = Σ_j R_nl Y_lm (9); products and densities ρ_p = Σ c̃ Π A (10, 11); energy F(ρ) (3);
 * then backwards ∂E/∂(products), ∂E/∂A (20) and the gradients by the neighbours' positions (19).
 */
final class ScalarEngine implements BlockEngine {
    private static final double SMALLEST_DISTANCE = 1e-6;

    private final CompiledPotential potential;
    private final SphericalHarmonics[] harmonics;
    private final AtomDensities[] densities;
    private final double[] re;
    private final double[] im;
    private final double[] reSlope;
    private final double[] imSlope;
    private final double[][] scratch;
    private final int columnStride;
    private final int harmonicStride;
    private double[] values = new double[0];
    private double[] slopes = new double[0];
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
        this.re = new double[products];
        this.im = new double[products];
        this.reSlope = new double[products];
        this.imSlope = new double[products];
        this.scratch = new double[2][basis];
        this.columnStride = columns;
        this.harmonicStride = SphericalHarmonics.count(largestL);
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
            multiply(centre.graph(), density.rho);
            density.embed(centre);
            energies[atom] = density.energy;
            differentiateProducts(centre.graph(), density.slopes);
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
        Arrays.fill(re, 0, centre.graph().leaves(), 0);
        Arrays.fill(im, 0, centre.graph().leaves(), 0);
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
        if (values.length < count * columnStride || angular.length < 2 * count * harmonicStride) {
            values = new double[count * columnStride];
            slopes = new double[count * columnStride];
            angular = new double[2 * count * harmonicStride];
            angularSlopes = new double[6 * count * harmonicStride];
        }
    }

    private void evaluateNeighbour(
            CentreShell shell, NeighbourList neighbours, int slot, int place) {
        double r = neighbours.distance(slot);
        int base = place * columnStride;
        shell.radial().evaluate(r, scratch, values, slopes, base);
        if (shell.maxL() >= 0) {
            double inverse = 1 / r;
            double x = neighbours.dx(slot) * inverse;
            double y = neighbours.dy(slot) * inverse;
            double z = neighbours.dz(slot) * inverse;
            harmonics[shell.maxL()].evaluate(
                    x,
                    y,
                    z,
                    angular,
                    2 * place * harmonicStride,
                    angularSlopes,
                    6 * place * harmonicStride);
        }
    }

    private void addToAtomicBase(CentreShell shell, int place, AtomDensities density) {
        int column = place * columnStride;
        for (int p = 0; p < density.rho.length; p++) {
            density.rho[p] += values[column + p];
        }
        int harmonic = 2 * place * harmonicStride;
        for (int l = 0; l <= shell.maxL(); l++) {
            int count = shell.radials()[l];
            int radial = column + shell.columnStart()[l];
            int leaf = shell.leafStart()[l];
            for (int m = 0; m <= l; m++) {
                double yRe = angular[harmonic++];
                double yIm = angular[harmonic++];
                for (int n = 0; n < count; n++) {
                    re[leaf + n] += values[radial + n] * yRe;
                    im[leaf + n] += values[radial + n] * yIm;
                }
                leaf += count;
            }
        }
    }

    private void multiply(ProductGraph graph, double[] rho) {
        int from = 0;
        for (int run = 0; run < graph.runEnds().length; run++) {
            int to = graph.runEnds()[run];
            double sign = run % 2 == 0 ? 1 : -1;
            for (int q = from; q < to; q++) {
                int a = graph.left()[q];
                int b = graph.right()[q];
                int node = graph.leaves() + q;
                double bIm = sign * im[b];
                re[node] = re[a] * re[b] - im[a] * bIm;
                im[node] = im[a] * re[b] + re[a] * bIm;
            }
            from = to;
        }
        addTerms(graph, 0, graph.plainTerms(), -1, rho);
        addTerms(graph, graph.plainTerms(), graph.terms(), 1, rho);
    }

    private void addTerms(ProductGraph graph, int from, int to, double sign, double[] rho) {
        int densityCount = graph.densities();
        for (int t = from; t < to; t++) {
            int a = graph.termLeft()[t];
            int b = graph.termRight()[t];
            double product = re[a] * re[b] + sign * im[a] * im[b];
            for (int p = 0; p < densityCount; p++) {
                rho[p] += graph.coefficients()[t * densityCount + p] * product;
            }
        }
    }

    private void differentiateProducts(ProductGraph graph, double[] rhoSlopes) {
        Arrays.fill(reSlope, 0, graph.size(), 0);
        Arrays.fill(imSlope, 0, graph.size(), 0);
        differentiateTerms(graph, 0, graph.plainTerms(), -1, rhoSlopes);
        differentiateTerms(graph, graph.plainTerms(), graph.terms(), 1, rhoSlopes);
        for (int run = graph.runEnds().length - 1; run >= 0; run--) {
            double sign = run % 2 == 0 ? 1 : -1;
            int from = run == 0 ? 0 : graph.runEnds()[run - 1];
            for (int q = graph.runEnds()[run] - 1; q >= from; q--) {
                int a = graph.left()[q];
                int b = graph.right()[q];
                double reBar = reSlope[graph.leaves() + q];
                double imBar = imSlope[graph.leaves() + q];
                double bIm = sign * im[b];
                reSlope[a] += reBar * re[b] + imBar * bIm;
                imSlope[a] += imBar * re[b] - reBar * bIm;
                reSlope[b] += reBar * re[a] + imBar * im[a];
                imSlope[b] += sign * (imBar * re[a] - reBar * im[a]);
            }
        }
    }

    private void differentiateTerms(
            ProductGraph graph, int from, int to, double sign, double[] rhoSlopes) {
        int densityCount = graph.densities();
        for (int t = from; t < to; t++) {
            double weight = 0;
            for (int p = 0; p < densityCount; p++) {
                weight += graph.coefficients()[t * densityCount + p] * rhoSlopes[p];
            }
            int a = graph.termLeft()[t];
            int b = graph.termRight()[t];
            reSlope[a] += weight * re[b];
            imSlope[a] += sign * weight * im[b];
            reSlope[b] += weight * re[a];
            imSlope[b] += sign * weight * im[a];
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
        int column = place * columnStride;
        int harmonic = 2 * place * harmonicStride;
        double alongBond = coreSlope;
        for (int p = 0; p < rhoSlopes.length; p++) {
            alongBond += rhoSlopes[p] * slopes[column + p];
        }
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int l = 0; l <= shell.maxL(); l++) {
            int count = shell.radials()[l];
            int radial = column + shell.columnStart()[l];
            int leaf = shell.leafStart()[l];
            for (int m = 0; m <= l; m++) {
                double yRe = angular[harmonic];
                double yIm = angular[harmonic + 1];
                double reBar = 0;
                double imBar = 0;
                for (int n = 0; n < count; n++) {
                    reBar += values[radial + n] * reSlope[leaf + n];
                    imBar += values[radial + n] * imSlope[leaf + n];
                    alongBond +=
                            slopes[radial + n]
                                    * (reSlope[leaf + n] * yRe + imSlope[leaf + n] * yIm);
                }
                int d = 3 * harmonic;
                fx += reBar * angularSlopes[d] + imBar * angularSlopes[d + 3];
                fy += reBar * angularSlopes[d + 1] + imBar * angularSlopes[d + 4];
                fz += reBar * angularSlopes[d + 2] + imBar * angularSlopes[d + 5];
                harmonic += 2;
                leaf += count;
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
