package io.github.acetune.cli;

import io.github.acetune.md.Stability;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells how a protocol ended that goes on when its command is given again.
 *
 * @param console where to
 * @param interrupted whether Ctrl-C was pressed
 */
record ProtocolEnd(Console console, boolean interrupted) {
    /** Runs what keeps its stages in files. */
    static <T> T kept(Supplier<T> protocol) {
        return Failures.advising(
                protocol,
                "all up to the last checkpoint is safe: make room, then give the same command");
    }

    /** Tells why it is not complete, and gives the exit code. */
    int tell(boolean complete, Stability stability) {
        return tell(complete ? Optional.empty() : Optional.of(stability));
    }

    /** Tells what ended it early, and gives the exit code. */
    int tell(Optional<Stability> early) {
        if (early.isEmpty()) {
            return ExitCode.DONE;
        }
        if (interrupted || early.get().stable()) {
            console.err().println("acetune: interrupted; the same command goes on from here");
            return ExitCode.INTERRUPTED;
        }
        console.err().println("acetune: " + early.get().line());
        return ExitCode.FAILURE;
    }
}
