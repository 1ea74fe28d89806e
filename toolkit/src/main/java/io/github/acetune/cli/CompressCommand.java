package io.github.acetune.cli;

import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Compression;
import io.github.acetune.md.Ramp;
import io.github.acetune.md.Time;
import io.github.acetune.plot.ProtocolPlots;
import io.github.acetune.plot.Report;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compress",
        mixinStandardHelpOptions = true,
        header = "Compress a solid at constant temperature.",
        description = {
            "The pressure rises evenly (Figure 5 of the paper). Writes into DIR: table.csv (pressure, volume per atom, shares of"
                    + " coordination numbers), report.html with the figure, settings.json, and the runs. What is finished in DIR is not done again: the same command goes on"
                    + " after Ctrl-C (exit code 130) or a crash."
        },
        footer = {
            "",
            "Example:",
            "  acetune compress Si.yace amorphous.xyz -o compression --pressure 0:20 --rate 0.1 --temperature 500"
        })
final class CompressCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private RunInput input;

    @Mixin private final ProtocolOptions options = new ProtocolOptions(1);

    @Mixin private final SamplingOptions sampling = new SamplingOptions(1);

    @Option(
            names = "--pressure",
            paramLabel = "P:P2",
            defaultValue = "0:20",
            converter = RampConverter.class,
            description = "GPa; default: ${DEFAULT-VALUE}.")
    private Ramp pressure;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0.1",
            description = "GPa/ps; default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "500",
            description = "K; default: ${DEFAULT-VALUE}.")
    private double temperature;

    @Option(
            names = "--equilibration",
            paramLabel = "PS",
            defaultValue = "5",
            description = "At the first pressure, ps; default: ${DEFAULT-VALUE}.")
    private double equilibration;

    @Option(
            names = "--bond",
            paramLabel = "R",
            defaultValue = "2.85",
            description =
                    "Atoms count as bonded up to this distance, Å; default: ${DEFAULT-VALUE}.")
    private double bondLength;

    @Option(
            names = "--cell",
            paramLabel = "FREEDOM",
            defaultValue = "anisotropic",
            description = "isotropic, anisotropic or flexible; default: ${DEFAULT-VALUE}.")
    private CellFreedom cell;

    CompressCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Compression protocol =
                Compression.of(options.calculator(input.potential()), input.start(console))
                        .temperature(temperature)
                        .pressure(pressure.from(), pressure.to(), rate)
                        .equilibration(Time.ps(equilibration))
                        .timestep(options.timestep())
                        .frames(sampling.frames())
                        .bondLength(bondLength)
                        .cell(cell)
                        .seed(sampling.seed())
                        .into(options.output());
        return options.run(
                console,
                Set.of("--bond"),
                listener -> protocol.listener(listener).run(),
                this::outcome);
    }

    private ProtocolOutcome outcome(Compression.Result result) {
        return new ProtocolOutcome(
                Map.of("table", result.table()),
                Tables.rows(result.table()),
                summary(result),
                result.frames().isEmpty() ? Optional.empty() : Optional.of(report(result)),
                result.complete() ? Optional.empty() : Optional.of(result.stability()));
    }

    private static String summary(Compression.Result result) {
        if (result.frames().isEmpty()) {
            return "";
        }
        var volumes = result.table().doubleColumn("volume_A3_per_atom");
        var pressures = result.table().doubleColumn("pressure_GPa");
        int last = volumes.size() - 1;
        return String.format(
                Locale.ROOT,
                "%.2f Å³ per atom at %.1f GPa, %.2f at %.1f GPa; ",
                volumes.get(0),
                pressures.get(0),
                volumes.get(last),
                pressures.get(last));
    }

    private Report report(Compression.Result result) {
        return Report.titled("Compression with " + input.file().getFileName())
                .figure(
                        ProtocolPlots.compression(result),
                        "Volume, and shares of the numbers of neighbours, against pressure.")
                .table(result.table(), "Each frame.");
    }
}
