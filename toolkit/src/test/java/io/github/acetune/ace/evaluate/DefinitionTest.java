package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.ace.radial.RadialFunctions;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The energy written out from the definition, sum over m by sum over m, against the compiled form. */
final class DefinitionTest {
    @Test
    void energyIsTheSumOverAllProducts() {
        // no core repulsion at these distances, but one density for one element and three for the
        // other
        CTildePotential potential = RandomModels.binary(InnerCutoff.Type.DISTANCE).cTilde();
        Structure structure = RandomModels.crystal(potential.elements(), 1, 0.01, 31);
        double[] energies = AceCalculator.of(potential).calculate(structure).energies();
        for (int atom = 0; atom < structure.size(); atom++) {
            assertEquals(energy(potential, structure, atom), energies[atom], 1e-12);
        }
    }

    @Test
    void soItIsForEightFactors() {
        var orders =
                Orders.of(new int[] {3, 2, 1, 1, 1, 1, 1, 1}, new int[] {0, 2, 1, 1, 1, 1, 1, 1});
        var spec =
                AceSpec.of("Si")
                        .cutoff(4.2)
                        .radial(RadialBasis.SBESSEL)
                        .embedding(RandomModels.embedding(1, 1))
                        .orders(orders);
        assertEveryEngineAgreesWithTheDefinition(
                RandomModels.potential(spec, 6).cTilde(), List.of(Element.Si), 8);
    }

    @Test
    void soItIsForFiveElements() {
        var spec =
                AceSpec.of("Al", "Cu", "Ge", "Si", "Zn")
                        .cutoff(4.2)
                        .radial(RadialBasis.CHEB_POW)
                        .embedding(RandomModels.embedding(1, 1, 1, 0.5))
                        .embeddings("Cu", old -> RandomModels.embedding(1, 1))
                        .orders(Orders.of(new int[] {2, 1, 1}, new int[] {0, 1, 1}));
        CTildePotential potential = RandomModels.potential(spec, 7).cTilde();
        assertEveryEngineAgreesWithTheDefinition(potential, potential.elements(), 3);
    }

    private static void assertEveryEngineAgreesWithTheDefinition(
            CTildePotential potential, List<Element> elements, int largestRank) {
        assertEquals(
                largestRank,
                potential.functions().stream().mapToInt(CTildeFunction::rank).max().orElseThrow());
        Structure structure = RandomModels.crystal(elements, 1, 0.1, 33);
        for (Engine engine : Engine.values()) {
            if (engine.isAvailable()) {
                double[] energies =
                        AceCalculator.of(potential)
                                .withEngine(engine)
                                .calculate(structure)
                                .energies();
                for (int atom = 0; atom < structure.size(); atom++) {
                    double expected = energy(potential, structure, atom);
                    double limit = engine == Engine.FLOAT32 ? 1e-5 : 1e-12;
                    assertEquals(
                            expected,
                            energies[atom],
                            limit * (1 + Math.abs(expected)),
                            engine.name());
                }
            }
        }
    }

    @Test
    void functionsThatAreNoInvariantsAreEvaluatedAsWritten() {
        CTildePotential whole = RandomModels.silicon(RadialBasis.SBESSEL).cTilde();
        var bent =
                whole.functions().stream()
                        .map(function -> {
                            double[] coefficients = function.coefficients().clone();
                            coefficients[coefficients.length - 1] *= 1.25; // breaks the symmetry
                            return new CTildeFunction(
                                    function.centre(),
                                    function.species(),
                                    function.n(),
                                    function.l(),
                                    function.m(),
                                    coefficients);
                        })
                        .toList();
        var potential =
                new CTildePotential(
                        whole.elements(),
                        whole.splineBinWidth(),
                        whole.embeddings(),
                        whole.bonds(),
                        bent,
                        whole.referenceEnergies());
        Structure structure = RandomModels.crystal(potential.elements(), 1, 0.2, 32);
        double[] slope = energySlope(potential, structure, 3);
        for (Engine engine : Engine.values()) {
            if (engine.isAvailable()) {
                boolean rounded = engine == Engine.FLOAT32;
                var results = AceCalculator.of(potential).withEngine(engine).calculate(structure);
                for (int atom = 0; atom < structure.size(); atom++) {
                    assertEquals(
                            energy(potential, structure, atom),
                            results.energies()[atom],
                            rounded ? 1e-4 : 1e-12);
                }
                for (int axis = 0; axis < 3; axis++) {
                    assertEquals(
                            -slope[axis],
                            results.forces()[9 + axis],
                            rounded ? 1e-3 : 1e-6,
                            engine.name());
                }
            }
        }
    }

