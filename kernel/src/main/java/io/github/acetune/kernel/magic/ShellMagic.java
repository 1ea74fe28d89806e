package io.github.acetune.kernel.magic;

import io.github.acetune.kernel.cell.CellStopped;
import io.github.acetune.kernel.engine.MagicCall;
import io.github.acetune.kernel.engine.MagicRunner.MagicResult;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code %sh} and {@code %bash}: commands of the system, of one line or of the whole cell. */
final class ShellMagic {
    private static final int PATIENCE_SECONDS = 2;

    private final String program;

    /**
     * Creates the magic.
     *
     * @param program the shell
     */
    ShellMagic(String program) {
        this.program = program;
    }

    /** Runs the commands; what they print appears while they run. */
    MagicResult run(MagicCall call) throws IOException {
        Process process =
                new ProcessBuilder(program, "-c", call.body().orElse(call.text())).start();
        process.getOutputStream().close();
        CompletableFuture<Void> output = copying(process.getInputStream(), System.out);
        CompletableFuture<Void> errors = copying(process.getErrorStream(), System.err);
        try {
            int status = process.waitFor();
            output.join();
            errors.join();
            if (status != 0) {
                throw new InvalidInputException("%" + call.name() + ": exit status " + status);
            }
        } catch (InterruptedException asked) {
            stop(process, CompletableFuture.allOf(output, errors));
            throw new CellStopped();
        }
        return new MagicResult(null, false);
    }

    /** Ends the commands, and the copying unless something that they have left behind holds on to their output. */
    private static void stop(Process process, CompletableFuture<Void> copying) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            copying.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException leftBehind) {
            // The cell ends all the same.
        }
    }

    /** Copies on a thread of the cell, whose prints therefore go to the cell. */
    private static CompletableFuture<Void> copying(InputStream from, OutputStream to) {
        return CompletableFuture.runAsync(
                () -> copy(from, to), task -> new Thread(task, "output of a shell").start());
    }

    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[8192];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
