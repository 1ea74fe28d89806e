package io.github.acetune.cli;

import java.io.PrintStream;

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
        return new Console(System.out, System.err, isTerminal(System.console()));
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
