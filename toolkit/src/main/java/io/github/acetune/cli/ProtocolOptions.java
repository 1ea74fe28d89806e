package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.md.SimulationListener;
import io.github.acetune.md.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share that run a protocol in stages, kept in a folder. */
final class ProtocolOptions {
    private static final String ADVICE =
            "all up to the last checkpoint is safe: make room, then give the same command";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

    @Option(names = "--timestep", paramLabel = "FS", description = "fs; default: ${DEFAULT-VALUE}.")
    private double timestep;

    @Mixin private EngineChoice engine;

    @Option(names = "--json", description = "Write the results to the standard output as JSON.")
    private boolean json;

    /**
     * Options with the protocol's own default.
     *
     * @param timestep fs
     */
    ProtocolOptions(double timestep) {
        this.timestep = timestep;
    }

    Path output() {
        return output;
    }

    Time timestep() {
        return Time.fs(timestep);
    }

    AceCalculator calculator(AcePotential potential) {
        return engine.calculator(potential);
    }

    /**
     * Runs a protocol, writes and tells what it gave.
     *
     * @param console where to
     * @param free options that change no stage that is kept, so that they may differ when the command is given again
     * @param protocol runs it and is told a listener
     * @param outcome of its result
     * @return the exit code
     */
    <R> int run(
            Console console,
            Set<String> free,
            Function<SimulationListener, R> protocol,
            Function<R, ProtocolOutcome> outcome) {
        var record = new RunRecord(command, free);
        record.check(output);
        try (var interruption = new Interruption()) {
            R result = Failures.advising(() -> staged(console, record, protocol), ADVICE);
            interruption.finish();
            ProtocolOutcome found = outcome.apply(result);
            Failures.advising(() -> write(record, found), ADVICE);
            console.out().print(json ? JsonText.pretty(found.json()) : found.summary() + wrote());
            console.out().flush();
            return found.end(console, interruption.happened());
        }
    }

    private String wrote() {
        return "wrote " + output + System.lineSeparator();
    }

    private <R> R staged(
            Console console, RunRecord record, Function<SimulationListener, R> protocol) {
        try (var progress = new SimulationProgressLine(console, "")) {
            return protocol.apply(record.writtenBy(progress, output));
        }
    }

    private Path write(RunRecord record, ProtocolOutcome outcome) {
        try {
            Files.createDirectories(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(output + ": cannot be made as a folder", failed);
        }
        record.write(output);
        outcome.tables()
                .forEach((name, table) -> Tables.writeCsv(output.resolve(name + ".csv"), table));
        outcome.report()
                .ifPresent(report ->
                        report.provenance(record.line()).write(output.resolve("report.html")));
        return output;
    }
}
