package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HyperbandTest {
    private static final BenchmarkProblem PROBLEM = BenchmarkProblem.BRANIN;

    private static Hyperband search() {
        return Hyperband.of(PROBLEM.space(), OptimizerSettings.defaults(), 1.0 / 9, 3);
    }

    /** Low fidelities are biased, the more the lower. */
    private static double evaluate(Hyperband.Trial trial) {
        return PROBLEM.evaluate(trial.point())
                + 5 * (1 - trial.fidelity()) * trial.point().real("x0");
    }

    private static List<Hyperband.Trial> run(Hyperband search, int count) {
        List<Hyperband.Trial> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Hyperband.Trial trial = search.ask();
            trials.add(trial);
            search.tell(trial, evaluate(trial));
        }
        return trials;
    }

    @Test
    void theLadderEndsAtFullFidelity() {
        List<Double> ladder = search().fidelities();
        assertEquals(3, ladder.size());
        assertEquals(1.0 / 9, ladder.get(0), 1e-12);
        assertEquals(1.0, ladder.get(2), 1e-12);
    }

    @Test
    void mostTrialsAreCheapAndTheBestGoOn() {
        Hyperband search = search();
        List<Hyperband.Trial> trials = run(search, 60);
        long cheap = trials.stream().filter(t -> t.rung() == 0).count();
        long full = trials.stream().filter(t -> t.rung() == 2).count();
        assertTrue(cheap > full && full >= 4, cheap + " cheap and " + full + " full trials");
        assertTrue(search.best().orElseThrow().value() < 5);
        double cost = trials.stream().mapToDouble(Hyperband.Trial::fidelity).sum();
        assertTrue(cost < 35, "cost " + cost);
    }

    @Test
    void aSnapshotGoesOnWithTheSameTrials() {
        Hyperband original = search();
        run(original, 20);
        Hyperband.Trial open = original.ask();
        Hyperband restored = search().restore(original.snapshot());
        original.tell(open, 1.0);
        restored.tell(open, 1.0);
        assertEquals(run(original, 10), run(restored, 10));
    }

    @Test
    void aFailedTrialDoesNotGoOnAndAForgottenOneComesBack() {
        Hyperband search = search();
        Hyperband.Trial failed = search.ask();
        search.tellFailed(failed);
        assertThrows(IllegalArgumentException.class, () -> search.tell(failed, 1.0));
        List<Hyperband.Trial> trials = run(search, 40);
        assertTrue(trials.stream().noneMatch(t -> t.point().equals(failed.point())));
        Hyperband.Trial promotion = search.ask();
        Set<Point> seen = new HashSet<>();
        trials.forEach(trial -> seen.add(trial.point()));
        while (seen.add(promotion.point())) {
            search.tell(promotion, evaluate(promotion));
            promotion = search.ask();
        }
        search.forget(promotion);
        assertEquals(promotion.point(), search.ask().point());
    }

    @Test
    void badArgumentsAreRefused() {
        OptimizerSettings settings = OptimizerSettings.defaults();
        assertThrows(
                IllegalArgumentException.class,
                () -> Hyperband.of(PROBLEM.space(), settings, 1.5, 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> Hyperband.of(PROBLEM.space(), settings, 0.1, 1));
        Hyperband search = search();
        Hyperband.Trial trial = search.ask();
        assertThrows(IllegalArgumentException.class, () -> search.tell(trial, Double.NaN));
    }
}
