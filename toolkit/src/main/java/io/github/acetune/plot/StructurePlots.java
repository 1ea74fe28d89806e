package io.github.acetune.plot;

import io.github.acetune.analysis.AngularDistribution;
import io.github.acetune.analysis.BondStatistics;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.analysis.DensityProfile;
import io.github.acetune.analysis.Distribution;
import io.github.acetune.analysis.FrameAverage;
import io.github.acetune.analysis.MeanSquareDisplacement;
import io.github.acetune.analysis.RadialDistribution;
import io.github.acetune.analysis.RingStatistics;
import io.github.acetune.analysis.StructureFactor;
import io.github.acetune.analysis.VelocityAutocorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Figures of what atoms are arranged like and how they move; every method takes several named results side by side. */
public final class StructurePlots {
    private static final double SHADE = 0.2;

    private StructurePlots() {}

    /**
     * Radial distribution functions: one panel for all atoms and one for each pair of elements.
     *
     * @param functions by name; all of the same elements
     * @return the figure, with bands of one standard error where known
     */
    public static Figure radialDistribution(Map<String, RadialDistribution> functions) {
        var axis = Axis.of("Distance", "Å");
        Map<String, Map<String, Line>> panels = new LinkedHashMap<>();
        functions.forEach((name, function) -> {
            Values distances = Values.of(function.distances());
            put(panels, "total", name, distances, function.total());
            function.partials()
                    .forEach(partial -> put(panels, partial.name(), name, distances, partial));
        });
        return grid(panels, axis, Axis.of("g(r)"));
    }

    /**
     * Radial distribution functions of one structure or trajectory.
     *
     * @param function the functions
     * @return the figure
     */
    public static Figure radialDistribution(RadialDistribution function) {
        return radialDistribution(Map.of("", function));
    }

    /**
     * Bond angle distributions: one panel for all angles and one for each central element.
     *
     * @param distributions by name; all of the same elements
     * @return the figure, with bands of one standard error where known
     */
    public static Figure angularDistribution(Map<String, AngularDistribution> distributions) {
        Map<String, Map<String, Line>> panels = new LinkedHashMap<>();
        distributions.forEach((name, distribution) -> {
            Values angles = Values.of(distribution.angles());
            put(panels, "total", name, angles, distribution.total());
            distribution
                    .byCentre()
                    .forEach(
                            centre -> put(panels, "around " + centre.name(), name, angles, centre));
        });
        return grid(panels, Axis.of("Angle", "°"), Axis.of("Probability", "1/°"));
    }

    /**
     * Bond angle distributions of one structure or trajectory.
     *
     * @param distribution the distributions
     * @return the figure
     */
    public static Figure angularDistribution(AngularDistribution distribution) {
        return angularDistribution(Map.of("", distribution));
    }

    /**
     * Shares of coordination numbers, side by side.
     *
     * @param coordinations by name
     * @return the figure
     */
    public static Figure coordination(Map<String, Coordination> coordinations) {
        var numbers = new TreeSet<Integer>();
        coordinations.values().forEach(each -> numbers.addAll(each.numbers()));
        int lowest = numbers.isEmpty() ? 0 : numbers.first();
        int highest = numbers.isEmpty() ? 0 : numbers.last();
        List<Integer> range = IntStream.rangeClosed(lowest, highest).boxed().toList();
        Panel panel = Panel.of(Axis.categories("Coordination number"), Axis.of("Share of atoms"));
        int series = 0;
        for (var entry : coordinations.entrySet()) {
            double[] shares = range.stream().mapToDouble(entry.getValue()::share).toArray();
            panel =
                    panel.with(
                            Bar.of(
                                    entry.getKey(),
                                    range.stream().map(String::valueOf).toList(),
                                    Values.of(shares),
                                    Palette.series(series++)));
        }
        return Figure.of(panel);
    }

    /**
     * Rings for each atom by their size, side by side.
     *
     * @param rings by name
     * @return the figure
     */
    public static Figure rings(Map<String, RingStatistics> rings) {
        int largest = rings.values().stream().mapToInt(RingStatistics::largest).max().orElse(3);
        List<Integer> sizes = IntStream.rangeClosed(3, largest).boxed().toList();
        Panel panel =
                Panel.of(Axis.categories("Atoms in the ring"), Axis.of("Rings for each atom"));
        int series = 0;
        for (var entry : rings.entrySet()) {
            double[] values = sizes.stream().mapToDouble(entry.getValue()::perAtom).toArray();
            panel =
                    panel.with(
                            Bar.of(
                                    entry.getKey(),
                                    sizes.stream().map(String::valueOf).toList(),
                                    Values.of(values),
                                    Palette.series(series++)));
        }
        return Figure.of(panel);
    }

