package io.github.acetune.sweep;

import io.github.acetune.fit.pacemaker.PacemakerInput;
import io.github.acetune.optimize.Point;
import java.util.List;
import java.util.Map;

/**
 * The fits of an XPOT input.
 *
 * @param input the input
 */
record XpotSetups(XpotInput input) implements TrialSetups {
    @Override
    public TrialSetup at(Point point) {
        Map<String, Object> tree = input.at(point);
        var pacemaker = PacemakerInput.of(tree, input.name());
        return new TrialSetup(pacemaker.potential(), pacemaker.fit(), tree);
    }

    @Override
    public List<String> names() {
        return input.hyperparameterNames();
    }

    @Override
    public List<Object> row(Point point) {
        return input.row(point);
    }

    @Override
    public List<String> notices() {
        return input.notices();
    }
}
