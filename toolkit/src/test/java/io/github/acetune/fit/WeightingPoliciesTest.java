package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Dataset;
import io.github.acetune.fit.Weighting.ByConfigType.Factors;
import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every option of every policy, on structures whose energies are easy to count with. */
class WeightingPoliciesTest {
    private static final OptionalInt ALL = OptionalInt.empty();

    /** A dimer. */
    private static Structure dimer(double energyPerAtom, double force) {
        return Structure.of(
                        List.of(Element.Si, Element.Si),
                        new double[] {0, 0, 0, 2.4, 0, 0},
                        Cell.NONE,
                        Periodicity.NONE)
                .withLabels(
                        Labels.NONE
                                .withEnergy(2 * energyPerAtom)
                                .withForces(force, 0, 0, -force, 0, 0));
    }

    /** Ten dimers, 0, 0.1 … 0.9 eV/atom above the lowest. */
    private static List<Structure> ladder() {
        return IntStream.range(0, 10).mapToObj(k -> dimer(-5 + 0.1 * k, 1)).toList();
    }

    private static double[] energies(List<Structure> structures) {
        return structures.stream().mapToDouble(s -> s.labels().energy().orElseThrow()).toArray();
    }

    private static int[] taken(EnergyBasedWeighting policy, List<Structure> structures) {
        double[] weights = policy.of(structures, energies(structures)).energy();
        return IntStream.range(0, weights.length).filter(s -> weights[s] > 0).toArray();
    }

    private static EnergyBasedWeighting policy(
            double highEnergy,
            double highForce,
            double lowerShare,
            OptionalInt count,
            OptionalInt lower,
            OptionalInt upper,
            long seed) {
        return new EnergyBasedWeighting(
                0.35, highEnergy, highForce, 0.5, 2, lowerShare, false, count, lower, upper, seed);
    }

    @Test
    void structuresWithHighEnergiesOrForcesAreLeftOut() {
        var structures = List.of(dimer(-5, 1), dimer(-4.9, 60), dimer(-4, 1), dimer(-4.8, 50));
        assertArrayEquals(
                new int[] {0, 3},
                taken(policy(0.75, 50, Double.NaN, ALL, ALL, ALL, 42), structures));
        assertThrows(
                InvalidInputException.class,
                () -> taken(policy(0.75, 0.5, Double.NaN, ALL, ALL, ALL, 42), structures));
    }

    @Test
    void weightsFallWithEnergyAndForce() {
        var structures = List.of(dimer(-5, 0), dimer(-4, 3));
        var weights =
                policy(10, 50, Double.NaN, ALL, ALL, ALL, 42).of(structures, energies(structures));
        // 1/(0 + 0.5)² against 1/(1 + 0.5)²; on an atom over |F|² + 2
        assertEquals(9, weights.energy()[0] / weights.energy()[1], 1e-9);
        assertEquals(9 * 11 / 2.0, weights.forces()[0][0] / weights.forces()[1][0], 1e-9);
    }

    @Test
    void lowerTierHasItsShare() {
        double[] weights =
                policy(10, 50, 0.6, ALL, ALL, ALL, 42).of(ladder(), energies(ladder())).energy();
        assertEquals(0.6, Arrays.stream(weights, 0, 4).sum(), 1e-12);
        assertEquals(0.4, Arrays.stream(weights, 4, 10).sum(), 1e-12);
    }

    @Test
    void drawTakesTheLowerTierFirst() {
        int[] six = taken(policy(10, 50, 0.6, OptionalInt.of(6), ALL, ALL, 42), ladder());
        assertEquals(6, six.length);
        assertArrayEquals(new int[] {0, 1, 2, 3}, Arrays.copyOf(six, 4));
        int[] three = taken(policy(10, 50, 0.6, OptionalInt.of(3), ALL, ALL, 42), ladder());
        assertEquals(3, three.length);
        assertTrue(three[2] < 4);
    }

    @Test
    void drawTakesSoManyOfEachTier() {
        int[] some =
                taken(policy(10, 50, 0.6, ALL, OptionalInt.of(2), OptionalInt.of(3), 42), ladder());
        assertEquals(2, Arrays.stream(some).filter(s -> s < 4).count());
        assertEquals(3, Arrays.stream(some).filter(s -> s >= 4).count());
    }

    @Test
    void drawDependsOnItsSeedOnly() {
        var policies =
                IntStream.range(0, 20)
                        .mapToObj(seed -> policy(10, 50, 0.6, OptionalInt.of(6), ALL, ALL, seed))
                        .toList();
        assertArrayEquals(taken(policies.get(7), ladder()), taken(policies.get(7), ladder()));
        assertTrue(
                policies.stream().map(p -> Arrays.toString(taken(p, ladder()))).distinct().count()
                        > 3);
    }

    @Test
    void energiesAreMeasuredFromTheHullWhereCompositionsDiffer() {
        var mixed =
                Structure.of(
                                List.of(Element.Si, Element.Ge),
                                new double[] {0, 0, 0, 2.4, 0, 0},
                                Cell.NONE,
                                Periodicity.NONE)
                        .withLabels(Labels.NONE.withEnergy(-7.5).withForces(new double[6]));
        var pure =
                Structure.of(List.of(Element.Ge), new double[3], Cell.NONE, Periodicity.NONE)
                        .withLabels(Labels.NONE.withEnergy(-4).withForces(new double[3]));
        var structures = List.of(dimer(-5, 0), pure, mixed);
        var hull = new EnergyBasedWeighting(1, 10, 50, 1, 1, Double.NaN, true, ALL, ALL, ALL, 42);
        double[] weights = hull.of(structures, energies(structures)).energy();
        // the pure ones are on the hull, the mixture 0.75 eV/atom above −4.5
        assertEquals(weights[0], weights[1], 1e-12);
        assertEquals(1.75 * 1.75, weights[0] / weights[2], 1e-9);
    }

