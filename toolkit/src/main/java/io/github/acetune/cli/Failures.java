package io.github.acetune.cli;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Turns what was thrown into one line and an exit code. */
final class Failures {
    private Failures() {}

    /**
     * Reports a failure.
     *
     * @param thrown what ended a command
     * @param err where to
     * @param debug whether the stack trace is wanted
     * @return the exit code
     */
    static int report(Throwable thrown, PrintStream err, boolean debug) {
        int code = code(thrown);
        err.println("acetune: " + line(thrown, code));
        if (debug) {
            thrown.printStackTrace(err);
        } else if (code == ExitCode.FAILURE && !isIo(thrown)) {
            err.println("acetune: run it again with --debug to see where");
        }
        return code;
    }

    /** A failure to read or write, as on a full disk, says all there is to say. */
    private static boolean isIo(Throwable thrown) {
        return thrown instanceof UncheckedIOException || thrown instanceof IOException;
    }

    /**
     * Does what writes files all along.
     *
     * @param task what is done
     * @param advice what a person can do where a file cannot be written, as on a full disk
     * @return what the task gives
     * @throws UncheckedIOException with the advice
     */
    static <T> T advising(Supplier<T> task, String advice) {
        try {
            return task.get();
        } catch (UncheckedIOException failed) {
            throw new UncheckedIOException(failed.getMessage() + "; " + advice, failed.getCause());
        }
    }

    private static int code(Throwable thrown) {
        return switch (thrown) {
            case InvalidInputException _, IllegalArgumentException _ -> ExitCode.BAD_INPUT;
            case UncheckedIOException io when io.getCause() instanceof ClosedByInterruptException ->
                    ExitCode.INTERRUPTED;
            case UncheckedIOException io when ofUser(io.getCause()) -> ExitCode.BAD_INPUT;
            case IOException io when ofUser(io) -> ExitCode.BAD_INPUT;
            case CancellationException _, InterruptedException _ -> ExitCode.INTERRUPTED;
            default -> ExitCode.FAILURE;
        };
    }

    /** Whether a person can mend it by naming another file or giving rights. */
    private static boolean ofUser(IOException e) {
        return e instanceof NoSuchFileException || e instanceof AccessDeniedException;
    }

    private static String line(Throwable thrown, int code) {
        if (code == ExitCode.INTERRUPTED) {
            return "interrupted";
        }
        String text =
                switch (thrown) {
                    case OutOfMemoryError _ ->
                            "ran out of memory; give it more, for example by"
                                    + " ACETUNE_JAVA_OPTS=-Xmx4g, or use fewer functions or structures";
                    case StackOverflowError _ -> "ran out of stack";
                    case FileSystemException e -> file(e);
                    case UncheckedIOException e
                            when e.getMessage() == null
                                    || e.getMessage().equals(String.valueOf(e.getCause())) ->
                            line(e.getCause(), code);
                    default ->
                            thrown.getMessage() == null
                                    ? "failed: " + thrown.getClass().getSimpleName()
                                    : thrown.getMessage();
                };
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String file(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": may not be read or written";
            default -> e.getFile() + ": " + e.getReason();
        };
    }
}
