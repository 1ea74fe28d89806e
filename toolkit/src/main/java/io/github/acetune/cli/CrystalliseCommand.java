package io.github.acetune.cli;

import io.github.acetune.md.TemplatedCrystallisation;
import io.github.acetune.md.Time;
import io.github.acetune.plot.ProtocolPlots;
import io.github.acetune.plot.Report;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "crystallise",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Let a melt crystallise on a frozen template.",
        description = {
            "The lower part of a crystal is held, the rest is molten and then kept at the temperature of growth (Figure 7c of the"
                    + " paper). Writes into DIR: table.csv (crystallinity by time), report.html, and the runs. What is finished in"
                    + " DIR is not done again: the same command goes on after Ctrl-C (exit code 130) or a crash."
        },
        footer = {
            "",
            "Examples:",
            "  acetune crystallise Sb2Te3.yace supercell.xyz -o growth --reference cell.xyz",
            "  acetune convert cell.xyz supercell.xyz --supercell 5,5,2"
        })
final class CrystalliseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private RunInput input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description =
                    "The crystal to which atoms are compared, its primitive cell for example; STRUCTURE if absent, which takes longer.")
    private Path reference;

    @Option(
            names = "--template",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description =
                    "Part of the cell along its third vector that is held; default: ${DEFAULT-VALUE}.")
    private double template;

    @Option(
            names = "--melt",
            paramLabel = "T",
            defaultValue = "1200",
            description = "Temperature of the melt, K; default: ${DEFAULT-VALUE}.")
    private double meltTemperature;

    @Option(
            names = "--melt-time",
            paramLabel = "PS",
            defaultValue = "10",
            description = "ps; default: ${DEFAULT-VALUE}.")
    private double meltTime;

    @Option(
            names = "--growth",
            paramLabel = "T",
            defaultValue = "600",
            description = "Temperature of the growth, K; default: ${DEFAULT-VALUE}.")
    private double growthTemperature;

    @Option(
            names = "--growth-time",
            paramLabel = "PS",
            defaultValue = "500",
            description = "ps; default: ${DEFAULT-VALUE}.")
    private double growthTime;

    @Option(
            names = "--timestep",
            paramLabel = "FS",
            defaultValue = "2",
            description = "fs; default: ${DEFAULT-VALUE}.")
    private double timestep;

    @Option(
            names = "--frames",
            paramLabel = "PS",
            defaultValue = "5",
            description = "A frame every so many ps; default: ${DEFAULT-VALUE}.")
    private double frames;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of random numbers; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin private EngineChoice engine;

    @Option(names = "--json", description = "Write the table to the standard output as JSON.")
    private boolean json;

    CrystalliseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        TemplatedCrystallisation protocol = protocol();
        try (var interruption = new Interruption()) {
            TemplatedCrystallisation.Result result = run(protocol);
            write(result);
            console.out().print(json ? Tables.json(result.table()) : summary(result));
            console.out().flush();
            return new ProtocolEnd(console, interruption.happened())
                    .tell(result.complete(), result.stability());
        }
    }

    private TemplatedCrystallisation protocol() {
        Structure crystal = input.start(console);
        TemplatedCrystallisation protocol =
                TemplatedCrystallisation.of(engine.calculator(input.potential()), crystal)
                        .template(template)
                        .melt(meltTemperature, Time.ps(meltTime))
                        .growth(growthTemperature, Time.ps(growthTime))
                        .timestep(Time.fs(timestep))
                        .frames(Time.ps(frames))
                        .seed(seed)
                        .into(output);
        return reference == null
                ? protocol
                : protocol.reference(StructureFile.last(reference, console));
    }

    private TemplatedCrystallisation.Result run(TemplatedCrystallisation protocol) {
        try (var progress = new SimulationProgressLine(console, "")) {
            return ProtocolEnd.kept(() -> protocol.listener(progress).run());
        }
    }

    private void write(TemplatedCrystallisation.Result result) throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("table.csv"), Tables.csv(result.table()));
        if (result.crystallinity().isPresent()) {
            Report.titled("Crystallisation with " + input.file().getFileName())
                    .provenance("acetune " + Version.number())
                    .figure(
                            ProtocolPlots.growth(result),
                            "Crystallinity by height and time, and of the atoms that are not held.")
                    .view(
                            ProtocolPlots.grown(result),
                            "The frames, atoms coloured by their crystallinity.")
                    .table(result.table(), "Each frame.")
                    .write(output.resolve("report.html"));
        }
    }

    private String summary(TemplatedCrystallisation.Result result) {
        if (result.crystallinity().isEmpty()) {
            return "wrote " + output + "\n";
        }
        var free = result.crystallinity().get().without(result.template());
        int last = result.frames().size() - 1;
        return String.format(
                Locale.ROOT,
                "mean crystallinity outside the template %.3f at first, %.3f after %.4g ps; wrote %s%n",
                free.mean(0),
                free.mean(last),
                result.times()[last],
                output);
    }
}
