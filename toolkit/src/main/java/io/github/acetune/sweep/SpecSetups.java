package io.github.acetune.sweep;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.optimize.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fits of a sweep built in code.
 *
 * @param potential what applies where a point is silent
 * @param fit how potentials are fitted
 * @param names hyperparameters in the order in which they were named
 */
record SpecSetups(AceSpec potential, FitSpec fit, List<String> names) implements TrialSetups {
    /** Copies the list. */
    SpecSetups {
        names = List.copyOf(names);
    }

    @Override
    public TrialSetup at(Point point) {
        var target = new SpecParameter.Target(potential, fit);
        for (String name : names) {
            if (point.has(name)) {
                target = SpecParameter.named(name).apply(target, point.get(name));
            }
        }
        return new TrialSetup(target.potential(), target.fit(), Map.of());
    }

    @Override
    public List<Object> row(Point point) {
        var row = new ArrayList<>();
        names.forEach(name -> row.add(point.values().getOrDefault(name, "")));
        return row;
    }

    @Override
    public List<String> notices() {
        return List.of();
    }
}
