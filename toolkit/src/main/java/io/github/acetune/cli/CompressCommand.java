package io.github.acetune.cli;

import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Compression;
import io.github.acetune.md.Ramp;
import io.github.acetune.md.Time;
import io.github.acetune.plot.ProtocolPlots;
import io.github.acetune.plot.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
                    + " coordination numbers), report.html with the figure, and the runs. What is finished in DIR is not done again: the same command goes on"
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

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

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
            names = "--timestep",
            paramLabel = "FS",
            defaultValue = "1",
            description = "fs; default: ${DEFAULT-VALUE}.")
    private double timestep;

    @Option(
            names = "--frames",
            paramLabel = "PS",
            defaultValue = "1",
            description = "A frame every so many ps; default: ${DEFAULT-VALUE}.")
    private double frames;

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

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin private EngineChoice engine;

    @Option(names = "--json", description = "Write the table to the standard output as JSON.")
    private boolean json;

    CompressCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Compression protocol =
                Compression.of(engine.calculator(input.potential()), input.start(console))
                        .temperature(temperature)
                        .pressure(pressure.from(), pressure.to(), rate)
                        .equilibration(Time.ps(equilibration))
                        .timestep(Time.fs(timestep))
                        .frames(Time.ps(frames))
                        .bondLength(bondLength)
                        .cell(cell)
                        .seed(seed)
                        .into(output);
        try (var interruption = new Interruption()) {
            Compression.Result result = run(protocol);
            Files.createDirectories(output);
            Files.writeString(output.resolve("table.csv"), Tables.csv(result.table()));
            if (!result.frames().isEmpty()) {
                report(result);
            }
            console.out().print(json ? Tables.json(result.table()) : summary(result));
            console.out().flush();
            return new ProtocolEnd(console, interruption.happened())
                    .tell(result.complete(), result.stability());
        }
    }

    private String summary(Compression.Result result) {
        if (result.frames().isEmpty()) {
            return "wrote " + output + "\n";
        }
        var volumes = result.table().doubleColumn("volume_A3_per_atom");
        var pressures = result.table().doubleColumn("pressure_GPa");
        int last = volumes.size() - 1;
        return String.format(
                Locale.ROOT,
                "%.2f Å³ per atom at %.1f GPa, %.2f at %.1f GPa; wrote %s%n",
                volumes.get(0),
                pressures.get(0),
                volumes.get(last),
                pressures.get(last),
                output);
    }

    private void report(Compression.Result result) {
        Report.titled("Compression with " + input.file().getFileName())
                .provenance("acetune " + Version.number())
                .figure(
                        ProtocolPlots.compression(result),
                        "Volume, and shares of the numbers of neighbours, against pressure.")
                .table(result.table(), "Each frame.")
                .write(output.resolve("report.html"));
    }

    private Compression.Result run(Compression protocol) {
        try (var progress = new SimulationProgressLine(console, "")) {
            return ProtocolEnd.kept(() -> protocol.listener(progress).run());
        }
    }
}
