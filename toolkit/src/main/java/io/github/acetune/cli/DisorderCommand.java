package io.github.acetune.cli;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.analysis.AngularDistribution;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.RadialDistribution;
import io.github.acetune.md.DisorderedStructure;
import io.github.acetune.md.Time;
import io.github.acetune.plot.Curve;
import io.github.acetune.plot.ProtocolPlots;
import io.github.acetune.plot.Report;
import io.github.acetune.plot.TableView;
import io.github.acetune.plot.Values;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.Table;

@Command(
        name = "disorder",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Compare a liquid and its glass by distances and angles.",
        description = {
            "Atoms at random, hot, liquid (sampled), quench, glass (sampled), all at constant volume (Figure 7a and b of the"
                    + " paper). Writes into DIR: rdf-PHASE.csv and adf-PHASE.csv with standard errors, table.csv (coordination"
                    + " numbers), report.html, and the runs. What is finished in DIR is not done again: the same command goes on"
                    + " after Ctrl-C (exit code 130) or a crash."
        },
        footer = {
            "",
            "Examples:",
            "  acetune disorder Sb2Te3.yace -o disorder",
            "  acetune disorder Si.yace -o disorder --species Si:216 --volume 19 --hot 3000 --liquid 1800 --cutoff 2.85"
        })
final class DisorderCommand implements Callable<Integer> {
    private static final double RDF_BIN = 0.05;

    private final Console console;

    @Parameters(paramLabel = "POTENTIAL", description = "A .yace, .ace or .yaml (B basis) file.")
    private Path potential;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write into.")
    private Path output;

    @Option(
            names = "--species",
            paramLabel = "EL:N",
            split = ",",
            defaultValue = "Sb:144,Te:216",
            description = "How many atoms of each element; default: ${DEFAULT-VALUE}.")
    private List<String> species;

    @Option(
            names = "--volume",
            paramLabel = "V",
            defaultValue = "33.5",
            description = "Å³ per atom; default: ${DEFAULT-VALUE}.")
    private double volume;

    @Option(
            names = "--hot",
            paramLabel = "T",
            defaultValue = "2000",
            description =
                    "Temperature at which the random start is forgotten, K; default: ${DEFAULT-VALUE}.")
    private double hotTemperature;

    @Option(
            names = "--hot-time",
            paramLabel = "PS",
            defaultValue = "5",
            description = "ps; default: ${DEFAULT-VALUE}.")
    private double hotTime;

    @Option(
            names = "--liquid",
            paramLabel = "T",
            defaultValue = "1000",
            description = "Temperature of the liquid, K; default: ${DEFAULT-VALUE}.")
    private double liquidTemperature;

    @Option(
            names = "--liquid-time",
            paramLabel = "PS",
            defaultValue = "20",
            description = "ps; default: ${DEFAULT-VALUE}.")
    private double liquidTime;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1e13",
            description = "Quench rate, K/s; default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--glass",
            paramLabel = "T",
            defaultValue = "300",
            description = "Temperature of the glass, K; default: ${DEFAULT-VALUE}.")
    private double glassTemperature;

    @Option(
            names = "--glass-time",
            paramLabel = "PS",
            defaultValue = "20",
            description = "ps; default: ${DEFAULT-VALUE}.")
    private double glassTime;

    @Option(
            names = "--cutoff",
            paramLabel = "R",
            defaultValue = "3.2",
            description =
                    "Atoms count as bonded up to this distance, Å; default: ${DEFAULT-VALUE}.")
    private double cutoff;

    @Option(
            names = "--rmax",
            paramLabel = "R",
            defaultValue = "10",
            description =
                    "Largest distance of the radial distribution, Å; default: ${DEFAULT-VALUE}.")
    private double largest;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description =
                    "Structures, for example of ab initio molecular dynamics, whose distributions are drawn dashed beside.")
    private Path reference;

    @Option(
            names = "--timestep",
            paramLabel = "FS",
            defaultValue = "2",
            description = "fs; default: ${DEFAULT-VALUE}.")
    private double timestep;

    @Option(
            names = "--frames",
            paramLabel = "PS",
            defaultValue = "0.1",
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

    DisorderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DisorderedStructure protocol = protocol();
        try (var interruption = new Interruption()) {
            DisorderedStructure.Result result = run(protocol);
            Table coordination = Coordination.table(result.coordination(BondCutoff.of(cutoff)));
            write(result, coordination);
            if (json) {
                console.out().print(Tables.json(coordination));
            } else {
                console.out().print(TableView.of(coordination).toText());
                console.out().println("wrote " + output);
            }
            console.out().flush();
            return new ProtocolEnd(console, interruption.happened())
                    .tell(result.complete(), result.stability());
        }
    }

    private DisorderedStructure protocol() {
        return DisorderedStructure.of(engine.calculator(PotentialFiles.read(potential)))
                .species(SpeciesList.parse(species), volume)
                .hot(hotTemperature, Time.ps(hotTime))
                .liquid(liquidTemperature, Time.ps(liquidTime))
                .quench(rate)
                .glass(glassTemperature, Time.ps(glassTime))
                .timestep(Time.fs(timestep))
                .frames(Time.ps(frames))
                .seed(seed)
                .into(output);
    }

    private DisorderedStructure.Result run(DisorderedStructure protocol) {
        try (var progress = new SimulationProgressLine(console, "")) {
            return ProtocolEnd.kept(() -> protocol.listener(progress).run());
        }
    }

    private void write(DisorderedStructure.Result result, Table coordination) throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("table.csv"), Tables.csv(coordination));
        var distances = result.radial(largest, RDF_BIN);
        var angles = result.angular(BondCutoff.of(cutoff), 1);
        for (var phase : distances.entrySet()) {
            Files.writeString(
                    output.resolve("rdf-" + phase.getKey() + ".csv"),
                    Tables.csv(phase.getValue().table()));
        }
        for (var phase : angles.entrySet()) {
            Files.writeString(
                    output.resolve("adf-" + phase.getKey() + ".csv"),
                    Tables.csv(phase.getValue().table()));
        }
        if (!distances.isEmpty()) {
            List<Structure> known = reference == null ? List.of() : ExtendedXyz.read(reference);
            Report.titled("Liquid and glass with " + potential.getFileName())
                    .provenance("acetune " + Version.number())
                    .figure(
                            ProtocolPlots.radial(distances, radialReference(known)),
                            "Radial distribution functions, with bands of one standard error.")
                    .figure(
                            ProtocolPlots.angular(angles, angularReference(known)),
                            "Bond angles, with bands of one standard error.")
                    .table(coordination, "Shares of the atoms by their number of bonds.")
                    .write(output.resolve("report.html"));
        }
    }

    private List<Curve> radialReference(List<Structure> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        var distances = RadialDistribution.of(known, largest, RDF_BIN);
        return List.of(
                curve(Values.of(distances.distances()), Values.of(distances.total().values())));
    }

    private List<Curve> angularReference(List<Structure> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        var angles = AngularDistribution.of(known, BondCutoff.of(cutoff), 1);
        return List.of(curve(Values.of(angles.angles()), Values.of(angles.total().values())));
    }

    private Curve curve(Values x, Values y) {
        return new Curve(reference.getFileName().toString(), x, y, Values.NONE);
    }
}
