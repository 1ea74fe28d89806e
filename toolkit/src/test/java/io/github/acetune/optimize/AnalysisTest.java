package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final SearchSpace SPACE =
            SearchSpace.empty()
                    .over("strong", Dimension.real(-1, 1))
                    .over("weak", Dimension.real(-1, 1))
                    .over("dead", Dimension.integer(0, 9))
                    .over("kind", Dimension.categorical("a", "b"))
                    .over("only b", Dimension.real(0, 1))
                    .when("kind", "b");

    private static Analysis analysis;

    private static double objective(Point point) {
        double strong = point.real("strong") - 0.3;
        double extra = point.has("only b") ? 0.5 + 0.2 * point.real("only b") : 0;
        return 3 * strong * strong + 0.3 * point.real("weak") + extra;
    }

    @BeforeAll
    static void optimise() {
        BayesianOptimizer optimizer =
                BayesianOptimizer.of(SPACE, OptimizerSettings.defaults().initialCount(20));
        for (int i = 0; i < 35; i++) {
            Point point = optimizer.ask();
            optimizer.tell(point, objective(point));
        }
        analysis = optimizer.analysis();
    }

    @Test
    void importanceRanksTheHyperparameters() {
        Map<String, Double> importance = analysis.importance();
        assertEquals(
                List.of("strong", "weak", "dead", "kind", "only b"),
                List.copyOf(importance.keySet()));
        assertTrue(importance.get("strong") > importance.get("weak"), importance.toString());
        assertTrue(importance.get("weak") > importance.get("dead"), importance.toString());
        assertTrue(importance.get("dead") < 0.02, importance.toString());
        assertEquals(importance, analysis.importance());
    }

    @Test
    void partialDependenceFollowsTheFunction() {
        Analysis.PartialDependence dependence = analysis.partialDependence("strong", 11);
        assertEquals(11, dependence.values().size());
        double rise = dependence.means().getFirst() - dependence.means().get(6);
        assertEquals(3 * (1.3 * 1.3 - 0.01), rise, 0.5);
        Analysis.PartialDependence kinds = analysis.partialDependence("kind", 11);
        assertEquals(List.of("a", "b"), kinds.values());
        assertTrue(kinds.means().get(1) > kinds.means().get(0));
        assertEquals(3, analysis.partialDependence("only b", 3).means().size());
    }

    @Test
    void pairDependenceHasOneListForEveryRow() {
        Analysis.PairDependence dependence = analysis.partialDependence("strong", "dead", 5);
        assertEquals(5, dependence.means().size());
        assertEquals(5, dependence.means().getFirst().size());
        Analysis.PairDependence conditional = analysis.partialDependence("kind", "only b", 3);
        assertTrue(conditional.means().get(0).stream().allMatch(m -> m.isNaN()));
        assertTrue(conditional.means().get(1).stream().noneMatch(m -> m.isNaN()));
    }

    @Test
    void theExpectedMinimumIsNearTheTrueOne() {
        Analysis.Expectation minimum = analysis.expectedMinimum();
        assertEquals("a", minimum.point().text("kind"));
        assertEquals(0.3, minimum.point().real("strong"), 0.1);
        assertEquals(-0.3, minimum.mean(), 0.1);
        assertTrue(minimum.deviation() > 0);
    }

    @Test
    void anAnalysisNeedsTrials() {
        BayesianOptimizer fresh = BayesianOptimizer.of(SPACE);
        assertThrows(IllegalStateException.class, fresh::analysis);
        assertThrows(IllegalArgumentException.class, () -> fresh.analysis(1));
    }
}
