package io.github.acetune.cli;

import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.md.TemplatedCrystallisation;
import io.github.acetune.md.Time;
import io.github.acetune.plot.ProtocolPlots;
import io.github.acetune.plot.Report;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                    + " paper). Writes into DIR: table.csv (crystallinity by time), report.html, settings.json, and the runs. What is finished in"
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

    @Mixin private final ProtocolOptions options = new ProtocolOptions(2);

    @Mixin private final SamplingOptions sampling = new SamplingOptions(5);

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

    CrystalliseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TemplatedCrystallisation protocol = protocol();
        return options.run(
                console,
                Set.of("--reference"),
                listener -> protocol.listener(listener).run(),
                this::outcome);
    }

    private TemplatedCrystallisation protocol() {
        Structure crystal = input.start(console);
        TemplatedCrystallisation protocol =
                TemplatedCrystallisation.of(options.calculator(input.potential()), crystal)
                        .template(template)
                        .melt(meltTemperature, Time.ps(meltTime))
                        .growth(growthTemperature, Time.ps(growthTime))
                        .timestep(options.timestep())
                        .frames(sampling.frames())
                        .seed(sampling.seed())
                        .into(options.output());
        return reference == null
                ? protocol
                : protocol.reference(StructureFile.last(reference, console));
    }

    private ProtocolOutcome outcome(TemplatedCrystallisation.Result result) {
        return new ProtocolOutcome(
                Map.of("table", result.table()),
                Tables.rows(result.table()),
                result.crystallinity().map(all -> summary(result, all)).orElse(""),
                result.crystallinity().map(_ -> report(result)),
                result.complete() ? Optional.empty() : Optional.of(result.stability()));
    }

    private Report report(TemplatedCrystallisation.Result result) {
        return Report.titled("Crystallisation with " + input.file().getFileName())
                .figure(
                        ProtocolPlots.growth(result),
                        "Crystallinity by height and time, and of the atoms that are not held.")
                .view(
                        ProtocolPlots.grown(result),
                        "The frames, atoms coloured by their crystallinity.")
                .table(result.table(), "Each frame.");
    }

    private static String summary(TemplatedCrystallisation.Result result, Crystallinity all) {
        var free = all.without(result.template());
        int last = result.frames().size() - 1;
        return String.format(
                Locale.ROOT,
                "mean crystallinity outside the template %.3f at first, %.3f after %.4g ps; ",
                free.mean(0),
                free.mean(last),
                result.times()[last]);
    }
}
