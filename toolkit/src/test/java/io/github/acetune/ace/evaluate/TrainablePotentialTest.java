package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.TestPotentials;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A sum e·E + δ·∂E/∂r of energies and their derivatives, and its derivatives by the parameters. */
final class TrainablePotentialTest {
    private static final double STEP = 1e-4;

    /** Products up to rank 5; two elements with 1 and 3 densities and an inner cutoff. */
    static Stream<BBasisPotential> potentials() {
        return Stream.of(
                TestPotentials.random(RadialBasis.SBESSEL, 4, "Si"),
                RandomModels.binary(InnerCutoff.Type.DISTANCE));
    }

    /** What a loss hands over: the atoms, and a weight for each energy and derivative. */
    private static final class Task {
        private final TrainablePotential trainable;
        private final NeighbourList neighbours;
        private final int[] species;
        private final double[] energyWeights;
        private final double[] displacements;

        Task(BBasisPotential potential) {
            Structure atoms = RandomModels.crystal(potential.elements(), 1, 0.25, 8);
            var random = new Random(9);
            this.trainable = TrainablePotential.of(potential.basis());
            this.neighbours = NeighbourList.of(atoms, potential.cutoff());
            this.species =
                    atoms.species().stream().mapToInt(potential.elements()::indexOf).toArray();
            this.energyWeights = random.doubles(atoms.size(), -1, 1).toArray();
            this.displacements = random.doubles(3L * neighbours.pairs(), -1, 1).toArray();
        }

        double sum(AceBasis basis, double[] coefficients, Engine engine) {
            var energies = new double[species.length];
            var gradients = new double[displacements.length];
            trainable
                    .at(basis, coefficients)
                    .engine(engine)
                    .evaluate(neighbours, species, energies, gradients);
            return dot(energies, energyWeights) + dot(gradients, displacements);
        }

        ParameterGradient gradient(BBasisPotential at, Engine engine) {
            return trainable
                    .at(at.basis(), at.coefficients())
                    .engine(engine)
                    .gradient(neighbours, species, energyWeights, displacements, true);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    @Test
    void energiesAreThoseOfTheCalculator() {
        var potential = TestPotentials.random(RadialBasis.CHEB_EXP_COS, 3, "Ge", "Si");
        Structure atoms = RandomModels.crystal(potential.elements(), 1, 0.25, 8);
        var neighbours = NeighbourList.of(atoms, potential.cutoff());
        int[] species = atoms.species().stream().mapToInt(potential.elements()::indexOf).toArray();
        var energies = new double[species.length];

        TrainablePotential.of(potential.basis())
                .at(potential.basis(), potential.coefficients())
                .engine(Engine.fastest())
                .evaluate(neighbours, species, energies, new double[3 * neighbours.pairs()]);

        double[] expected =
                AceCalculator.of(potential.withReferenceEnergies(0, 0)).calculate(atoms).energies();
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, energies, 1e-12 * largest);
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"SCALAR", "SIMD"})
    void derivativesAreThoseOfDifferences(Engine engine) {
        Assumptions.assumeTrue(engine.isAvailable());
        potentials()
                .forEach(potential -> {
                    var task = new Task(potential);
                    var gradient = task.gradient(potential, engine);
                    var random = new Random(12);
                    double[] c = potential.coefficients();
                    double[] towards = random.doubles(c.length, -1, 1).toArray();
                    assertClose(
                            difference(h ->
                                    task.sum(potential.basis(), moved(c, towards, h / 10), engine)),
                            dot(gradient.functions(), towards) / 10);
                    for (int pair = 0; pair < gradient.radial().length; pair++) {
                        int which = pair;
                        double[] change =
                                random.doubles(gradient.radial()[pair].length, -1, 1).toArray();
                        assertClose(
                                difference(h ->
                                        task.sum(
                                                withRadial(potential.basis(), which, change, h),
                                                c,
                                                engine)),
                                dot(gradient.radial()[pair], change));
                    }
                    for (int mu = 0; mu < gradient.embedding().length; mu++) {
                        for (int q = 0; q < gradient.embedding()[mu].length; q++) {
                            int element = mu;
                            int parameter = q;
                            assertClose(
                                    difference(h ->
                                            task.sum(
                                                    withEmbedding(
                                                            potential.basis(),
                                                            element,
                                                            parameter,
                                                            h),
                                                    c,
                                                    engine)),
                                    gradient.embedding()[mu][q]);
                        }
                    }
                });
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, 1e-7 * Math.max(1, Math.abs(expected)));
    }

    private static double difference(java.util.function.DoubleUnaryOperator function) {
        return (8 * (function.applyAsDouble(STEP) - function.applyAsDouble(-STEP))
                        - (function.applyAsDouble(2 * STEP) - function.applyAsDouble(-2 * STEP)))
                / (12 * STEP);
    }

    private static double[] moved(double[] from, double[] towards, double h) {
        var result = from.clone();
        for (int k = 0; k < result.length; k++) {
            result[k] += h * towards[k];
        }
        return result;
    }

    private static AceBasis withRadial(AceBasis basis, int pair, double[] towards, double h) {
        var bonds = new ArrayList<>(basis.bonds());
        var bond = bonds.get(pair);
        bonds.set(pair, bond.withCoefficients(moved(bond.coefficients(), towards, h)));
        return new AceBasis(
                basis.elements(),
                basis.splineBinWidth(),
                basis.embeddings(),
                bonds,
                basis.functions());
    }

    private static AceBasis withEmbedding(AceBasis basis, int element, int parameter, double h) {
        var embeddings = new ArrayList<Embedding>(basis.embeddings());
        double[] parameters = embeddings.get(element).parameters();
        parameters[parameter] += h;
        embeddings.set(element, embeddings.get(element).withParameters(parameters));
        return new AceBasis(
                basis.elements(),
                basis.splineBinWidth(),
                embeddings,
                basis.bonds(),
                basis.functions());
    }

    @ParameterizedTest
    @MethodSource("potentials")
    void derivativesOfTheSimdEngineAreThoseOfTheScalarOne(BBasisPotential potential) {
        Assumptions.assumeTrue(Engine.SIMD.isAvailable());
        var task = new Task(potential);
        var scalar = task.gradient(potential, Engine.SCALAR);
        var simd = task.gradient(potential, Engine.SIMD);
        assertSame(List.of(scalar.functions()), List.of(simd.functions()));
        assertSame(List.of(scalar.radial()), List.of(simd.radial()));
        assertSame(List.of(scalar.embedding()), List.of(simd.embedding()));
    }

    private static void assertSame(List<double[]> expected, List<double[]> actual) {
        for (int k = 0; k < expected.size(); k++) {
            double largest = Arrays.stream(expected.get(k)).map(Math::abs).max().orElse(0);
            assertArrayEquals(expected.get(k), actual.get(k), 1e-11 * (1 + largest));
        }
    }
}
