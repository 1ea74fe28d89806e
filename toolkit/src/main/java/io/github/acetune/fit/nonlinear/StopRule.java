package io.github.acetune.fit.nonlinear;

import java.util.ArrayDeque;
import java.util.Deque;

/** Done when the value fell by less than a fraction per step over the last few steps: single small steps do not count. */
final class StopRule {
    private final double tolerance;
    private final int steps;
    private final Deque<Double> values = new ArrayDeque<>();

    StopRule(double tolerance, int steps, double first) {
        this.tolerance = tolerance;
        this.steps = steps;
        values.addLast(first);
    }

    boolean isDone(double value) {
        values.addLast(value);
        if (values.size() <= steps) {
            return false;
        }
        double before = values.removeFirst();
        return before - value <= steps * tolerance * Math.abs(value);
    }
}
