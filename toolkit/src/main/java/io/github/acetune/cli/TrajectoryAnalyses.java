package io.github.acetune.cli;

import io.github.acetune.analysis.AngularDistribution;
import io.github.acetune.analysis.BlockAverage;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.BondStatistics;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.analysis.DensityProfile;
import io.github.acetune.analysis.FrameAverage;
import io.github.acetune.analysis.MeanSquareDisplacement;
import io.github.acetune.analysis.RadialDistribution;
import io.github.acetune.analysis.RingStatistics;
import io.github.acetune.analysis.Soap;
import io.github.acetune.analysis.SteinhardtOrder;
import io.github.acetune.analysis.StructureFactor;
import io.github.acetune.analysis.VelocityAutocorrelation;
import io.github.acetune.analysis.VoidProfile;
import io.github.acetune.plot.Figure;
import io.github.acetune.plot.Plots;
import io.github.acetune.plot.Report;
import io.github.acetune.plot.StructurePlots;
import io.github.acetune.plot.Values;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The results of the analyses that a user has asked for, as they are written. */
final class TrajectoryAnalyses {
    private static final double LARGEST_WAVE_VECTOR = 12;
    private static final double WAVE_VECTOR_WIDTH = 0.1;
    private static final double HIGHEST_FREQUENCY = 25;
    private static final int SLICES = 50;
    private static final int SIMILARITY_BINS = 20;
    private static final int SMALLEST_RING = 3;
    private static final int SIX = 6;

    private final List<Structure> frames;
    private final BondCutoff cutoff;
    private final Console console;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Object> numbers = new LinkedHashMap<>();

    private record Finding(String file, String caption, Table table, Figure figure) {}

    TrajectoryAnalyses(List<Structure> frames, BondCutoff cutoff, Console console) {
        this.frames = frames;
        this.console = console;
        this.cutoff = cutoff;
        numbers.put("frames", frames.size());
        numbers.put("atoms", frames.getLast().size());
    }

    void radial(double maximum, double width) {
        var result = RadialDistribution.of(frames, maximum, width);
        add(
                "rdf",
                "Radial distribution.",
                result.table(),
                StructurePlots.radialDistribution(result));
    }

    void angular() {
        var result = AngularDistribution.of(frames, cutoff, 1);
        add("adf", "Bond angles.", result.table(), StructurePlots.angularDistribution(result));
    }

    void coordination() {
        List<Coordination> all =
                frames.stream().map(frame -> Coordination.of(frame, cutoff)).toList();
        var mean = BlockAverage.of(all.stream().mapToDouble(Coordination::mean).toArray());
        numbers.put("mean_coordination", mean.mean());
        putError("mean_coordination", mean.standardError());
        add(
                "coordination",
                "Coordination numbers.",
                Coordination.table(frames, cutoff),
                StructurePlots.bars(
                        Coordination.average(all), "Coordination number", "Share of atoms"));
    }

    void bonds() {
        var result = BondStatistics.of(frames, cutoff);
        add("bonds", "Bonds.", result.table(), StructurePlots.bonds(result));
    }

    void rings() {
        var result =
                RingStatistics.average(
                        ofFrames("rings", frame -> RingStatistics.of(frame, cutoff)));
        put("rings_of_six_per_atom", result, 0, SIX - SMALLEST_RING);
        add(
                "rings",
                "Shortest-path rings.",
                result.table(),
                StructurePlots.bars(result, "Atoms in the ring", "Rings for each atom"));
    }

    void order(int... degrees) {
        List<SteinhardtOrder> all =
                ofFrames("order", frame -> SteinhardtOrder.of(frame, cutoff, degrees));
        var mean = SteinhardtOrder.average(all);
        var histograms = new LinkedHashMap<String, Values>();
        for (int k = 0; k < degrees.length; k++) {
            int index = k;
            put("mean_averaged_q" + degrees[k], mean, 1, k);
            histograms.put(
                    "averaged q" + degrees[k],
                    Values.of(
                            all.stream()
                                    .flatMap(frame -> frame.averaged().get(index).stream())
                                    .toList()));
        }
        add(
                "order_mean",
                "Mean bond-orientational order.",
                mean.table(),
                StructurePlots.bars(mean, "l", "Mean over the atoms"));
        add(
                "order",
                "Bond-orientational order of all atoms (in the table those of the last frame).",
                all.getLast().table(),
                Plots.histogram("Averaged q", "", histograms));
    }

