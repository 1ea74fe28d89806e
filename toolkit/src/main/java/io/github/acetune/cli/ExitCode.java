package io.github.acetune.cli;

/** What the program leaves behind for scripts. */
final class ExitCode {
    /** Everything was done. */
    static final int DONE = 0;

    /** Something inside failed. */
    static final int FAILURE = 1;

    /** The input is not what was expected; one line says where. */
    static final int BAD_INPUT = 2;

    /** Interrupted; everything finished was saved. 128 plus the number of SIGINT, as shells have it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