    private static Structure weighted(String key, String value) {
        return dimer(-5, 1).withInfo(key, value);
    }

    @Test
    void columnsOfTheFramesAreWeights() {
        var column =
                dimer(-5, 1)
                        .withColumns(
                                Map.of("w_forces", new AtomColumn.Real(1, new double[] {3, 0})));
        var structures = List.of(weighted("w_energy", "4"), weighted("w_factor", "2"), column);
        var weights = new Weighting.FromColumns().of(structures, energies(structures));
        assertArrayEquals(new double[] {4, 2, 1}, weights.energy());
        assertArrayEquals(new double[] {1, 1}, weights.forces()[0]);
        assertArrayEquals(new double[] {2, 2}, weights.forces()[1]);
        assertArrayEquals(new double[] {3, 0}, weights.forces()[2]);
        var stored = new Weighting.StoredOrUniform().of(structures, energies(structures));
        assertArrayEquals(weights.energy(), stored.energy());
        var without = List.of(dimer(-5, 1), dimer(-4, 1));
        assertArrayEquals(
                new double[] {0.5, 0.5},
                new Weighting.StoredOrUniform().of(without, energies(without)).energy());
    }

    @Test
    void weightThatIsNoNumberIsNamed() {
        for (String value : List.of("much", "-1", "NaN")) {
            String message =
                    assertThrows(
                                    InvalidInputException.class,
                                    () ->
                                            new Weighting.FromColumns()
                                                    .of(List.of(weighted("w_energy", value)), 0))
                            .getMessage();
            assertTrue(message.contains("w_energy is " + value.replace("-1", "-1.0")), message);
        }
    }

    @Test
    void typesHaveWeightsOfEnergiesAndForces() {
        var structures =
                List.of(
                        weighted("config_type", "bulk"),
                        weighted("config_type", "liquid"),
                        dimer(-5, 1));
        var weights =
                new Weighting.ByConfigType(
                                Map.of("bulk", new Factors(10, 10), "liquid", new Factors(1, 0.5)))
                        .of(structures, energies(structures));
        assertArrayEquals(new double[] {10, 1, 1}, weights.energy());
        assertArrayEquals(new double[] {10, 10}, weights.forces()[0]);
        assertArrayEquals(new double[] {0.5, 0.5}, weights.forces()[1]);
        assertThrows(InvalidInputException.class, () -> new Factors(-1, 1));
    }

    @Test
    void augmentedStructuresCountLess() {
        var structures = List.of(dimer(-5, 1), weighted("name", "augmented/zbl_3"));
        var weights =
                new Weighting.Augmented(Weighting.UNIFORM, 0.01)
                        .of(structures, energies(structures));
        assertEquals(100, weights.energy()[0] / weights.energy()[1], 1e-9);
        assertEquals(100, weights.forces()[0][1] / weights.forces()[1][1], 1e-9);
    }

    private static TrainingSetBuilder.Sets sets(LossSettings loss, Weighting weighting) {
        var basis = AceSpec.of("Si").cutoff(4).functions(3).basis();
        var train = Dataset.of("train", List.of(dimer(-4, 1), dimer(-3, 2)));
        var held = Dataset.of("held", List.of(dimer(-5, 1), dimer(-3, 5)));
        var course = new FitCourse(FitListener.NONE, Minimisation.DEFAULT);
        return new TrainingSetBuilder(
                        basis.elements(),
                        basis.cutoff(),
                        ReferenceChoice.NONE.of(train, basis.elements()),
                        loss,
                        weighting)
                .build(
                        train,
                        Optional.of(held),
                        CoreEnergies.of(basis, FitSpec.DEFAULT.threads(1), course));
    }

    @Test
    void trainingAndHeldOutStructuresAreWeightedTogetherAndNormalisedSeparately() {
        var loss = FitSpec.kappa(0).loss();
        var sets = sets(loss, policy(10, 50, Double.NaN, ALL, ALL, ALL, 42));
        var train = sets.train().structures();
        var held = sets.heldOut().orElseThrow().structures();
        // energies are measured from the held-out −5: 1/(1 + 0.5)² against 1/(2 + 0.5)²
        assertEquals(
                2.5 * 2.5 / (1.5 * 1.5),
                train.get(0).energyWeight() / train.get(1).energyWeight(),
                1e-9);
        for (var set : List.of(train, held)) {
            double sum = set.stream().mapToDouble(s -> s.energyWeight() * 4).sum();
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void automaticKappaIsThatOfTheTrainingStructures() {
        var sets = sets(FitSpec.kappaAutomatic().loss(), Weighting.UNIFORM);
        // variances: energies −4, −3 per atom give 0.25; forces 1, 1, 2, 2 give 0.25
        double kappa = 0.5;
        for (var set : List.of(sets.train(), sets.heldOut().orElseThrow())) {
            assertEquals((1 - kappa) / 2 / 4, set.structures().getFirst().energyWeight(), 1e-12);
            assertEquals(kappa / 4, set.structures().getFirst().forceWeights()[0], 1e-12);
        }
    }

    @Test
    void nothingLeftToFitToIsSaid() {
        var nothing = Weighting.ByConfigType.of(Map.of("unspecified", 0.0));
        String message =
                assertThrows(
                                InvalidInputException.class,
                                () -> sets(FitSpec.kappa(0.5).loss(), nothing))
                        .getMessage();
        assertTrue(message.contains("train: every structure has weight zero"), message);
    }
}
