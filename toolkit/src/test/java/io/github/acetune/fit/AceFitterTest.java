package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.testing.Shared;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AceFitterTest {
    private static AceBasis silicon(int functions, int[] n, int[] l, double... embedding) {
        var fs =
                new Embedding(
                        EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED, embedding, 3000, 500);
        return AceSpec.of("Si")
                .cutoff(5.5)
                .cutoffWidth(0.01)
                .radial(RadialBasis.SBESSEL)
                .radialParameters(5.25)
                .embedding(fs)
                .orders(Orders.of(n, l))
                .functions(functions)
                .basis();
    }

    /** Every fourth structure of the silicon set of Zuo et al. 2020. */
    private static Dataset zuo() {
        var all = Dataset.read(Shared.file("data/zuo2020/Si_train.xyz")).structures();
        return Dataset.of(
                "every fourth",
                IntStream.range(0, all.size()).filter(s -> s % 4 == 0).mapToObj(all::get).toList());
    }

    private static Dataset few() {
        var all = Datasets.load("si-pbe").structures();
        return Dataset.of(
                "few", all.stream().filter(s -> s.size() > 1 && s.size() < 20).limit(12).toList());
    }

    private static final FitSpec SPEC =
            FitSpec.kappa(0.3).references(ReferenceChoice.NONE).threads(2);

    @Test
    void linearFitReachesTheExactMinimumOfTheReference() {
        var basis = silicon(100, new int[] {15, 6, 4, 2}, new int[] {0, 4, 3, 1}, 1, 1);
        var result = AceFitter.fit(basis, zuo(), SPEC, FitListener.NONE);
        assertTrue(result.loss().total() <= 0.013224, () -> "loss " + result.loss().total());
        assertEquals(0.013223456, result.loss().total(), 1e-8);
        assertTrue(result.converged());
    }

    @Test
    void twoDensitiesReachALowerLossThanTheReference() {
        var basis = silicon(30, new int[] {10, 5, 3}, new int[] {0, 3, 2}, 1, 1, 1, 0.5);
        var result = AceFitter.fit(basis, zuo(), SPEC.maxIterations(8), FitListener.NONE);
        assertTrue(result.loss().total() <= 0.030, () -> "loss " + result.loss().total());
    }

    @Test
    void resultDoesNotDependOnTheNumberOfThreads() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var spec = SPEC.maxIterations(3);
        double[] one =
                AceFitter.fit(basis, few(), spec.threads(1), FitListener.NONE)
                        .potential()
                        .coefficients();
        double[] three =
                AceFitter.fit(basis, few(), spec.threads(3), FitListener.NONE)
                        .potential()
                        .coefficients();
        assertArrayEquals(one, three, 0);
    }

    @Test
    void allParametersAndCyclesAreTheSameWhateverTheThreads() {
        var basis = silicon(15, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var spec =
                SPEC.maxIterations(2)
                        .trainable(TrainableParameters.WITH_EMBEDDING)
                        .schedule(FitSchedule.ONCE.withCycles(2, 0.1, 0))
                        .seed(5);
        var one = AceFitter.fit(basis, few(), spec.threads(1), FitListener.NONE).potential();
        var three = AceFitter.fit(basis, few(), spec.threads(3), FitListener.NONE).potential();
        assertArrayEquals(one.coefficients(), three.coefficients(), 0);
        assertEquals(one.basis(), three.basis());
    }

    @Test
    void listenerEndsTheFitAndTheBestSoFarIsKept() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var result = AceFitter.fit(basis, few(), SPEC, (step, left) -> step.iteration() < 2);
        assertEquals(3, result.history().size());
        assertEquals(result.history().getLast().loss().total(), result.loss().total(), 1e-12);
    }

    @Test
    void interruptInTheMiddleOfAStepKeepsWhatWasReached() throws Exception {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var started = new CountDownLatch(1);
        var fitted = new CompletableFuture<FitResult>();
        var spec = SPEC.maxIterations(100_000).tolerance(0);
        var thread =
                new Thread(() ->
                        fitted.complete(
                                AceFitter.fit(
                                        basis,
                                        few(),
                                        spec,
                                        (step, left) -> {
                                            started.countDown();
                                            return true;
                                        })));
        thread.start();
        started.await();
        thread.interrupt();
        var result = fitted.get(60, TimeUnit.SECONDS);
        double least =
                result.history().stream()
                        .mapToDouble(step -> step.loss().total())
                        .min()
                        .orElseThrow();
        assertEquals(least, result.loss().total(), 1e-12);
        assertFalse(result.converged());
    }

    @Test
    void stalledValidationLossEndsTheFitWithItsBestCoefficients() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var data = few();
        var train = Dataset.of("train", data.structures().subList(0, 3));
        var held = Dataset.of("held", data.structures().subList(3, 12));
        var spec = SPEC.minimisation(Minimisation.DEFAULT.withEarlyStopping(3, 0, 1e-3));
        var result = AceFitter.fit(basis, train, Optional.of(held), spec, FitListener.NONE);
        var best =
                result.history().stream()
                        .min(Comparator.comparingDouble(FitStep::validationLoss))
                        .orElseThrow();
        assertEquals(best.loss().total(), result.loss().total(), 1e-12);
        assertTrue(result.notes().toString().contains("validation loss"), result.notes()::toString);
    }

    @Test
    void historyNeverRises() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var losses =
                AceFitter.fit(basis, few(), SPEC.maxIterations(6), FitListener.NONE)
                        .history()
                        .stream()
                        .map(step -> step.loss().total())
                        .toList();
        List<Double> sorted = losses.stream().sorted((a, b) -> Double.compare(b, a)).toList();
        assertEquals(sorted, losses);
    }

    @Test
    void trainableRadialFunctionsLowerTheLossBelowTheReference() {
        var basis = silicon(15, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var spec =
                SPEC.trainable(TrainableParameters.ALL)
                        .smoothness(1e-8, 1e-8, 1e-8)
                        .maxIterations(6);
        var result = AceFitter.fit(basis, zuo(), spec, FitListener.NONE);
        assertTrue(result.loss().total() <= 0.060, () -> "loss " + result.loss().total());
    }

    /** Nothing is known of them: a step that moves them moves the smoothness only, and by any length. */
    @Test
    void radialFunctionsThatNoProductContainsStayAsTheyAre() {
        var basis = silicon(15, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var spec =
                SPEC.trainable(TrainableParameters.ALL)
                        .smoothness(1e-8, 1e-8, 1e-8)
                        .maxIterations(4);
        var fitted = AceFitter.fit(basis, few(), spec, FitListener.NONE).potential().basis();
        var used = new ParameterLayout(basis).usedRadials();
        var bond = basis.bond(0, 0);
        double[] before = bond.coefficients();
        double[] after = fitted.bond(0, 0).coefficients();
        assertTrue(used.size() < before.length / bond.basisSize());
        for (int first = 0; first < before.length; first += bond.basisSize()) {
            int end = first + bond.basisSize();
            boolean moved = Arrays.mismatch(before, first, end, after, first, end) >= 0;
            assertEquals(used.containsKey(first), moved, "radial function at " + first);
        }
    }

    @Test
    void trainableEmbeddingLowersTheLossAndIsThatOfThePotential() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var data = few();
        var fixed = AceFitter.fit(basis, data, SPEC.maxIterations(20), FitListener.NONE);
        var trained =
                AceFitter.fit(
                        basis,
                        data,
                        SPEC.maxIterations(20)
                                .trainable(TrainableParameters.FUNCTIONS.withEmbedding("Si")),
                        FitListener.NONE);
        var embedding = trained.potential().basis().embeddings().getFirst();
        assertNotEquals(0.5, embedding.exponent(1));
        assertEquals(basis.bonds(), trained.potential().basis().bonds());
        assertTrue(trained.loss().total() < fixed.loss().total());
        double energy = trained.errors(data).overall().energyRmse();
        assertEquals(trained.loss().energy(), 0.7 * energy * energy, 1e-9);
    }

    @Test
    void onlyTheNamedElementIsTrained() {
        var spec = AceSpec.of("Sb", "Te").cutoff(5).functions(12);
        var all = Datasets.load("sbte-pbe").structures();
        var data =
                Dataset.of(
                        "few",
                        all.stream().filter(s -> s.size() > 1 && s.size() < 16).limit(8).toList());
        var first =
                AceFitter.fit(spec.basis(), data, SPEC.maxIterations(3), FitListener.NONE)
                        .potential();
        var second =
                AceFitter.upfit(
                                first,
                                data,
                                FitSpec.kappa(0.9)
                                        .maxIterations(3)
                                        .trainable(
                                                TrainableParameters.NONE
                                                        .withFunctions("Te", "TeSb")
                                                        .withRadial("Te")))
                        .potential();
        var layout = new CoefficientLayout(first.basis());
        for (int v = 0; v < layout.functions(); v++) {
            double before = first.coefficients()[layout.offset(v)];
            double after = second.coefficients()[layout.offset(v)];
            assertEquals(layout.centre(v) == 0, before == after, "function " + v);
        }
        assertEquals(first.basis().bond(0, 1), second.basis().bond(0, 1));
        assertNotEquals(first.basis().bond(1, 1), second.basis().bond(1, 1));
    }

    @Test
    void lossIsThatOfThePotentialAsEvaluated() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var data = few();
        var result =
                AceFitter.fit(
                        basis,
                        data,
                        SPEC.maxIterations(3).repulsion(FitSpec.Repulsion.AUTOMATIC),
                        FitListener.NONE);
        double energy = result.errors(data).overall().energyRmse();
        assertEquals(result.loss().energy(), 0.7 * energy * energy, 1e-9);
        double force = result.errors(data).overall().forceRmse();
        assertEquals(result.loss().forces(), 0.3 * 3 * force * force, 1e-9);
    }

    @Test
    void upfitGoesOnFromAPotentialThroughItsStages() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var data = few();
        var first = AceFitter.fit(basis, data, SPEC.maxIterations(5), FitListener.NONE);
        var next =
                AceFitter.upfit(
                        first.potential(),
                        data,
                        FitSpec.kappa(0.3).maxIterations(3),
                        FitSpec.kappa(0.02).maxIterations(3));
        assertTrue(
                next.errors(data).overall().energyRmse()
                        < first.errors(data).overall().energyRmse());
    }

    @Test
    void validationLossIsThatOfTheHeldOutStructures() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var data = few();
        var result =
                AceFitter.fit(
                        basis, data, Optional.of(data), SPEC.maxIterations(2), FitListener.NONE);
        for (var step : result.history()) {
            assertEquals(step.loss().total(), step.validationLoss(), 1e-9);
        }
    }

    @Test
    void twoAtomsOnTopOfEachOtherAreNamed() {
        var good = few().structures().getFirst();
        double[] positions = good.positions();
        System.arraycopy(positions, 0, positions, 3, 3);
        positions[0] += 0.01;
        var bad = good.withGeometry(positions, good.cell()).withLabels(good.labels());
        var basis = silicon(5, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1);
        var data = Dataset.of("bad", List.of(good, bad));
        String message =
                assertThrows(
                                InvalidInputException.class,
                                () -> AceFitter.fit(basis, data, SPEC, FitListener.NONE))
                        .getMessage();
        assertTrue(message.contains("atoms 1 and 2"), message);
    }

    @Test
    void growingBasisEndsAsGoodAsTheWholeAtOnce() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1, 1, 0.5);
        var whole = AceFitter.fit(basis, few(), SPEC.maxIterations(15), FitListener.NONE);
        var grown =
                AceFitter.fit(
                        basis,
                        few(),
                        SPEC.maxIterations(15)
                                .schedule(
                                        FitSchedule.ONCE.withLadder(
                                                8, 0, FitSchedule.LadderOrder.POWER_ORDER)),
                        FitListener.NONE);
        assertEquals(whole.parameters(), grown.parameters());
        assertTrue(grown.loss().total() < 1.5 * whole.loss().total());
    }

    @Test
    void evidenceIsReportedAndSmoothPriorChangesTheCoefficients() {
        var basis = silicon(20, new int[] {6, 3, 2}, new int[] {0, 2, 1}, 1, 1);
        var result = AceFitter.fit(basis, few(), SPEC.evidence().prior(2), FitListener.NONE);
        assertTrue(result.notes().getFirst().startsWith("log-evidence"), result.notes()::toString);
        var exact = AceFitter.fit(basis, few(), SPEC, FitListener.NONE);
        assertTrue(result.loss().data() > exact.loss().data());
    }
}
