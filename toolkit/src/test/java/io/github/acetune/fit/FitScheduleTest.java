package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.fit.FitSchedule.LadderOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repetition and growth of a fit. */
class FitScheduleTest {
    private static final FitSpec SPEC =
            FitSpec.kappa(0.3).references(ReferenceChoice.NONE).threads(2).maxIterations(3);

    private static AceBasis basis() {
        return AceSpec.of("Si")
                .cutoff(5)
                .radial(RadialBasis.SBESSEL)
                .embedding(Embeddings.finnisSinclair(1, 1, 1, 0.5))
                .orders(Orders.of(new int[] {6, 3, 2}, new int[] {0, 2, 1}))
                .functions(20)
                .basis();
    }

    private static Dataset few() {
        return Dataset.of(
                "few",
                Datasets.load("si-pbe").structures().stream()
                        .filter(s -> s.size() > 1 && s.size() < 20)
                        .limit(6)
                        .toList());
    }

    private static FitResult fit(FitSchedule schedule, long seed) {
        return AceFitter.fit(basis(), few(), SPEC.schedule(schedule).seed(seed), FitListener.NONE);
    }

    private static long starts(FitResult result) {
        return result.history().stream().filter(s -> s.stage().endsWith("start")).count();
    }

    @Test
    void cyclesBeginAtTheBestSoFarAndNeverEndWorse() {
        var once = fit(FitSchedule.ONCE, 1);
        var cycles = fit(FitSchedule.ONCE.withCycles(3, 0.02, 1e-4), 1);
        assertEquals(1, starts(once));
        assertEquals(3, starts(cycles));
        assertTrue(cycles.loss().total() <= once.loss().total());
        double least =
                cycles.history().stream()
                        .mapToDouble(step -> step.loss().total())
                        .min()
                        .orElseThrow();
        assertEquals(least, cycles.loss().total(), 1e-12);
    }

    @Test
    void noiseAndDrawsDependOnTheSeedOnly() {
        for (var schedule :
                List.of(
                        FitSchedule.ONCE.withCycles(2, 0.1, 0),
                        FitSchedule.ONCE.withCycles(2, 0, 0.01),
                        new FitSchedule(2, 0, 0, 0.1, 0, 0, LadderOrder.BODY_ORDER))) {
            double first = begin(fit(schedule, 5));
            assertEquals(first, begin(fit(schedule, 5)), 0);
            assertFalse(first == begin(fit(schedule, 6)), "another seed, another perturbation");
        }
    }

    /** The loss where the second cycle begins. */
    private static double begin(FitResult result) {
        return result.history().stream()
                .filter(s -> s.stage().equals("given start"))
                .findFirst()
                .orElseThrow()
                .loss()
                .total();
    }

    private static int power(BasisFunction f) {
        int sum = f.rank();
        for (int t = 0; t < f.rank(); t++) {
            sum += f.n().get(t) + f.l().get(t);
        }
        return sum;
    }

    private static int[] first(LadderOrder order) {
        return new Ladder(basis(), order)
                .steps(FitSchedule.ONCE.withLadder(8, 0, order))
                .getFirst()
                .functions();
    }

    @Test
    void ladderGrowsByBodyOrderOrByPower() {
        var functions = basis().functions();
        int[] byBody = first(LadderOrder.BODY_ORDER);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, byBody);
        int[] byPower = first(LadderOrder.POWER_ORDER);
        int most = Arrays.stream(byPower).map(v -> power(functions.get(v))).max().orElseThrow();
        for (int v = 0; v < functions.size(); v++) {
            int own = v;
            boolean in = Arrays.stream(byPower).anyMatch(w -> w == own);
            assertTrue(in ? power(functions.get(v)) <= most : power(functions.get(v)) >= most);
        }
    }

    @Test
    void everyRungIsFittedWithAllCycles() {
        var schedule =
                FitSchedule.ONCE.withCycles(2, 0.02, 0).withLadder(8, 0, LadderOrder.BODY_ORDER);
        // 8, 16 and 20 functions, two cycles each
        assertEquals(6, starts(fit(schedule, 1)));
    }

    @Test
    void trainingLossThatFallsNoMoreEndsTheFit() {
        var spec =
                SPEC.minimisation(
                        Minimisation.DEFAULT
                                .withMaxIterations(500)
                                .withTolerance(0)
                                .withEarlyStopping(2, 0.5, 0));
        var result = AceFitter.fit(basis(), few(), spec, FitListener.NONE);
        assertTrue(result.notes().toString().contains("training loss fell no more"));
        assertTrue(result.history().size() < 100);
    }

    @Test
    void linearFitsNeedNeitherCyclesNorLadderAndSaySo() {
        var linear = AceSpec.of("Si").cutoff(5).embedding(Embeddings.linear()).functions(10);
        var schedule =
                FitSchedule.ONCE.withCycles(2, 0.1, 0).withLadder(4, 0, LadderOrder.BODY_ORDER);
        var result =
                AceFitter.fit(linear.basis(), few(), SPEC.schedule(schedule), FitListener.NONE);
        String notes = result.notes().toString();
        assertTrue(notes.contains("ladder was left out") && notes.contains("cycles were left out"));
    }
}
