package io.github.acetune.validate.physical;

import io.github.acetune.md.LogRow;
import io.github.acetune.md.Ramp;
import io.github.acetune.md.SimulationListener;
import io.github.acetune.md.Time;
import io.github.acetune.md.Trajectory;
import io.github.acetune.structure.Structure;
import io.github.acetune.validate.StabilityRun;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** A crystal that is heated until it melts. */
final class DynamicsCheck {
    private static final double COLD = 300;
    private static final int POINTS = 200;

    private DynamicsCheck() {}

    static void dynamics(
            CheckedPotential potential,
            CheckScale scale,
            CheckRecord record,
            SimulationListener listener) {
        TestCrystal crystal = potential.principal();
        Structure rest = potential.bulk(crystal).orElseThrow().crystal();
        Structure start = DefectChecks.supercell(rest, scale.dynamicsCell());
        var run =
                new StabilityRun(
                        start,
                        new Ramp(Math.min(COLD, scale.kelvin()), scale.kelvin()),
                        Time.ps(scale.picoseconds()),
                        1);
        Trajectory trajectory = run.run(potential.calculator(), listener);
        if (trajectory.end() == Trajectory.End.INTERRUPTED) {
            Thread.interrupted();
            throw new CancellationException();
        }
        List<LogRow> rows = trajectory.rows();
        int stride = 1 + (rows.size() - 1) / POINTS;
        List<LogRow> shown =
                IntStream.range(0, rows.size())
                        .filter(k -> k % stride == 0)
                        .mapToObj(rows::get)
                        .toList();
        List<Double> times = shown.stream().map(row -> row.timeFs() / 1000).toList();
        record.curve(
                PropertyCurve.of(
                        "temperature", times, shown.stream().map(LogRow::temperature).toList()));
        double rested = potential.bulk(crystal).orElseThrow().energyPerAtom();
        record.curve(
                PropertyCurve.of(
                        "potential energy",
                        times,
                        shown.stream()
                                .map(row -> row.potential() / start.size() - rested)
                                .toList()));
        record.property(
                "survives heating to " + Math.round(scale.kelvin()) + " K",
                "ps",
                trajectory.stability().time().ps());
        if (!trajectory.stability().stable()) {
            record.fault("molecular dynamics " + trajectory.stability().line());
        }
    }
}
