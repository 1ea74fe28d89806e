package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Adds steps that do not depend on each other, in groups that are dealt out. */
    void addAll(List<Step<T>> independent) {
        grouped(independent).forEach((first, members) -> addGroup(first, dealt(members)));
    }

    /** Adds such steps in groups that are ordered by the second factor. */
    void addInOrder(List<Step<T>> independent) {
        grouped(independent)
                .forEach((first, members) -> {
                    members.sort(Comparator.comparingInt(Step::second));
                    addGroup(first, members);
                });
    }

    private void addGroup(int first, List<Step<T>> members) {
        steps.addAll(members);
        firsts.add(first);
        ends.add(steps.size());
    }

    private static <T> Map<Integer, List<Step<T>>> grouped(List<Step<T>> independent) {
        var uses = new HashMap<Integer, Integer>();
        for (Step<T> step : independent) {
            uses.merge(step.first(), 1, Integer::sum);
            uses.merge(step.second(), 1, Integer::sum);
        }
        BiFunction<Integer, Integer, Boolean> better = (a, b) -> uses.get(a) >= uses.get(b);
        Map<Integer, List<Step<T>>> groups =
                new LinkedHashMap<>(); // steps of a block stay together
        for (Step<T> step : independent) {
            boolean asIs = better.apply(step.first(), step.second());
            int first = asIs ? step.first() : step.second();
            int second = asIs ? step.second() : step.first();
            groups.computeIfAbsent(first, key -> new ArrayList<>())
                    .add(new Step<>(first, second, step.rest()));
        }
        return groups;
    }

    /** Adds a step that may depend on the one before, as a group of its own. */
    void addAlone(Step<T> step) {
        addGroup(step.first(), List.of(step));
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
