package io.github.acetune.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress, notices and errors
 * @param terminal whether a person watches, so that a line may be written over
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
    /** The process's own streams. */
    static Console ofProcess() {
        boolean terminal = isTerminal(System.console());
        return terminal
                ? new Console(System.out, System.err, true)
                : new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), false);
    }

    /** Files and pipes get the encoding of files, whatever the terminal's is. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** There is no console at all where the module that provides it is missing. */
    private static boolean isTerminal(java.io.Console console) {
        return console != null && console.isTerminal();
    }

    /**
     * Says something that is worth knowing and no result.
     *
     * @param line without a line break
     */
    void notice(String line) {
        err.println("note: " + line);
    }
}
