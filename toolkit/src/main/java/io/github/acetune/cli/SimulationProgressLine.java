package io.github.acetune.cli;

import io.github.acetune.md.SimulationListener;
import java.util.Locale;

/** Shows how a run of molecular dynamics goes on. */
final class SimulationProgressLine implements SimulationListener, AutoCloseable {
    private final ProgressLine line;
    private final String name;

    SimulationProgressLine(Console console, String name) {
        this.line = new ProgressLine(console);
        this.name = name;
    }

    @Override
    public void advanced(Progress progress) {
        String pace =
                progress.nanosecondsPerDay() > 0
                        ? String.format(Locale.ROOT, ", %.3g ns/day", progress.nanosecondsPerDay())
                        : "";
        String left =
                progress.timeLeft()
                        .map(time -> ", " + ProgressLine.words(time) + " left")
                        .orElse("");
        line.update(
                String.format(
                        Locale.ROOT,
                        "%sstep %d of %d, %.0f K%s, %.5f eV%s%s",
                        name,
                        progress.steps(),
                        progress.total(),
                        progress.state().temperature(),
                        pressure(progress.state().pressure()),
                        progress.state().potential(),
                        pace,
                        left));
    }

    private static String pressure(double gigapascal) {
        return Double.isNaN(gigapascal) ? "" : String.format(Locale.ROOT, ", %.2f GPa", gigapascal);
    }

    @Override
    public void close() {
        line.close();
    }
}
