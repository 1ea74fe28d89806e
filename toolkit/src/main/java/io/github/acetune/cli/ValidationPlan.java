package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Structure;
import io.github.acetune.validate.physical.Check;
import io.github.acetune.validate.physical.PhysicalChecks;
import java.util.List;
import java.util.Optional;

/**
 * What a validation does.
 *
 * @param checks physical ones
 * @param benchmark whether errors, cost and robustness are asked for
 * @param trajectory whether errors along trajectories are asked for
 * @param quick whether cells are smaller and runs shorter
 * @param picoseconds of heating
 * @param kelvin highest temperature
 * @param crystal to which the atoms of trajectories are compared; without one they are coloured by coordination
 */
record ValidationPlan(
        List<Check> checks,
        boolean benchmark,
        boolean trajectory,
        boolean quick,
        double picoseconds,
        double kelvin,
        Optional<Structure> crystal) {
    private static final double ROBUSTNESS = 2;
    private static final double QUICK_ROBUSTNESS = 0.5;

    ValidationPlan {
        checks = List.copyOf(checks);
    }

    boolean needsData() {
        return benchmark || trajectory;
    }

    /** How long the run of the benchmark is, ps. */
    double robustness() {
        return quick ? QUICK_ROBUSTNESS : ROBUSTNESS;
    }

    PhysicalChecks physical(ValidationSubject subject) {
        var all = PhysicalChecks.of(subject.name(), subject.potential());
        return (quick ? all.quick() : all).dynamics(picoseconds, kelvin).only(checks);
    }

    /** What decides the benchmark besides the potential. */
    String benchmarkSettings(List<Dataset> tests) {
        var text = new StringBuilder(robustness() + " ps at " + kelvin + " K");
        for (Dataset test : tests) {
            text.append(", ").append(test.name()).append(' ').append(test.sha256(), 0, 12);
        }
        return text.toString();
    }
}
