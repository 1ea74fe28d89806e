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
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                    + " numbers), report.html, settings.json, and the runs. What is finished in DIR is not done again: the same command goes on"
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

    @Mixin private final ProtocolOptions options = new ProtocolOptions(2);

    @Mixin private final SamplingOptions sampling = new SamplingOptions(0.1);

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

    DisorderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DisorderedStructure protocol = protocol();
        BondCutoff bonds = BondCutoff.of(cutoff);
        List<Structure> known = reference == null ? List.of() : ExtendedXyz.read(reference);
        return options.run(
                console,
                Set.of("--cutoff", "--rmax", "--reference"),
                listener -> protocol.listener(listener).run(),
                result -> outcome(result, bonds, known));
    }

    private DisorderedStructure protocol() {
        return DisorderedStructure.of(options.calculator(PotentialFiles.read(potential)))
                .species(SpeciesList.parse(species), volume)
                .hot(hotTemperature, Time.ps(hotTime))
                .liquid(liquidTemperature, Time.ps(liquidTime))
                .quench(rate)
                .glass(glassTemperature, Time.ps(glassTime))
                .timestep(options.timestep())
                .frames(sampling.frames())
                .seed(sampling.seed())
                .into(options.output());
    }

    private ProtocolOutcome outcome(
            DisorderedStructure.Result result, BondCutoff bonds, List<Structure> known) {
        Table coordination = Coordination.table(result.coordination(bonds));
        Map<String, RadialDistribution> distances = result.radial(largest, RDF_BIN);
        Map<String, AngularDistribution> angles = result.angular(bonds, 1);
        var tables = new LinkedHashMap<String, Table>();
        tables.put("table", coordination);
        distances.forEach((phase, rdf) -> tables.put("rdf-" + phase, rdf.table()));
        angles.forEach((phase, adf) -> tables.put("adf-" + phase, adf.table()));
        return new ProtocolOutcome(
                tables,
                Tables.rows(coordination),
                TableView.of(coordination).toText(),
                distances.isEmpty()
                        ? Optional.empty()
                        : Optional.of(report(distances, angles, coordination, known)),
                result.complete() ? Optional.empty() : Optional.of(result.stability()));
    }

    private Report report(
            Map<String, RadialDistribution> distances,
            Map<String, AngularDistribution> angles,
            Table coordination,
            List<Structure> known) {
        return Report.titled("Liquid and glass with " + potential.getFileName())
                .figure(
                        ProtocolPlots.radial(distances, radialReference(known)),
                        "Radial distribution functions, with bands of one standard error.")
                .figure(
                        ProtocolPlots.angular(angles, angularReference(known)),
                        "Bond angles, with bands of one standard error.")
                .table(coordination, "Shares of the atoms by their number of bonds.");
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
