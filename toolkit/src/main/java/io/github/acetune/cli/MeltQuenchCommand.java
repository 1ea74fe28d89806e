package io.github.acetune.cli;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.MeltQuench;
import io.github.acetune.md.MeltQuenchResult;
import io.github.acetune.md.Time;
import io.github.acetune.plot.ProtocolPlots;
import io.github.acetune.plot.Report;
import io.github.acetune.plot.TableView;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        name = "meltquench",
        mixinStandardHelpOptions = true,
        header = "Make amorphous solids by quenching a melt.",
        description = {
            "Random start, melt, liquid, quench, relaxation of atoms and cell, for each seed (Table 2 of the paper). Writes"
                    + " into DIR: table.csv, report.html, settings.json, and per seed a folder with the runs and relaxed.xyz. What is finished in DIR is"
                    + " not done again: the same command goes on after Ctrl-C (exit code 130) or a crash."
        },
        footer = {
            "",
            "Examples:",
            "  acetune meltquench Si.yace -o aSi",
            "  acetune meltquench Si.yace -o aSi --species Si:216 --rate 1e13 --seeds 1,2,3 --threads 1"
        })
final class MeltQuenchCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "POTENTIAL", description = "A .yace, .ace or .yaml (B basis) file.")
    private Path potential;

    @Mixin private final ProtocolOptions options = new ProtocolOptions(1);

    @Option(
            names = "--species",
            paramLabel = "EL:N",
            split = ",",
            defaultValue = "Si:500",
            description = "How many atoms of each element; default: ${DEFAULT-VALUE}.")
    private List<String> species;

    @Option(
            names = "--volume",
            paramLabel = "V",
            description = "Å³ per atom of the melt; from the covalent radii if absent.")
    private Double volume;

    @Option(
            names = "--melt",
            paramLabel = "T",
            defaultValue = "2500",
            description = "Temperature of the melt, K; default: ${DEFAULT-VALUE}.")
    private double meltTemperature;

    @Option(
            names = "--melt-time",
            paramLabel = "PS",
            defaultValue = "4",
            description = "ps; default: ${DEFAULT-VALUE}.")
    private double meltTime;

    @Option(
            names = "--liquid",
            paramLabel = "T",
            defaultValue = "1800",
            description = "Temperature of the liquid, K; default: ${DEFAULT-VALUE}.")
    private double liquidTemperature;

    @Option(
            names = "--liquid-time",
            paramLabel = "PS",
            defaultValue = "10",
            description = "ps; default: ${DEFAULT-VALUE}.")
    private double liquidTime;

    @Option(
            names = "--final",
            paramLabel = "T",
            defaultValue = "500",
            description = "Temperature at the end of the quench, K; default: ${DEFAULT-VALUE}.")
    private double finalTemperature;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1e13",
            description = "Quench rate, K/s; default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--pressure",
            paramLabel = "P",
            defaultValue = "0",
            description = "GPa; default: ${DEFAULT-VALUE}.")
    private double pressure;

    @Option(
            names = "--bond",
            paramLabel = "R",
            defaultValue = "2.85",
            description =
                    "Atoms count as bonded up to this distance, Å; default: ${DEFAULT-VALUE}.")
    private double bondLength;

    @Option(
            names = "--crystal",
            paramLabel = "FILE",
            description = "The crystal that energies refer to, extended XYZ; diamond for Si.")
    private Path crystal;

    @Option(
            names = "--seeds",
            paramLabel = "S",
            split = ",",
            defaultValue = "1",
            description = "One quench per seed; default: ${DEFAULT-VALUE}.")
    private long[] seeds;

    MeltQuenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        MeltQuench protocol = protocol();
        return options.run(
                console,
                Set.of("--seeds", "--bond", "--crystal"),
                listener -> protocol.listener(listener).run(),
                this::outcome);
    }

    private MeltQuench protocol() {
        MeltQuench protocol =
                MeltQuench.of(options.calculator(PotentialFiles.read(potential)))
                        .species(SpeciesList.parse(species))
                        .melt(meltTemperature, Time.ps(meltTime))
                        .liquid(liquidTemperature, Time.ps(liquidTime))
                        .quench(finalTemperature, rate)
                        .pressure(pressure)
                        .timestep(options.timestep())
                        .bondLength(bondLength)
                        .seeds(seeds)
                        .into(options.output());
        if (volume != null) {
            protocol = protocol.volumePerAtom(volume);
        }
        return crystal == null ? protocol : protocol.crystal(StructureFile.last(crystal, console));
    }

    private ProtocolOutcome outcome(MeltQuenchResult result) {
        Table table = result.table();
        return new ProtocolOutcome(
                Map.of("table", table),
                facts(result),
                TableView.of(table).toText() + excess(result),
                Optional.of(report(result)),
                result.unfinished());
    }

    private static Map<String, Object> facts(MeltQuenchResult result) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("mean_excess_meV_per_atom", finite(result.meanExcess()));
        facts.put("deviation_meV_per_atom", finite(result.excessDeviation()));
        facts.put("crystal_eV_per_atom", finite(result.crystalEnergy()));
        facts.put("samples", Tables.rows(result.table()));
        return facts;
    }

    private static String excess(MeltQuenchResult result) {
        if (Double.isNaN(result.meanExcess())) {
            return "";
        }
        String deviation =
                Double.isNaN(result.excessDeviation())
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " (standard deviation %.1f)",
                                result.excessDeviation());
        return String.format(
                Locale.ROOT, "excess energy %.1f meV per atom%s; ", result.meanExcess(), deviation);
    }

    private Report report(MeltQuenchResult result) {
        Report report =
                Report.titled("Melt–quench with " + potential.getFileName())
                        .table(result.table(), "Each quench.");
        if (Double.isNaN(result.meanExcess())) {
            return report;
        }
        String name = String.format(Locale.ROOT, "%.3g K/s", rate);
        return report.figure(
                ProtocolPlots.meltQuench(Map.of(name, result)),
                "Mean and standard deviation over the seeds.");
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
