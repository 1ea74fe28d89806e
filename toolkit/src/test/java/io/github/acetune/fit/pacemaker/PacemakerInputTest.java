package io.github.acetune.fit.pacemaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.fit.EnergyBasedWeighting;
import io.github.acetune.fit.FitSchedule;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.ReferenceChoice;
import io.github.acetune.fit.TrainableParameters;
import io.github.acetune.fit.Weighting;
import io.github.acetune.fit.Weighting.ByConfigType.Factors;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacemakerInputTest {
    private static final String POTENTIAL =
            """
            potential:
              elements: [Si]
              embeddings: {ALL: {npot: FinnisSinclairShiftedScaled, fs_parameters: [1, 1], ndensity: 1}}
              bonds: {ALL: {radbase: SBessel, radparameters: [5.25], rcut: 5.5, dcut: 0.01}}
              functions: {number_of_functions_per_element: 10, ALL: {nradmax_by_orders: [5, 2], lmax_by_orders: [0, 1]}}
            """;

    @TempDir private Path folder;

    private PacemakerInput read(String rest) throws IOException {
        Path file = folder.resolve("input.yaml");
        Files.writeString(file, POTENTIAL + rest);
        return PacemakerInput.read(file);
    }

    private String complaint(String rest) {
        return assertThrows(InvalidInputException.class, () -> read(rest)).getMessage();
    }

    @Test
    void readsTheReferenceInput() {
        var input = PacemakerInput.read(Shared.file("fit/P1_100.input.yaml"));
        assertEquals(List.of(), input.warnings());
        assertEquals(0.3, input.fit().loss().kappa());
        assertEquals(1e-8, input.fit().loss().l1());
        assertEquals(50, input.fit().minimisation().maxIterations());
        assertEquals(TrainableParameters.FUNCTIONS, input.fit().trainable());
        assertEquals(ReferenceChoice.NONE, input.fit().references());
        assertEquals(FitSpec.Repulsion.AUTOMATIC, input.fit().repulsion());
        assertEquals(List.of("Zuo_Si_test.pckl.gzip"), input.data().testFiles());
        assertEquals(100, input.potential().basis().functions().size());
    }

    @Test
    void misspeltKeyIsReportedWithTheNearestKnownOne() throws IOException {
        var input = read("fit: {loss: {kapa: 0.3}, maxiters: 5}\n");
        assertEquals(2, input.warnings().size());
        assertTrue(input.warnings().get(0).contains("fit.maxiters"), input.warnings()::toString);
        assertTrue(input.warnings().get(0).contains("'maxiter'"), input.warnings()::toString);
        assertTrue(input.warnings().get(1).contains("'kappa'"), input.warnings()::toString);
    }

    @Test
    void emptyTextMeansNotGiven() throws IOException {
        var input = read("fit: {loss: {kappa: '', L1_coeffs: ''}, maxiter: '', weighting: ''}\n");
        assertEquals(0.3, input.fit().loss().kappa());
        assertEquals(100, input.fit().minimisation().maxIterations());
    }

    @Test
    void automaticKappaIsUnderstood() throws IOException {
        assertTrue(read("fit: {loss: {kappa: auto}}\n").fit().loss().isKappaAutomatic());
    }

    @Test
    void wrongValueNamesItsKeysAndWhatWasExpected() {
        String message = complaint("fit: {loss: {kappa: much}}\n");
        assertTrue(message.contains("fit.loss.kappa"), message);
        assertTrue(message.contains("much"), message);
        assertTrue(message.contains("input.yaml"), message);
    }

    @Test
    void brokenYamlNamesTheLine() {
        String message = complaint("fit: {loss: [\n");
        assertTrue(message.contains("input.yaml:"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void energyBasedWeightingTakesAllItsOptions() throws IOException {
        var weighting =
                assertInstanceOf(
                        EnergyBasedWeighting.class,
                        policy(
                                """
                                fit:
                                  weighting: {type: EnergyBasedWeightingPolicy, nfit: 20, DElow: 0.2, DEup: 3, DFup: 9,
                                    DE: 0.5, DF: 2, wlow: 0.6, energy: cohesive, reftype: all, seed: 7}
                                """));
        assertEquals(0.2, weighting.lowEnergy());
        assertEquals(0.6, weighting.lowerShare());
        assertEquals(20, weighting.count().orElseThrow());
        assertEquals(7, weighting.seed());
        var expected =
                new EnergyBasedWeighting(
                        0.2,
                        3,
                        9,
                        0.5,
                        2,
                        0.6,
                        false,
                        OptionalInt.of(20),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        7);
        assertEquals(expected, weighting);
        var all =
                assertInstanceOf(
                        EnergyBasedWeighting.class,
                        policy(
                                "fit: {weighting: {type: EnergyBasedWeightingPolicy, nfit: -1, n_lower: 3, n_upper: 4}}\n"));
        assertEquals(OptionalInt.empty(), all.count());
        assertEquals(OptionalInt.of(3), all.lowerCount());
        assertEquals(OptionalInt.of(4), all.upperCount());
        assertTrue(all.convexHull());
    }

    private Weighting policy(String fit) throws IOException {
        return assertInstanceOf(Weighting.Augmented.class, read(fit).fit().weighting()).policy();
    }

    @Test
    void typesTakeOneWeightOrTwo() throws IOException {
        assertEquals(
                new Weighting.ByConfigType(
                        Map.of("bulk", new Factors(10, 10), "liquid", new Factors(1, 0.5))),
                policy(
                        "fit: {weighting: {type: ConfigTypeWeightingPolicy, weights: {bulk: 10, liquid: [1, 0.5]}}}\n"));
        String message =
                complaint(
                        "fit: {weighting: {type: ConfigTypeWeightingPolicy, weights: {bulk: [1, 2, 3]}}}\n");
        assertTrue(message.contains("fit.weighting.weights.bulk"), message);
    }

    @Test
    void storedWeightsCountUnlessIgnored() throws IOException {
        assertEquals(new Weighting.StoredOrUniform(), policy("fit: {}\n"));
        assertEquals(Weighting.UNIFORM, policy("data: {ignore_weights: true}\n"));
        var augmented = new Weighting.Augmented(new Weighting.StoredOrUniform(), 1e-4);
        assertEquals(augmented, read("fit: {}\n").fit().weighting());
    }

    @Test
    void trainableParametersAreChosenByKindAndByElements() throws IOException {
        var byBlock =
                read("fit: {trainable_parameters: {UNARY: [func, embedding], Si: radial}}\n")
                        .fit()
                        .trainable();
        assertEquals(
                TrainableParameters.NONE
                        .withFunctions("UNARY")
                        .withEmbedding("UNARY")
                        .withRadial("Si"),
                byBlock);
        assertEquals(
                TrainableParameters.ALL,
                read("fit: {trainable_parameters: ALL}\n").fit().trainable());
        assertEquals(
                TrainableParameters.NONE.withFunctions("Si").withRadial("Si"),
                read("fit: {trainable_parameters: Si}\n").fit().trainable());
        String message = complaint("fit: {trainable_parameters: radials}\n");
        assertTrue(message.contains("fit.trainable_parameters"), message);
        assertTrue(message.contains("'radials' names no block"), message);
    }

    @Test
    void stagesAreLaidOverTheFirst() throws IOException {
        var input =
                read(
                        """
                        fit:
                          loss: {kappa: 0.8, L2_coeffs: 1.0e-6}
                          fit_cycles: 3
                          maxiter: 7
                          upfit: [0.1, {loss: {kappa: 0.02}, maxiter: 50}]
                        """);
        assertEquals(List.of(), input.warnings());
        var kappas = input.stages().stream().map(stage -> stage.loss().kappa()).toList();
        assertEquals(List.of(0.8, 0.1, 0.02), kappas);
        var last = input.stages().getLast();
        assertEquals(1e-6, last.loss().l2());
        assertEquals(50, last.minimisation().maxIterations());
        assertEquals(1, last.schedule().cycles());
        assertEquals(3, input.fit().schedule().cycles());
    }

    @Test
    void ladderTakesANumberAndAShare() throws IOException {
        var schedule =
                read("fit: {ladder_step: [10, 0.02], ladder_type: power_order}\n").fit().schedule();
        assertEquals(10, schedule.ladderStep());
        assertEquals(0.02, schedule.ladderShare());
        assertEquals(FitSchedule.LadderOrder.POWER_ORDER, schedule.order());
        String message = complaint("fit: {ladder_step: 2.5}\n");
        assertTrue(message.contains("fit.ladder_step"), message);
        String order = complaint("fit: {ladder_type: powerorder}\n");
        assertTrue(order.contains("body_order or power_order"), order);
    }

    @Test
    void fitGoesOnFromAPotentialFile() throws IOException {
        var reference = Shared.file("fit/P2_15_radial.yaml");
        Path file = folder.resolve("input.yaml");
        Files.writeString(file, "potential: " + reference + "\nfit: {maxiter: 5}\n");
        var whole = PacemakerInput.read(file);
        assertEquals("[Si]", whole.elements().toString());
        assertEquals(15, whole.start().orElseThrow().basis().functions().size());

        Files.writeString(file, "potential: {filename: " + reference + ", rest: true}\n");
        String warned = PacemakerInput.read(file).warnings().toString();
        assertTrue(warned.contains("'reset'"), warned);

        Files.writeString(file, "potential: {filename: " + reference + ", reset: true}\n");
        var reset = PacemakerInput.read(file);
        assertEquals(Optional.empty(), reset.start());
        assertEquals(15, reset.basis().functions().size());

        Files.writeString(file, POTENTIAL + "  initial_potential: " + reference + "\n");
        var part = PacemakerInput.read(file).start().orElseThrow();
        assertEquals(10, part.basis().functions().size());
        assertNotEquals(0, part.coefficients()[0]);
        String message = complaint("  initial_potential: none.yaml\n", PacemakerInput::start);
        assertTrue(message.contains("none.yaml"), message);
    }

    @Test
    void keysWithoutEffectAndUnknownChoicesAreReported() throws IOException {
        var input =
                read(
                        """
                        data: {aug_factor: 0.01}
                        fit: {callbacks: [mine.py], optimizer: BFGS, options: {gtol: 1.0e-9}, loss: {w_orth: 1}, weighting: {type: ExternalWeightingPolicy, filename: w.pckl}}
                        """);
        assertEquals(4, input.warnings().size(), input.warnings()::toString);
        assertEquals(
                new Weighting.Augmented(new Weighting.FromColumns(), 0.01),
                input.fit().weighting());
        String optimizer = complaint("fit: {optimizer: BGFS}\n");
        assertTrue(optimizer.contains("fit.optimizer"), optimizer);
        String energy =
                complaint("fit: {weighting: {type: EnergyBasedWeightingPolicy, energy: hull}}\n");
        assertTrue(energy.contains("convex_hull or cohesive"), energy);
    }

    private String complaint(String rest, Consumer<PacemakerInput> use) {
        return assertThrows(InvalidInputException.class, () -> use.accept(read(rest))).getMessage();
    }
}
