package io.github.acetune.optimize;

import java.util.List;
import java.util.function.Predicate;

/**
 * The choice that has been tried too rarely to be given up. Dimensions that depend on a choice make it a branch, with a landscape of
 * its own: one bad point in a branch says little about the rest of it, yet enough for a model to prefer another branch's known good
 * points for the whole of a short search (one run in eight, on a problem with two branches). So every branch is owed some points.
 */
final class NeglectedBranch {
    private final SearchSpace space;
    private final List<Point> tried;

    NeglectedBranch(SearchSpace space, List<Point> tried) {
        this.space = space;
        this.tried = tried;
    }

    /**
     * Where to search.
     *
     * @return a test for the branch that is owed most; all points where none is owed any
     */
    Predicate<Point> points() {
        Predicate<Point> found = point -> true;
        long most = 0;
        for (Parameter parent : space.parameters()) {
            for (Object value : choices(parent)) {
                long owed = owed(parent.name(), value);
                if (owed > most) {
                    most = owed;
                    found = point -> value.equals(point.values().get(parent.name()));
                }
            }
        }
        return found;
    }

    private static List<Object> choices(Parameter parent) {
        return parent.dimension() instanceof Categorical choice ? choice.choices() : List.of();
    }

    private long owed(String name, Object value) {
        long own =
                space.parameters().stream()
                        .filter(p ->
                                p.conditions().stream()
                                        .anyMatch(c ->
                                                c.name().equals(name)
                                                        && c.values().contains(value)))
                        .count();
        if (own == 0) {
            return 0;
        }
        long tries = tried.stream().filter(p -> value.equals(p.values().get(name))).count();
        return SurrogateTuning.BRANCH_BASE + SurrogateTuning.BRANCH_POINTS * own - tries;
    }
}
