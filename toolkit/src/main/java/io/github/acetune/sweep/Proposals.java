package io.github.acetune.sweep;

import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.Hyperband;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;

/**
 * Where the points of a sweep come from. Told of trials in the order in which it was asked for them; what it gives follows from the
 * seed and from what it was told.
 */
interface Proposals {
    /** The point of the next trial. */
    Point ask();

    /** What came out of the earliest trial that was not told yet. */
    void tell(Trial trial);

    /** The optimiser alone. */
    static Proposals of(BayesianOptimizer optimizer) {
        return new Proposals() {
            private final Queue<Point> asked = new ArrayDeque<>();

            @Override
            public Point ask() {
                Point point = optimizer.ask();
                asked.add(point);
                return point;
            }

            @Override
            public void tell(Trial trial) {
                Point point = asked.remove();
                if (trial.failed()) {
                    optimizer.tellFailed(point);
                } else {
                    int objectives = optimizer.settings().objectives();
                    optimizer.tell(point, trial.objectives(objectives), trial.seconds());
                }
            }
        };
    }

    /**
     * The optimiser with fidelities.
     *
     * @param search asks for points and fidelities
     * @param trials the search's space with the fidelity as one more dimension
     * @param fidelity the name of that
     */
    static Proposals of(Hyperband search, SearchSpace trials, String fidelity) {
        return new Proposals() {
            private final Queue<Hyperband.Trial> asked = new ArrayDeque<>();

            @Override
            public Point ask() {
                Hyperband.Trial next = search.ask();
                asked.add(next);
                var values = new LinkedHashMap<>(next.point().values());
                values.put(fidelity, next.fidelity());
                return trials.point(values);
            }

            @Override
            public void tell(Trial trial) {
                Hyperband.Trial told = asked.remove();
                if (trial.failed()) {
                    search.tellFailed(told);
                } else {
                    search.tell(told, trial.loss());
                }
            }
        };
    }
}
