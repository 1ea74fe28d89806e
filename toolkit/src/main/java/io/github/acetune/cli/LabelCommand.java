package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.label.DftSystem;
import io.github.acetune.data.label.LabelListener;
import io.github.acetune.data.label.LabelReport;
import io.github.acetune.data.label.Labeller;
import io.github.acetune.data.label.QuantumEspresso;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "label",
        mixinStandardHelpOptions = true,
        header = "Energies, forces and virials of structures by density functional theory.",
        description = {
            "Runs Quantum ESPRESSO's pw.x with the settings of the bundled sets (PBE, GTH pseudopotentials made from"
                    + " CP2K's parameters), so that they can be reproduced and extended. Every structure is in the"
                    + " file as soon as it is done; a run that was stopped goes on where it was.",
            "Needs Debian's packages quantum-espresso and cp2k-data, or --pw and --gth."
        },
        footer = {
            "",
            "Examples:",
            "  acetune label liquid.xyz --system si -o labelled.xyz",
            "  acetune label new.xyz --system sbte --workers 4 -o labelled.xyz"
        })
final class LabelCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "STRUCTURES", description = "Extended XYZ.")
    private Path structures;

    @Option(
            names = "--system",
            required = true,
            paramLabel = "SYSTEM",
            description = "si for silicon, sbte for antimony and tellurium.")
    private DftSystem system;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Extended XYZ; structures that it holds are not computed again.")
    private Path output;

    @Option(
            names = "--workers",
            paramLabel = "W",
            description = "Calculations at the same time, each on one core (default: all cores).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--pw", paramLabel = "PROGRAM", description = "pw.x (default: on the PATH).")
    private Path program;

    @Option(
            names = "--gth",
            paramLabel = "FILE",
            defaultValue = "/usr/share/cp2k/GTH_POTENTIALS",
            description = "CP2K's parameters (default: ${DEFAULT-VALUE}).")
    private Path parameters;

    @Option(names = "--json", description = "Write the outcome to the standard output as JSON.")
    private boolean json;

    LabelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Dataset dataset = Dataset.read(structures);
        var calculation =
                QuantumEspresso.of(
                        system,
                        program == null ? QuantumEspresso.requiredProgram() : program,
                        parameters);
        dataset.structures().forEach(system::requireKnows);
        LabelReport report;
        boolean stopped;
        try (var interruption = new Interruption();
                var progress = new ProgressLine(console)) {
            report =
                    Labeller.of(calculation, workers)
                            .label(
                                    dataset.name(),
                                    dataset.structures(),
                                    output,
                                    new Shown(progress));
            stopped = report.interrupted() || interruption.happened();
            progress.keep(summary(report, dataset.size()));
        }
        if (json) {
            console.out().print(JsonText.pretty(report));
        }
        if (stopped) {
            return ExitCode.INTERRUPTED;
        }
        return report.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILURE;
    }

    private String summary(LabelReport report, int all) {
        return String.format(
                Locale.ROOT,
                "%d of %d structures labelled in %s (%d there before, %d failed)%s",
                report.labelled(),
                all,
                output,
                report.earlier(),
                report.failures().size(),
                report.labelled() < all ? "; run it again to go on" : "");
    }

    /** Writes a line for each structure, and how far it all is. */
    private record Shown(ProgressLine progress) implements LabelListener {
        @Override
        public void labelled(Structure structure, int done, int all, Duration left) {
            progress.keep(
                    String.format(
                            Locale.ROOT,
                            "%s  %d atoms  %.6f eV/atom  %s s CPU",
                            structure.info("id").orElse(""),
                            structure.size(),
                            structure.labels().energy().orElseThrow() / structure.size(),
                            structure.info("cpu_s").orElse("?")));
            progress.update(
                    done + " of " + all + " labelled, " + ProgressLine.words(left) + " left");
        }

        @Override
        public void failed(String reason) {
            progress.keep("failed: " + reason);
        }
    }
}
