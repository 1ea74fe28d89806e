package io.github.acetune.plot;

import io.github.acetune.analysis.AngularDistribution;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.analysis.RadialDistribution;
import io.github.acetune.md.Compression;
import io.github.acetune.md.MeltQuenchResult;
import io.github.acetune.md.TemplatedCrystallisation;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Figures of the protocols that judge a potential by molecular dynamics. */
public final class ProtocolPlots {
    private static final double LAYER = 3;
    private static final int MOST_LAYERS = 24;
    private static final int MOST_TIMES = 20;
    private static final double NEVER = 0.02;

    private ProtocolPlots() {}

    /**
     * How disordered are quenched structures, and how much energy does that cost? Table 2 of D. F. Thomas du Toit et al., J. Chem.
     * Theory Comput. 2024, 20, 10103, as a figure.
     *
     * @param quenches by name, such as a quench rate or a potential; those without a sample or a crystal are left out
     * @return excess energies, mean and standard deviation over the seeds; shares of coordination numbers
     */
    public static Figure meltQuench(Map<String, MeltQuenchResult> quenches) {
        var names = new ArrayList<String>();
        var means = new ArrayList<Double>();
        var deviations = new ArrayList<Double>();
        var fourfold = new ArrayList<Double>();
        quenches.forEach((name, result) -> {
            if (Double.isNaN(result.meanExcess())) {
                return;
            }
            names.add(name);
            means.add(result.meanExcess());
            deviations.add(Double.isNaN(result.excessDeviation()) ? 0 : result.excessDeviation());
            fourfold.add(
                    result.samples().stream()
                            .mapToDouble(sample -> 100 * sample.share(4))
                            .average()
                            .orElse(Double.NaN));
        });
        Panel energy =
                Panel.of(Axis.categories(""), Axis.of("Energy above the crystal", "meV/atom"))
                        .with(
                                Bar.of("", names, Values.of(means), Palette.BLUE)
                                        .withErrors(Values.of(deviations)));
        Panel bonds =
                Panel.of(Axis.categories(""), Axis.of("Atoms with four neighbours", "%"))
                        .with(Bar.of("", names, Values.of(fourfold), Palette.GREEN));
        return Figure.grid(2, energy, bonds).size(900, 360);
    }

    /**
     * What does pressure do to a solid? Figure 5 of the paper.
     *
     * @param compression its result
     * @return volume per atom, and the shares of the coordination numbers that occur, against pressure
     */
    public static Figure compression(Compression.Result compression) {
        Table table = compression.table();
        Values pressure = Values.of(table.doubleColumn("pressure_GPa").asDoubleArray());
        var axis = Axis.of("Pressure", "GPa");
        Panel volume =
                Panel.of(axis, Axis.of("Volume", "Å³/atom"))
                        .with(line("", pressure, table.doubleColumn("volume_A3_per_atom"), 0));
        Panel shares = Panel.of(axis, Axis.of("Share of atoms").range(0, 1));
        int series = 0;
        for (String name : table.columnNames()) {
            if (name.startsWith("coordination_") && table.doubleColumn(name).max() > NEVER) {
                String neighbours = name.substring(name.indexOf('_') + 1) + " neighbours";
                shares = shares.with(line(neighbours, pressure, table.doubleColumn(name), series));
                series++;
            }
        }
        return Figure.grid(2, volume, shares).size(960, 400);
    }

    private static Scatter line(String name, Values x, DoubleColumn y, int series) {
        return Scatter.line(
                name, x, Values.of(y.asDoubleArray()), LineStyle.of(Palette.series(series)));
    }

    /**
     * The frames of a compression, coloured by the atoms' numbers of neighbours.
     *
     * @param compression its result, with at least one frame
     * @param cutoff what a bond is
     * @return a view with a slider
     */
    public static StructureView compressed(Compression.Result compression, BondCutoff cutoff) {
        List<double[]> colours =
                compression.frames().stream()
                        .map(frame -> Coordination.of(frame, cutoff).perAtom())
                        .toList();
        DoubleColumn pressure = compression.table().doubleColumn("pressure_GPa");
        return StructureView.trajectory(compression.frames())
                .colourBy("Neighbours", colours)
                .captions(
                        pressure.asList().stream()
                                .map(value -> String.format(Locale.ROOT, "%.1f GPa", value))
                                .toList());
    }

