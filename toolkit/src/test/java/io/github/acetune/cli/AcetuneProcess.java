package io.github.acetune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command in a process of its own, to be killed or interrupted. */
public final class AcetuneProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path log;

    private AcetuneProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a command; what it says goes to a file, which grows with each command that is given the same. */
    public static AcetuneProcess start(
            Path log, Map<String, String> environment, Object... arguments) throws IOException {
        return start(log, environment, List.of(), arguments);
    }

    /** Starts a command with options for its Java machine. */
    public static AcetuneProcess start(
            Path log, Map<String, String> environment, List<String> options, Object... arguments)
            throws IOException {
        return start(log, environment, command(options, arguments));
    }

    /** Starts a command none of whose files may grow larger, as on a disk that is full; needs bash. */
    public static AcetuneProcess startOnFullDisk(Path log, int kibibytes, Object... arguments)
            throws IOException {
        var limited =
                new ArrayList<>(
                        List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
        limited.addAll(command(List.of("-XX:-UsePerfData"), arguments));
        return start(log, Map.of(), limited);
    }

    /** The words of a command line, with further options of Java. */
    static List<String> command(List<String> options, Object... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Acetune.class.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    private static AcetuneProcess start(
            Path log, Map<String, String> environment, List<String> command) throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(?i).*_proxy"));
        builder.environment().putAll(environment);
        return new AcetuneProcess(builder.start(), log);
    }

    /** Waits until something has happened, for two minutes at most; the process must not end before. */
    public void await(BooleanSupplier happened) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!happened.getAsBoolean()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new AssertionError("it did not come so far:\n" + Files.readString(log));
            }
        }
    }

    /** As a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does, or where this process passes that on as ignored, as a batch system does; the exit code. */
    public int interrupt() throws IOException, InterruptedException {
        if (ignoresInterrupts()) {
            process.destroy();
            return waitFor() == 143 ? 130 : process.exitValue();
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return waitFor();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    /** The exit code, within two minutes. */
    public int waitFor() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end:\n" + Files.readString(log));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