    void similarity(Structure reference) {
        List<double[]> all =
                ofFrames("similarity", frame -> Soap.DEFAULT.similarity(frame, reference));
        var crystallinity = Crystallinity.of(all);
        var mean = crystallinity.average();
        numbers.put("mean_similarity", mean.mean());
        putError("mean_similarity", mean.standardError());
        var spread = crystallinity.histogram(SIMILARITY_BINS);
        add(
                "soap_histogram",
                "Similarity of the surroundings of all atoms to the reference.",
                spread.table(),
                StructurePlots.bars(spread, "Similarity", "Share of atoms"));
        add(
                "soap_frames",
                "Mean similarity of each frame.",
                crystallinity.table(),
                StructurePlots.crystallinity(crystallinity));
        int atoms = all.getLast().length;
        add(
                "soap",
                "Similarity of the surroundings of each atom of the last frame to the reference.",
                Table.create(
                        "SOAP similarity",
                        IntColumn.create("atom", IntStream.rangeClosed(1, atoms).toArray()),
                        DoubleColumn.create("similarity", all.getLast())),
                Plots.histogram("Similarity", "", Map.of("atoms", Values.of(all.getLast()))));
    }

    void displacement(double interval) {
        var result = MeanSquareDisplacement.of(frames, interval);
        for (MeanSquareDisplacement.Diffusion each : result.diffusion()) {
            numbers.put("diffusion_A2_per_ps " + each.name(), each.coefficient());
            numbers.put("diffusion_error_A2_per_ps " + each.name(), each.standardError());
        }
        add(
                "msd",
                "Mean square displacement.",
                result.table(),
                StructurePlots.meanSquareDisplacement(result));
    }

    void vibrations(double interval) {
        var correlation = VelocityAutocorrelation.of(frames, interval);
        add(
                "vacf",
                "Velocity autocorrelation.",
                correlation.table(),
                StructurePlots.velocityAutocorrelation(correlation));
        var spectrum = correlation.spectrum();
        double highest = Math.min(HIGHEST_FREQUENCY, spectrum.frequencies().getLast());
        add(
                "vdos",
                "Vibrational density of states.",
                spectrum.table(),
                StructurePlots.spectrum(Map.of("", spectrum), highest));
    }

    void factor() {
        var result = StructureFactor.of(frames, LARGEST_WAVE_VECTOR, WAVE_VECTOR_WIDTH);
        add(
                "structure_factor",
                "Structure factor.",
                result.table(),
                StructurePlots.structureFactor(Map.of("", result)));
    }

    void density(int axis) {
        if (axis < 0 || axis > 2) {
            throw new InvalidInputException("--density: expected 1, 2 or 3, found " + (axis + 1));
        }
        var result = DensityProfile.of(frames, axis, SLICES);
        add(
                "density",
                "Density across the cell.",
                result.table(),
                StructurePlots.densityProfile(result));
    }

    void voids() {
        List<VoidProfile> all = ofFrames("voids", frame -> VoidProfile.of(frame, 4, 0.1));
        var largest = BlockAverage.of(all.stream().mapToDouble(VoidProfile::largest).toArray());
        numbers.put("largest_void_radius_A", largest.mean());
        putError("largest_void_radius_A", largest.standardError());
        var result = VoidProfile.average(all);
        add("voids", "Empty space.", result.table(), StructurePlots.voids(result));
    }

    /** An analysis of each frame, with progress. */
    private <T> List<T> ofFrames(String name, Function<Structure, T> analysis) {
        try (var line = new ProgressLine(console)) {
            List<T> results = new ArrayList<>();
            for (Structure frame : frames) {
                results.add(analysis.apply(frame));
                line.update(name + ": " + results.size() + " of " + frames.size() + " frames");
            }
            return results;
        }
    }

    private void put(String name, FrameAverage average, int series, int index) {
        numbers.put(name, average.series().get(series).means().get(index));
        putError(name, average.series().get(series).errors().get(index));
    }

    /** A single frame has no error. */
    private void putError(String name, double error) {
        if (Double.isFinite(error)) {
            numbers.put(name + "_error", error);
        }
    }

    private void add(String file, String caption, Table table, Figure figure) {
        findings.add(new Finding(file, caption, table, figure));
    }

    /** One line with the numbers that fit into it. */
    String summary() {
        var parts = new ArrayList<String>();
        numbers.forEach((name, value) -> {
            String text =
                    value instanceof Double number
                            ? String.format(Locale.ROOT, "%.5g", number)
                            : value.toString();
            parts.add(name + " " + text);
        });
        return String.join(", ", parts);
    }

    void write(Path folder, String source, RunRecord record) {
        try {
            Files.createDirectories(folder);
        } catch (IOException notMade) {
            throw new UncheckedIOException(notMade);
        }
        Report report =
                Report.titled("Analysis of " + source).provenance(record.line()).text(summary());
        for (Finding finding : findings) {
            Tables.writeCsv(folder.resolve(finding.file() + ".csv"), finding.table());
            report = report.section(finding.caption().replaceAll("\\.$", ""));
            report = report.figure(finding.figure(), finding.caption());
        }
        var facts = new LinkedHashMap<String, Object>(numbers);
        facts.put("provenance", record.facts());
        JsonText.write(folder.resolve("analysis.json"), facts);
        report.write(folder.resolve("report.html"));
    }
}
