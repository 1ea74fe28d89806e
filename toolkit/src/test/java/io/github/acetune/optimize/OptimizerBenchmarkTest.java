package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptimizerBenchmarkTest {

    @Test
    void theProblemsHaveTheirKnownMinima() {
        assertEquals(
                0.397887,
                BenchmarkProblem.BRANIN.evaluate(
                        new Point(Map.of("x0", (Math.PI + 5) / 15, "x1", 2.275 / 15))),
                1e-6);
        assertEquals(
                -3.32237,
                BenchmarkProblem.HARTMANN6.evaluate(
                        new Point(
                                Map.of(
                                        "x0", 0.20169, "x1", 0.150011, "x2", 0.476874, "x3",
                                        0.275332, "x4", 0.311652, "x5", 0.6573))),
                1e-5);
        Point centre =
                BenchmarkProblem.ACKLEY5.space().decode(new double[] {0.5, 0.5, 0.5, 0.5, 0.5});
        assertEquals(0, BenchmarkProblem.ACKLEY5.evaluate(centre), 1e-12);
    }

    @Test
    void twoSeedsOnBraninBeatTheReference() {
        List<OptimizerBenchmark.Outcome> outcomes =
                OptimizerBenchmark.run(
                        List.of(BenchmarkProblem.named("Branin")),
                        2,
                        OptimizerSettings.defaults(),
                        Map.of("branin", List.of(0.5, 0.6)),
                        outcome -> {});
        OptimizerBenchmark.Outcome outcome = outcomes.getFirst();
        assertTrue(outcome.mean() < outcome.reference(), "mean " + outcome.mean());
        assertEquals(outcome.mean(), outcome.curve().getLast(), 1e-9);
        assertEquals(32, outcome.curve().size());
        assertTrue(outcome.pPaired() > 0 && outcome.pPaired() < 0.3, "p " + outcome.pPaired());
        assertTrue(OptimizerBenchmark.table(outcomes).contains("branin"));
    }

    @Test
    void theTestOfMeansKnowsAStudentTable() {
        // Mean 1, standard error 1 with 11 values, 1.812 below the reference: 5 % one-sided at 10
        // degrees of freedom.
        List<Double> bests = new ArrayList<>(Collections.nCopies(5, 1 - Math.sqrt(11)));
        bests.addAll(Collections.nCopies(5, 1 + Math.sqrt(11)));
        bests.add(1.0);
        OptimizerBenchmark.Outcome outcome =
                new OptimizerBenchmark.Outcome(
                        "x", bests, List.of(), 0, 1 + 1.8125, 0.0, 0, List.of());
        assertEquals(1, outcome.error(), 1e-12);
        assertEquals(0.05, outcome.pAgainstMean(), 1e-4);
        assertEquals(0.05, outcome.pWelch(), 1e-4);
    }

    @Test
    void noBranchIsGivenUpForGood() {
        // Where the search prefers the interior at every ask, one run in eight ends at 0.1, the
        // minimum of the wrong branch.
        List<Double> bests =
                OptimizerBenchmark.run(
                                List.of(BenchmarkProblem.CONDITIONAL),
                                10,
                                OptimizerSettings.defaults(),
                                Map.of(),
                                outcome -> {})
                        .getFirst()
                        .bests();
        long wrongBranch = bests.stream().filter(best -> best > 0.0999).count();
        assertTrue(wrongBranch == 0, bests::toString);
    }

    @Test
    void anUnknownProblemIsNamed() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> BenchmarkProblem.named("x"))
                        .getMessage();
        assertTrue(message.contains("'x'") && message.contains("branin"), message);
    }
}
