package io.github.acetune.plot;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One figure of each builder, from made-up but plausible numbers. */
final class Samples {
    private static final List<String> TYPES =
            List.of("diamond", "liquid", "<amorphous> & \"glass\"");

    private Samples() {}

    static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(
                "convergence", SweepPlots.convergence(errors(20), 4).titled("Errors of a sweep"));
        figures.put("upfit", SweepPlots.convergence(errors(20), 4, errors(21).subList(20, 21)));
        figures.put(
                "loss",
                SweepPlots.lossConvergence(Values.of(0.1, 0.05, Double.NaN, 0.03, 0.04), 2));
        figures.put("parity", Plots.parity(groups(40, 0.01), groups(400, 0.1)));
        figures.put("energyParity", Plots.energyParity(groups(40, 0.01)));
        figures.put("forceParity", Plots.forceParity(groups(40, 0.1)));
        figures.put(
                "errors", Plots.errorsByConfigType(Map.of("train", byType(), "test", byType())));
        figures.put(
                "errors of many sets",
                Plots.errorsByConfigType(Map.of("a", byType(), "b", byType(), "c", byType())));
        figures.put("fitHistory", Plots.fitHistory(history()));
        figures.put("energyVolume", Plots.energyVolume(groups(30, 0.2)));
        figures.put("energyDensity", Plots.energyDensity(groups(30, 0.2)));
        figures.put("similarityMap", Plots.similarityMap(groups(30, 0.2)));
        Dataset compounds = Datasets.load("sbte-pbe");
        figures.put("energiesOfCompounds", Plots.energyDensity(compounds));
        figures.put("volumesOfCompounds", Plots.energyVolume(compounds));
        figures.put("composition", Plots.composition(compounds));
        figures.put("coordination", Plots.coordination(compounds, 3.3));
        figures.put(
                "coordinationOfOne",
                Plots.coordination(compounds.filter(s -> s.configType().equals("liq")), 3.3));
        figures.put("parallelCoordinates", parallel());
        figures.put(
                "partialDependence",
                SweepPlots.partialDependence(List.of(curve("cutoff (Å)"), curve("lambda"))));
        figures.put(
                "importance",
                SweepPlots.importance(Map.of("cutoff", 0.7, "lambda", 0.2, "functions", 0.1)));
        figures.put(
                "learningCurve",
                Plots.learningCurve(
                        "Training structures",
                        "Force RMSE",
                        "meV/Å",
                        List.of(curve("linear"), curve("P = 2"))));
        figures.put("radialFunctions", Plots.radialFunctions(groups(50, 0.1), 5.5));
        figures.put(
                "histogram",
                Plots.histogram("Energy", "eV/atom", Map.of("train", Values.linear(0, 1, 100))));
        figures.put("heatmap", heatmap());
        figures.put("box", box());
        figures.put("shaded", shaded());
        figures.put("animated", animated());
        figures.put("bestSoFar", bestSoFar());
        return figures;
    }

    static List<IterationErrors> errors(int count) {
        Random random = new Random(7);
        List<IterationErrors> errors = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double error = 0.003 + 0.03 * Math.exp(-i / 5.0) * random.nextDouble();
            errors.add(new IterationErrors(i, error, 1.1 * error, 10 * error, 11 * error));
        }
        return errors;
    }

    static List<PointGroup> groups(int points, double noise) {
        Random random = new Random(8);
        List<PointGroup> groups = new ArrayList<>();
        for (String type : TYPES) {
            double[] x = random.doubles(points, 1, 6).toArray();
            double[] y = new double[points];
            for (int i = 0; i < points; i++) {
                y[i] = x[i] + noise * random.nextGaussian();
            }
            groups.add(PointGroup.of(type, x, y));
        }
        return groups;
    }

    private static List<ConfigTypeErrors> byType() {
        return TYPES.stream().map(t -> new ConfigTypeErrors(t, 0.004, 0.1)).toList();
    }

    private static Map<String, Values> history() {
        Values loss = Values.linear(0, 50, 51).map(i -> 0.01 + Math.exp(-i / 5));
        Map<String, Values> parts = new LinkedHashMap<>();
        parts.put("loss", loss);
        parts.put("energy", loss.times(0.3));
        return parts;
    }

    private static Figure parallel() {
        return SweepPlots.parallelCoordinates(
                List.of(
                        ParallelCoordinates.Coordinate.numbers(
                                "cutoff (Å)", Values.of(4.5, 5, 6, 7)),
                        ParallelCoordinates.Coordinate.names(
                                "radial", List.of("SBessel", "ChebPow", "SBessel", "x<y")),
                        ParallelCoordinates.Coordinate.logarithmic(
                                "lambda", Values.of(0.1, 1, 10, 3))),
                Values.of(0.1, 0.2, 0.05, Double.NaN));
    }

    private static Curve curve(String name) {
        Values x = Values.linear(4, 7, 20);
        return new Curve(name, x, x.map(v -> 1 + v * v), x.map(_ -> 0.3));
    }

    private static Figure heatmap() {
        Heatmap heatmap =
                new Heatmap(
                        "similarity",
                        List.of("a", "b"),
                        List.of("c", "d"),
                        Values.of(0.1, 0.9, Double.NaN, 0.4),
                        "Similarity",
                        ColourScale.CIVIDIS);
        return Figure.of(
                Panel.of(Axis.categories("Phase"), Axis.categories("Potential")).with(heatmap));
    }

    private static Figure box() {
        return Figure.of(
                Panel.of(Axis.categories("Phase"), Axis.of("Residual", "meV/atom"))
                        .with(new Box("diamond", Values.of(1, 2, 3, 4, 5, 30), Palette.BLUE)));
    }

    private static Figure shaded() {
        Values numbers = Values.linear(1, 3, 10);
        return Figure.of(
                Panel.of(Axis.of("Volume", "Å³/atom"), Axis.of("Energy", "eV/atom"))
                        .with(
                                Scatter.points("", numbers, numbers, MarkerStyle.of(Palette.BLUE))
                                        .withShade(
                                                new Shade(
                                                        numbers,
                                                        "Energy (eV/atom)",
                                                        ColourScale.VIRIDIS))));
    }

    private static Figure animated() {
        Values x = Values.linear(0, 6, 30);
        List<Animation.Frame> frames = new ArrayList<>();
        for (double cutoff = 4; cutoff <= 6; cutoff++) {
            double end = cutoff;
            Trace line =
                    Scatter.line(
                            "f",
                            x,
                            x.map(r -> Math.max(0, 1 - r / end)),
                            LineStyle.of(Palette.BLUE));
            frames.add(new Animation.Frame(Numbers.fixed(end, 1), List.of(line)));
        }
        return Figure.of(
                        Panel.of(Axis.of("Distance", "Å"), Axis.of("Value"))
                                .with(frames.getFirst().traces().getFirst()))
                .animated(new Animation("cutoff (Å)", frames));
    }

    private static Figure bestSoFar() {
        List<Values> runs =
                List.of(Values.of(0.4, 0.5, 0.2), Values.of(Double.NaN, 0.3, 0.25, 0.1));
        return Plots.bestSoFar(Map.of("random", runs, "Bayesian", runs.subList(0, 1)));
    }
}