    /**
     * Mean square displacements against time.
     *
     * @param displacement of all atoms and of each element
     * @return the figure
     */
    public static Figure meanSquareDisplacement(MeanSquareDisplacement displacement) {
        Panel panel = Panel.of(Axis.of("Time", "ps"), Axis.of("Mean square displacement", "Å²"));
        Values times = Values.of(displacement.times());
        int series = 0;
        for (MeanSquareDisplacement.Series each : displacement.series()) {
            Colour colour = series == 0 ? Palette.INK : Palette.series(series - 1);
            Values values = Values.of(each.values());
            panel = panel.with(traces(each.name(), times, values, each.errors(), colour));
            series++;
        }
        return Figure.of(panel);
    }

    /**
     * Vibrational densities of states.
     *
     * @param spectra by name
     * @param highest largest frequency to show, THz
     * @return the figure
     */
    public static Figure spectrum(
            Map<String, VelocityAutocorrelation.Spectrum> spectra, double highest) {
        Panel panel =
                Panel.of(
                        Axis.of("Frequency", "THz").range(0, highest),
                        Axis.of("Density of states", "1/THz"));
        int series = 0;
        for (var entry : spectra.entrySet()) {
            VelocityAutocorrelation.Spectrum spectrum = entry.getValue();
            panel =
                    panel.with(
                            traces(
                                    entry.getKey(),
                                    Values.of(spectrum.frequencies()),
                                    Values.of(spectrum.density()),
                                    Values.of(spectrum.errors()).toArray(),
                                    Palette.series(series++)));
        }
        return Figure.of(panel);
    }

    /**
     * A velocity autocorrelation against time.
     *
     * @param correlation of all atoms
     * @return the figure
     */
    public static Figure velocityAutocorrelation(VelocityAutocorrelation correlation) {
        Values values = Values.of(correlation.values());
        double last = (values.size() - 1) * correlation.interval();
        return Figure.of(
                Panel.of(Axis.of("Time", "ps"), Axis.of("Velocity autocorrelation"))
                        .with(
                                traces(
                                        "",
                                        Values.linear(0, last, values.size()),
                                        values,
                                        correlation.errors(),
                                        Palette.BLUE)));
    }

    /**
     * Shares of the bonds between pairs of elements, and their mean lengths.
     *
     * @param statistics of a structure or of a trajectory
     * @return the figure
     */
    public static Figure bonds(BondStatistics statistics) {
        List<String> pairs = statistics.bonds().stream().map(BondStatistics.Bonds::pair).toList();
        Panel shares =
                bondPanel(
                        Axis.of("Share of bonds"),
                        pairs,
                        statistics.bonds().stream().mapToDouble(BondStatistics.Bonds::share),
                        statistics.bonds().stream().mapToDouble(BondStatistics.Bonds::shareError));
        Panel lengths =
                bondPanel(
                        Axis.of("Mean length", "Å"),
                        pairs,
                        statistics.bonds().stream().mapToDouble(BondStatistics.Bonds::mean),
                        statistics.bonds().stream().mapToDouble(BondStatistics.Bonds::meanError));
        return Figure.grid(2, shares, lengths).size(900, 330);
    }

    private static Panel bondPanel(
            Axis axis, List<String> pairs, DoubleStream values, DoubleStream errors) {
        var bar = Bar.of("", pairs, Values.of(values.toArray()), Palette.BLUE);
        return Panel.of(Axis.categories("Bond"), axis).with(withErrors(bar, errors.toArray()));
    }

    /**
     * Averages over frames as bars, with error bars where known.
     *
     * @param average by class
     * @param classes what the classes are, for the axis
     * @param quantity what the bars show, for the other axis
     * @return the figure, one colour for each series
     */
    public static Figure bars(FrameAverage average, String classes, String quantity) {
        List<String> labels = average.keys().stream().map(StructurePlots::label).toList();
        Panel panel = Panel.of(Axis.categories(classes), Axis.of(quantity));
        int series = 0;
        for (FrameAverage.Series each : average.series()) {
            String name = average.series().size() > 1 ? each.name() : "";
            var bar = Bar.of(name, labels, Values.of(each.means()), Palette.series(series++));
            panel = panel.with(withErrors(bar, Values.of(each.errors()).toArray()));
        }
        return Figure.of(panel);
    }

    /**
     * How crystalline a trajectory becomes.
     *
     * @param crystallinity of the atoms of each frame
     * @return the figure: mean and share of crystalline atoms by frame
     */
    public static Figure crystallinity(Crystallinity crystallinity) {
        Table table = crystallinity.table();
        Values frames = Values.counting(1, table.rowCount());
        return Figure.of(
                Panel.of(Axis.integers("Frame"), Axis.of("Similarity or share"))
                        .with(
                                Scatter.line(
                                        "mean similarity",
                                        frames,
                                        Values.of(
                                                table.doubleColumn("mean_crystallinity")
                                                        .asDoubleArray()),
                                        LineStyle.of(Palette.BLUE)),
                                Scatter.line(
                                        "crystalline atoms",
                                        frames,
                                        Values.of(
                                                table.doubleColumn("crystalline_share")
                                                        .asDoubleArray()),
                                        LineStyle.of(Palette.VERMILLION))));
    }