    /**
     * How does a crystal grow from its template? Figure 7c of the paper.
     *
     * @param growth its result, with at least one frame
     * @return the crystallinity of layers along the direction of growth against time; the share of crystalline atoms
     */
    public static Figure growth(TemplatedCrystallisation.Result growth) {
        Crystallinity crystallinity = crystallinity(growth);
        double height = height(growth.frames().getFirst());
        int layers = Math.clamp(Math.round(height / LAYER), 2, MOST_LAYERS);
        List<String> rows =
                IntStream.range(0, layers)
                        .mapToObj(row ->
                                String.format(
                                        Locale.ROOT,
                                        "%.0f",
                                        (layers - row - 0.5) * height / layers))
                        .toList();
        int frames = growth.frames().size();
        int together = (frames + MOST_TIMES - 1) / MOST_TIMES;
        double[] seen = growth.times();
        List<String> times =
                IntStream.iterate(0, frame -> frame < frames, frame -> frame + together)
                        .mapToObj(frame -> Numbers.plain(seen[frame], 3))
                        .toList();
        double[] means = layers(growth.frames(), crystallinity, layers, together);
        Panel map =
                Panel.of(Axis.categories("Time (ps)"), Axis.categories("Height (Å)"))
                        .with(
                                new Heatmap(
                                        "",
                                        times,
                                        rows,
                                        Values.of(means),
                                        "Crystallinity",
                                        ColourScale.VIRIDIS));
        Table table = growth.table();
        Values time = Values.of(growth.times());
        Panel share =
                Panel.of(Axis.of("Time", "ps"), Axis.of("Outside the template").range(0, 1))
                        .with(
                                line(
                                        "crystalline share",
                                        time,
                                        table.doubleColumn("crystalline_share"),
                                        0),
                                line(
                                        "mean crystallinity",
                                        time,
                                        table.doubleColumn("mean_crystallinity"),
                                        1));
        return Figure.grid(2, map, share).size(960, 420);
    }

    /** Mean crystallinity, [layers][times], the highest layer first; so many frames together are one time. */
    private static double[] layers(
            List<Structure> frames, Crystallinity crystallinity, int layers, int together) {
        int times = (frames.size() + together - 1) / together;
        double[] sums = new double[layers * times];
        int[] counts = new int[sums.length];
        for (int f = 0; f < frames.size(); f++) {
            Structure frame = frames.get(f);
            double[] fractions = frame.cell().fractional(frame.positions());
            for (int atom = 0; atom < frame.size(); atom++) {
                double place = fractions[3 * atom + 2] - Math.floor(fractions[3 * atom + 2]);
                int row = layers - 1 - Math.min(layers - 1, (int) (place * layers));
                sums[row * times + f / together] += crystallinity.perAtom().get(f).get(atom);
                counts[row * times + f / together]++;
            }
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] = counts[k] == 0 ? Double.NaN : sums[k] / counts[k];
        }
        return sums;
    }

    /** Of the cell, along its third reciprocal vector. */
    private static double height(Structure structure) {
        return structure.cell().heights()[2];
    }

    /**
     * The frames of a growth, coloured by crystallinity.
     *
     * @param growth its result, with at least one frame
     * @return a view with a slider
     */
    public static StructureView grown(TemplatedCrystallisation.Result growth) {
        return StructureView.trajectory(growth.frames())
                .colourBy("Crystallinity", crystallinity(growth).colours())
                .captions(
                        Arrays.stream(growth.times())
                                .mapToObj(time -> String.format(Locale.ROOT, "%.1f ps", time))
                                .toList());
    }

    private static Crystallinity crystallinity(TemplatedCrystallisation.Result growth) {
        return growth.crystallinity()
                .orElseThrow(
                        () -> new InvalidInputException("the growth ended before its first frame"));
    }

    /**
     * How far apart are the atoms of a liquid and a glass? Figure 7a of the paper.
     *
     * @param functions by phase
     * @param references curves from elsewhere, dashed, such as those of ab initio molecular dynamics: distance in Å, g(r)
     * @return g(r) of all atoms, with bands of one standard error where known
     */
    public static Figure radial(Map<String, RadialDistribution> functions, List<Curve> references) {
        Panel panel = Panel.of(Axis.of("Distance", "Å"), Axis.of("g(r)"));
        int series = 0;
        for (var entry : functions.entrySet()) {
            Values distances = Values.of(entry.getValue().distances());
            panel =
                    panel.with(
                            StructurePlots.traces(
                                    entry.getKey(), distances, entry.getValue().total(), series++));
        }
        return Figure.of(withReferences(panel, references));
    }

    /**
     * At which angles are the bonds of a liquid and a glass? Figure 7b of the paper.
     *
     * @param distributions by phase
     * @param references curves from elsewhere, dashed: angle in degrees, probability per degree
     * @return all bond angles, with bands of one standard error where known
     */
    public static Figure angular(
            Map<String, AngularDistribution> distributions, List<Curve> references) {
        Panel panel = Panel.of(Axis.of("Angle", "°"), Axis.of("Probability", "1/°"));
        int series = 0;
        for (var entry : distributions.entrySet()) {
            Values angles = Values.of(entry.getValue().angles());
            panel =
                    panel.with(
                            StructurePlots.traces(
                                    entry.getKey(), angles, entry.getValue().total(), series++));
        }
        return Figure.of(withReferences(panel, references));
    }

    /** References are black first, then grey. */
    private static Panel withReferences(Panel panel, List<Curve> references) {
        Panel result = panel;
        for (int k = 0; k < references.size(); k++) {
            Curve curve = references.get(k);
            var style = LineStyle.of(k == 0 ? Palette.INK : Palette.GREY).dash(Dash.DASHED);
            result = result.with(Scatter.line(curve.name(), curve.x(), curve.mean(), style));
        }
        return result;
    }
}
