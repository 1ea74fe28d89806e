package io.github.acetune.cli;

import io.github.acetune.analysis.AngularDistribution;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.BondStatistics;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.DensityProfile;
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
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The results of the analyses that a user has asked for, as they are written. */
final class TrajectoryAnalyses {
    private static final double LARGEST_WAVE_VECTOR = 12;
    private static final double WAVE_VECTOR_WIDTH = 0.1;
    private static final double HIGHEST_FREQUENCY = 25;
    private static final int SLICES = 50;

    private final List<Structure> frames;
    private final BondCutoff cutoff;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Object> numbers = new LinkedHashMap<>();

    private record Finding(String file, String caption, Table table, Figure figure) {}

    TrajectoryAnalyses(List<Structure> frames, BondCutoff cutoff) {
        this.frames = frames;
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
        var result = Coordination.of(frames, cutoff);
        numbers.put("mean_coordination", result.mean());
        add(
                "coordination",
                "Coordination numbers.",
                Coordination.table(frames, cutoff),
                StructurePlots.coordination(Map.of("", result)));
    }

    void bonds() {
        var result = BondStatistics.of(frames, cutoff);
        add("bonds", "Bonds.", result.table(), null);
    }

    void rings() {
        var result = RingStatistics.of(frames.getLast(), cutoff);
        numbers.put("rings_of_six_per_atom", result.perAtom(6));
        add(
                "rings",
                "Shortest-path rings of the last frame.",
                result.table(),
                StructurePlots.rings(Map.of("", result)));
    }

    void order(int... degrees) {
        var result = SteinhardtOrder.of(frames.getLast(), cutoff, degrees);
        var histograms = new LinkedHashMap<String, Values>();
        for (int k = 0; k < degrees.length; k++) {
            List<Double> averaged = result.averaged().get(k);
            numbers.put(
                    "mean_averaged_q" + degrees[k],
                    averaged.stream().mapToDouble(Double::doubleValue).average().orElse(0));
            histograms.put("averaged q" + degrees[k], Values.of(averaged));
        }
        add(
                "order",
                "Bond-orientational order of the atoms of the last frame.",
                result.table(),
                Plots.histogram("Averaged q", "", histograms));
    }

    void similarity(Structure reference) {
        double[] result = Soap.DEFAULT.similarity(frames.getLast(), reference);
        double mean = Arrays.stream(result).average().orElse(0);
        numbers.put("mean_similarity", mean);
        var atom = IntColumn.create("atom");
        for (int k = 1; k <= result.length; k++) {
            atom.append(k);
        }
        add(
                "soap",
                "Similarity of the surroundings of each atom of the last frame to the reference.",
                Table.create("SOAP similarity", atom, DoubleColumn.create("similarity", result)),
                Plots.histogram("Similarity", "", Map.of("atoms", Values.of(result))));
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
        add("vacf", "Velocity autocorrelation.", correlation.table(), null);
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
        var result = VoidProfile.of(frames.getLast(), 4, 0.1);
        numbers.put("largest_void_radius_A", result.largest());
        add(
                "voids",
                "Empty space in the last frame.",
                result.table(),
                StructurePlots.voids(Map.of("", result)));
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

    void write(Path folder, String source) {
        try {
            Files.createDirectories(folder);
        } catch (IOException notMade) {
            throw new UncheckedIOException(notMade);
        }
        Report report =
                Report.titled("Analysis of " + source)
                        .provenance("acetune " + Version.number() + ", " + summary());
        for (Finding finding : findings) {
            AtomicFile.write(
                    folder.resolve(finding.file() + ".csv"),
                    stream -> finding.table().write().csv(stream));
            report = report.section(finding.caption().replaceAll("\\.$", ""));
            report =
                    finding.figure() == null
                            ? report.table(finding.table(), finding.caption())
                            : report.figure(finding.figure(), finding.caption());
        }
        JsonText.write(folder.resolve("analysis.json"), numbers);
        report.write(folder.resolve("report.html"));
    }
}