    /** By differences of the sum that is written out. */
    private static double[] energySlope(CTildePotential potential, Structure structure, int atom) {
        double step = 1e-4;
        double[] slope = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] positions = structure.positions();
                positions[3 * atom + axis] += sign * step;
                Structure moved =
                        Structure.of(
                                structure.species(),
                                positions,
                                structure.cell(),
                                structure.periodicity());
                for (int one = 0; one < structure.size(); one++) {
                    slope[axis] += sign * energy(potential, moved, one) / (2 * step);
                }
            }
        }
        return slope;
    }

    private static double energy(CTildePotential potential, Structure structure, int atom) {
        int mu = potential.elements().indexOf(structure.species().get(atom));
        Embedding embedding = potential.embeddings().get(mu);
        double[] rho = new double[embedding.densities()];
        for (CTildeFunction function : potential.functions()) {
            if (function.centre() == mu) {
                for (int term = 0; term < function.terms(); term++) {
                    double product = product(potential, structure, atom, function, term);
                    for (int p = 0; p < rho.length; p++) {
                        rho[p] += function.coefficients()[term * rho.length + p] * product;
                    }
                }
            }
        }
        double energy = potential.referenceEnergies()[mu];
        for (int p = 0; p < rho.length; p++) {
            energy +=
                    embedding.weight(p) * embedding.function().value(rho[p], embedding.exponent(p));
        }
        return energy;
    }

    private static double product(
            CTildePotential potential,
            Structure structure,
            int atom,
            CTildeFunction function,
            int term) {
        double re = 1;
        double im = 0;
        for (int t = 0; t < function.rank(); t++) {
            double[] a =
                    atomicBase(
                            potential,
                            structure,
                            atom,
                            function.species()[t],
                            function.n()[t],
                            function.l()[t],
                            function.m()[term * function.rank() + t],
                            function.rank());
            double next = re * a[0] - im * a[1];
            im = re * a[1] + im * a[0];
            re = next;
        }
        return re;
    }

    private static double[] atomicBase(
            CTildePotential potential,
            Structure structure,
            int atom,
            int species,
            int n,
            int l,
            int m,
            int rank) {
        int mu = potential.elements().indexOf(structure.species().get(atom));
        var bond = potential.bonds().get(mu * potential.elements().size() + species);
        var functions = RadialFunctions.of(bond);
        var list = NeighbourList.of(structure, bond.cutoff());
        double[] g = new double[functions.size()];
        double[] dg = new double[functions.size()];
        double[] radial = new double[bond.radialSize() * (bond.maxL() + 1)];
        int count = SphericalHarmonics.count(l);
        double[] y = new double[2 * count];
        double[] dy = new double[6 * count];
        double[] sum = new double[2];
        for (int slot = list.start(atom); slot < list.end(atom); slot++) {
            if (structure.species().get(list.index(slot)) == potential.elements().get(species)) {
                functions.evaluate(list.distance(slot), g, dg);
                functions.contract(g, radial);
                double value = rank == 1 ? g[n - 1] : radial[(n - 1) * (bond.maxL() + 1) + l];
                SphericalHarmonics.upTo(l)
                        .gradients(list.dx(slot), list.dy(slot), list.dz(slot), y, dy);
                int place = 2 * SphericalHarmonics.index(l, Math.abs(m));
                double sign = m < 0 && m % 2 != 0 ? -1 : 1;
                sum[0] += sign * value * y[place];
                sum[1] += (m < 0 ? -sign : sign) * value * y[place + 1];
            }
        }
        return sum;
    }
}
