package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Steps that each multiply two quantities, grouped by one of the two: the one that more steps share.
 *
 * @param <T> what else a step holds
 */
final class StepGroups<T> {
    private static final int STRETCHES = 3;

    private final List<Integer> firsts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Step<T>> steps = new ArrayList<>();

    /**
     * A step.
     *
     * @param first one factor
     * @param second the other
     * @param rest what else belongs to it
     */
    record Step<T>(int first, int second, T rest) {}

    /** Adds steps that do not depend on each other, in groups. */
    void addAll(List<Step<T>> independent) {
        var uses = new HashMap<Integer, Integer>();
        for (Step<T> step : independent) {
            uses.merge(step.first(), 1, Integer::sum);
            uses.merge(step.second(), 1, Integer::sum);
        }
        BiFunction<Integer, Integer, Boolean> better = (a, b) -> uses.get(a) >= uses.get(b);
        Map<Integer, List<Step<T>>> groups = new TreeMap<>();
        for (Step<T> step : independent) {
            boolean asIs = better.apply(step.first(), step.second());
            int first = asIs ? step.first() : step.second();
            int second = asIs ? step.second() : step.first();
            groups.computeIfAbsent(first, key -> new ArrayList<>())
                    .add(new Step<>(first, second, step.rest()));
        }
        groups.forEach((first, members) -> {
            steps.addAll(dealt(members));
            firsts.add(first);
            ends.add(steps.size());
        });
    }

    /** Adds a step that may depend on the one before, as a group of its own. */
    void addAlone(Step<T> step) {
        steps.add(step);
        firsts.add(step.first());
        ends.add(steps.size());
    }

    /**
     * Deals a group out in stretches. Neighbouring steps may share a number; a processor that has to wait until it is written before
     * it can be read again would run at a fraction of its speed.
     */
    private static <T> List<T> dealt(List<T> list) {
        int length = (list.size() + STRETCHES - 1) / STRETCHES;
        var mixed = new ArrayList<T>(list.size());
        for (int place = 0; place < length; place++) {
            for (int start = place; start < list.size(); start += length) {
                mixed.add(list.get(start));
            }
        }
        return mixed;
    }

    /** First factors of the groups. */
    int[] firsts() {
        return firsts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Where the groups end. */
    int[] ends() {
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    /** All steps, group after group. */
    List<Step<T>> steps() {
        return steps;
    }
}
