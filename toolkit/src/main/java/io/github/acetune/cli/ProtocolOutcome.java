package io.github.acetune.cli;

import io.github.acetune.md.Stability;
import io.github.acetune.plot.Report;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * What a protocol gave, to be written and told.
 *
 * @param tables by the name of their file, without its ending
 * @param json what programs are told
 * @param summary what people are told
 * @param report empty where there is nothing to show
 * @param early why it is not complete; empty where it is
 */
record ProtocolOutcome(
        Map<String, Table> tables,
        Object json,
        String summary,
        Optional<Report> report,
        Optional<Stability> early) {
    /** Tells why it is not complete, and gives the exit code. */
    int end(Console console, boolean interrupted) {
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