    private static String label(double key) {
        return key == Math.rint(key) ? String.valueOf((long) key) : String.valueOf(key);
    }

    private static Bar withErrors(Bar bar, double... errors) {
        return anyUnknown(errors) ? bar : bar.withErrors(Values.of(errors));
    }

    private static boolean anyUnknown(double... errors) {
        return Arrays.stream(errors).anyMatch(Double::isNaN);
    }

    /**
     * Structure factors.
     *
     * @param factors by name
     * @return the figure
     */
    public static Figure structureFactor(Map<String, StructureFactor> factors) {
        Panel panel = Panel.of(Axis.of("Wave vector", "1/Å"), Axis.of("S(q)"));
        int series = 0;
        for (var entry : factors.entrySet()) {
            List<StructureFactor.Point> points = entry.getValue().points();
            double[] q = points.stream().mapToDouble(StructureFactor.Point::q).toArray();
            double[] value = points.stream().mapToDouble(StructureFactor.Point::value).toArray();
            double[] error =
                    points.stream().mapToDouble(StructureFactor.Point::standardError).toArray();
            panel =
                    panel.with(
                            traces(
                                    entry.getKey(),
                                    Values.of(q),
                                    Values.of(value),
                                    error,
                                    Palette.series(series++)));
        }
        return Figure.of(panel);
    }

    /**
     * The density across a cell.
     *
     * @param profile the density in slices
     * @return the figure
     */
    public static Figure densityProfile(DensityProfile profile) {
        double[] places =
                IntStream.range(0, profile.densities().size())
                        .mapToDouble(slice -> (slice + 0.5) * profile.thickness())
                        .toArray();
        return Figure.of(
                Panel.of(Axis.of("Position", "Å"), Axis.of("Density", "g/cm³"))
                        .with(
                                traces(
                                        "",
                                        Values.of(places),
                                        Values.of(profile.densities()),
                                        Values.of(profile.errors()).toArray(),
                                        Palette.BLUE)));
    }

    /**
     * Shares of the volume far from every atom, mean over the frames.
     *
     * @param shares by radius
     * @return the figure, with a band of one standard error where known
     */
    public static Figure voids(FrameAverage shares) {
        FrameAverage.Series share = shares.series().getFirst();
        return Figure.of(
                Panel.of(Axis.of("Distance to the nearest atom", "Å"), Axis.of("Share beyond it"))
                        .with(
                                traces(
                                        "",
                                        Values.of(shares.keys()),
                                        Values.of(share.means()),
                                        Values.of(share.errors()).toArray(),
                                        Palette.BLUE)));
    }

    private record Line(Values x, Distribution y) {}

    private static void put(
            Map<String, Map<String, Line>> panels,
            String panel,
            String name,
            Values x,
            Distribution y) {
        panels.computeIfAbsent(panel, _ -> new LinkedHashMap<>()).put(name, new Line(x, y));
    }

    private static Figure grid(Map<String, Map<String, Line>> panels, Axis x, Axis y) {
        List<Panel> drawn = new ArrayList<>();
        panels.forEach((title, lines) -> {
            Panel panel = Panel.of(x, y);
            if (panels.size() > 1) {
                panel = panel.titled(title);
            }
            int series = 0;
            for (var entry : lines.entrySet()) {
                Line line = entry.getValue();
                panel = panel.with(traces(entry.getKey(), line.x(), line.y(), series++));
            }
            drawn.add(panel);
        });
        if (drawn.size() == 1) {
            return Figure.of(drawn.getFirst());
        }
        int rows = (drawn.size() + 1) / 2;
        return Figure.grid(2, drawn.toArray(Panel[]::new)).size(900, 60 + 270 * rows);
    }

    static Trace[] traces(String name, Values x, Distribution y, int series) {
        double[] errors = y.errors().stream().mapToDouble(Double::doubleValue).toArray();
        return traces(name, x, Values.of(y.values()), errors, Palette.series(series));
    }

    /** A line and, where errors are known, a band around it. */
    private static Trace[] traces(String name, Values x, Values y, double[] errors, Colour colour) {
        var curve = Scatter.line(name, x, y, LineStyle.of(colour));
        if (anyUnknown(errors)) {
            return new Trace[] {curve};
        }
        double[] low = y.toArray();
        double[] high = y.toArray();
        for (int k = 0; k < errors.length; k++) {
            low[k] -= errors[k];
            high[k] += errors[k];
        }
        var band = new Area("", x, Values.of(low), Values.of(high), colour.withOpacity(SHADE));
        return new Trace[] {band, curve};
    }
}
