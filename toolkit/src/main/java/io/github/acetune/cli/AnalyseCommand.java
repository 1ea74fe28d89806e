package io.github.acetune.cli;

import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header =
                "Say how the atoms of structures or of a trajectory are arranged and how they move.",
        description = {
            "Writes a table (CSV) for each analysis, analysis.json with the numbers that fit into a line, and report.html with"
                    + " figures. Means over frames have standard errors from blocks of frames."
        },
        footer = {
            "",
            "Without any analysis chosen: --rdf --adf --coordination --bonds.",
            "",
            "Examples:",
            "  acetune analyse run/trajectory.xyz --rdf --adf -o analysis",
            "  acetune analyse liquid.xyz --cutoff 3.2 --bond-cutoff Sb-Te=3.4 --msd --skip 100",
            "  acetune analyse amorphous.xyz --rings --order 4,6 --soap diamond.xyz"
        })
final class AnalyseCommand implements Callable<Integer> {
    private final Console console;

    @Spec private CommandSpec command;

    @Parameters(paramLabel = "TRAJECTORY", description = "Extended XYZ.")
    private Path trajectory;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "analysis",
            paramLabel = "DIR",
            description = "Folder for the results (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--rdf", description = "Radial distribution functions.")
    private boolean radial;

    @Option(
            names = "--rmax",
            defaultValue = "10",
            paramLabel = "Å",
            description = "Their largest distance (default: ${DEFAULT-VALUE}).")
    private double largestDistance;

    @Option(
            names = "--bin",
            defaultValue = "0.02",
            paramLabel = "Å",
            description = "Their bin width (default: ${DEFAULT-VALUE}).")
    private double binWidth;

    @Option(names = "--adf", description = "Bond angle distributions.")
    private boolean angular;

    @Option(names = "--coordination", description = "Coordination numbers.")
    private boolean coordination;

    @Option(names = "--bonds", description = "Bond lengths by elements.")
    private boolean bonds;

    @Option(names = "--rings", description = "Shortest-path rings.")
    private boolean rings;

    @Option(
            names = "--order",
            split = ",",
            paramLabel = "L",
            description = "Steinhardt order parameters q_l, for example 4,6.")
    private int[] order = {};

    @Option(
            names = "--soap",
            paramLabel = "FILE",
            description =
                    "Similarity of each atom's surroundings to those in the first structure in FILE.")
    private Path reference;

    @Option(names = "--msd", description = "Mean square displacement and diffusion coefficients.")
    private boolean displacement;

    @Option(
            names = "--vdos",
            description = "Vibrational density of states, from the velocities in the file.")
    private boolean vibrations;

    @Option(names = "--sq", description = "Structure factor.")
    private boolean factor;

    @Option(
            names = "--density",
            paramLabel = "AXIS",
            description = "Density across the cell along its vector 1, 2 or 3.")
    private Integer densityAxis;

    @Option(names = "--voids", description = "Empty space.")
    private boolean voids;

    @Option(
            names = "--cutoff",
            paramLabel = "Å",
            description =
                    "What counts as a bond (default: 1.25 times the sum of the covalent radii of each two elements).")
    private Double cutoff;

    @Option(
            names = "--bond-cutoff",
            split = ",",
            paramLabel = "A-B=Å",
            description = "The same for a pair of elements, for example Sb-Te=3.2.")
    private List<String> pairCutoffs = List.of();

    @Option(
            names = "--skip",
            defaultValue = "0",
            paramLabel = "N",
            description = "Leave out the first N frames.")
    private int skip;

    @Option(
            names = "--every",
            defaultValue = "1",
            paramLabel = "N",
            description = "Use each Nth frame only.")
    private int every;

    @Option(
            names = "--interval",
            paramLabel = "PS",
            description = "Time between frames in the file (default: from their time_fs).")
    private Double interval;

    AnalyseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Structure> frames = frames();
        var analyses = new TrajectoryAnalyses(frames, bondCutoff(frames), console);
        boolean usual = !anyChosen();
        if (radial || usual) {
            analyses.radial(largestDistance, binWidth);
        }
        if (angular || usual) {
            analyses.angular();
        }
        if (coordination || usual) {
            analyses.coordination();
        }
        if (bonds || usual) {
            analyses.bonds();
        }
        if (rings) {
            analyses.rings();
        }
        if (order.length > 0) {
            analyses.order(order);
        }
        if (reference != null) {
            analyses.similarity(first(reference));
        }
        if (displacement) {
            analyses.displacement(step(frames));
        }
        if (vibrations) {
            analyses.vibrations(step(frames));
        }
        if (factor) {
            analyses.factor();
        }
        if (densityAxis != null) {
            analyses.density(densityAxis - 1);
        }
        if (voids) {
            analyses.voids();
        }
        analyses.write(output, trajectory.toString(), new RunRecord(command, Set.of()));
        console.out().println(analyses.summary());
        console.out().println("wrote " + output.resolve("report.html"));
        return ExitCode.DONE;
    }

    private boolean anyChosen() {
        return Stream.of(
                                radial,
                                angular,
                                coordination,
                                bonds,
                                rings,
                                displacement,
                                vibrations,
                                factor,
                                voids)
                        .anyMatch(Boolean::booleanValue)
                || order.length > 0
                || reference != null
                || densityAxis != null;
    }

    private List<Structure> frames() {
        if (skip < 0 || every < 1) {
            throw new InvalidInputException(
                    "--skip has to be 0 or more and --every 1 or more, found "
                            + skip
                            + " and "
                            + every);
        }
        List<Structure> frames = new ArrayList<>();
        int number = 0;
        try (Stream<Structure> all = ExtendedXyz.stream(trajectory)) {
            for (Structure frame : (Iterable<Structure>) all::iterator) {
                if (number >= skip && (number - skip) % every == 0) {
                    frames.add(frame);
                }
                number++;
            }
        }
        if (frames.isEmpty()) {
            throw new InvalidInputException(
                    trajectory
                            + ": has "
                            + number
                            + " frames, of which --skip "
                            + skip
                            + " leaves none");
        }
        return frames;
    }

    private static Structure first(Path file) {
        List<Structure> structures = ExtendedXyz.read(file);
        if (structures.isEmpty()) {
            throw new InvalidInputException(file + ": holds no structure");
        }
        return structures.getFirst();
    }

    private BondCutoff bondCutoff(List<Structure> frames) {
        BondCutoff all =
                cutoff != null ? BondCutoff.of(cutoff) : BondCutoff.ofRadii(frames.getFirst());
        for (String each : pairCutoffs) {
            all = withPair(all, each);
        }
        return all;
    }

    private static BondCutoff withPair(BondCutoff cutoff, String text) {
        String[] sides = text.split("=", 2);
        String[] pair = sides[0].split("-", 2);
        try {
            return cutoff.with(
                    Element.ofSymbol(pair[0].strip()).orElseThrow(),
                    Element.ofSymbol(pair[1].strip()).orElseThrow(),
                    Double.parseDouble(sides[1]));
        } catch (RuntimeException notAPair) {
            if (notAPair instanceof InvalidInputException invalid) {
                throw invalid;
            }
            throw new InvalidInputException(
                    "--bond-cutoff: expected two elements and a distance such as Sb-Te=3.2, found '"
                            + text
                            + "'",
                    notAPair);
        }
    }

    /** The time between the frames that are used, ps. */
    private double step(List<Structure> frames) {
        if (interval != null) {
            return interval * every;
        }
        List<Double> times = new ArrayList<>();
        for (Structure frame : frames.subList(0, Math.min(2, frames.size()))) {
            frame.info("time_fs").map(Double::valueOf).ifPresent(times::add);
        }
        if (times.size() < 2) {
            throw new InvalidInputException(
                    trajectory
                            + ": frames have no time_fs, or there is only one; give the time between frames with --interval");
        }
        return (times.get(1) - times.get(0)) / 1000;
    }
}
