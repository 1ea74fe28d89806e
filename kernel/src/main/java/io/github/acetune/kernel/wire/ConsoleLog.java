package io.github.acetune.kernel.wire;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process's own error stream, where the kernel reports its own trouble; {@code System.err} belongs to the cells. */
public final class ConsoleLog {
    private static final PrintStream CONSOLE =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private ConsoleLog() {}

    /**
     * Reports trouble of the kernel.
     *
     * @param what one line
     * @param cause why
     */
    public static void warn(String what, Throwable cause) {
        CONSOLE.println("[acetune kernel] " + what);
        cause.printStackTrace(CONSOLE);
    }

    /**
     * Reports an event of the kernel's life.
     *
     * @param what one line
     */
    public static void info(String what) {
        CONSOLE.println("[acetune kernel] " + what);
    }
}
