package io.github.acetune.fit.pacemaker;

import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.FitStep;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the program: started, watched and, where asked for, ended. */
final class PacemakerRun {
    private static final long LOOK_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 10;
    private static final String LOG = "pacemaker.log";

    private final PacemakerFitter program;
    private final FitListener listener;
    private final int maxIterations;
    private final MetricsFile metrics;
    private final long start = System.nanoTime();
    private int seen;
    private boolean ended;

    PacemakerRun(PacemakerFitter program, FitListener listener, int maxIterations) {
        this.program = program;
        this.listener = listener;
        this.maxIterations = maxIterations;
        this.metrics = new MetricsFile(program.folder().resolve("metrics.txt"));
    }

    /** Runs to the end, or until the listener or an interrupt ends it. */
    void run() {
        Process process = started();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!goesOn()) {
                    ended = true;
                    stop(process);
                }
            }
        } catch (InterruptedException _) {
            ended = true;
            stop(process);
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            goesOn();
            check(process.exitValue());
        }
    }

    boolean wasEnded() {
        return ended;
    }

    double seconds() {
        return 1e-9 * (System.nanoTime() - start);
    }

    List<FitStep> steps() {
        return metrics.steps(seconds());
    }

    private Process started() {
        var builder =
                new ProcessBuilder(absolute(program.executable()), "input.yaml")
                        .directory(program.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(program.folder().resolve(LOG).toFile());
        program.cudaDevice()
                .ifPresent(device -> builder.environment().put("CUDA_VISIBLE_DEVICES", device));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new InvalidInputException(
                    program.executable()
                            + ": cannot be started; install pacemaker (python-ace) or name its executable",
                    e);
        }
    }

    /** The program is started in its own folder, from where a relative name would be another file. */
    private static String absolute(String executable) {
        return PacemakerFitter.find(executable)
                .map(file -> file.toAbsolutePath().toString())
                .orElse(executable);
    }

    /** Passes new iterations on. */
    private boolean goesOn() {
        var steps = steps();
        for (; seen < steps.size(); seen++) {
            double left = seconds() / (seen + 1) * Math.max(0, maxIterations - seen - 1);
            if (!listener.progress(steps.get(seen), left)) {
                return false;
            }
        }
        return true;
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void check(int code) {
        if (code != 0) {
            Path log = program.folder().resolve(LOG);
            throw new InvalidInputException(
                    program.executable()
                            + ": ended with exit code "
                            + code
                            + ": "
                            + lastLine(log)
                            + " (all of it is in "
                            + log
                            + ")");
        }
    }

    private static String lastLine(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("no message");
        } catch (IOException e) {
            throw new UncheckedIOException(log + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The potential that the run left: the last one, or of a run that was ended the newest in between.
     *
     * @throws CancellationException where a run was ended before it wrote any
     */
    Path potential() {
        Path whole = program.folder().resolve("output_potential.yaml");
        if (Files.exists(whole)) {
            return whole;
        }
        Path best = program.folder().resolve("interim_potential_best_cycle.yaml");
        if (ended && Files.exists(best)) {
            return best;
        }
        try (Stream<Path> files = Files.list(program.folder())) {
            var newest =
                    files.filter(file ->
                                    file.getFileName()
                                            .toString()
                                            .matches("interim_potential.*\\.yaml"))
                            .max(Comparator.comparing(PacemakerRun::changed));
            if (ended) {
                return newest.orElseThrow(() ->
                        new CancellationException("ended before pacemaker wrote a potential"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    program.folder() + ": cannot be read: " + e.getMessage(), e);
        }
        throw new InvalidInputException(
                program.executable() + ": wrote no output_potential.yaml into " + program.folder());
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
