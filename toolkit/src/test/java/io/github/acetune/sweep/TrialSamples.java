package io.github.acetune.sweep;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.optimize.Point;
import java.util.List;
import java.util.Map;

/** Trials made up for tests. */
final class TrialSamples {
    static final BBasisPotential POTENTIAL =
            new BBasisPotential(
                    new AceBasis(List.of(), 0.001, List.of(), List.of(), List.of()),
                    new double[0],
                    new double[0],
                    Map.of());

    private TrialSamples() {}

    static Trial fitted(int iteration, Point point, double loss) {
        var errors =
                new TrialErrors(
                        new PartErrors(0.001 * iteration, 0.1),
                        new PartErrors(0.002 * iteration, 0.2),
                        new PartErrors(0.003 * iteration, 0.1),
                        new PartErrors(0.004 * iteration, 0.2));
        return new Trial(
                iteration,
                point,
                new Trial.Outcome.Fitted(loss, errors, 10, 20, Double.NaN, POTENTIAL),
                1.5);
    }

    static Trial failed(int iteration, Point point, String reason) {
        return new Trial(iteration, point, new Trial.Outcome.Failed(reason), 0.5);
    }
}
