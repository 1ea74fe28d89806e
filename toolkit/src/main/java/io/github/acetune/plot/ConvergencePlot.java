package io.github.acetune.plot;

import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Errors and loss against the iteration of a sweep. */
final class ConvergencePlot {
    private static final double MILLI = 1000;
    private static final List<String> COLUMNS =
            List.of(
                    "Iteration",
                    "Train Δ Energy",
                    "Test Δ Energy",
                    "Train Δ Force",
                    "Test Δ Force");

    private final List<IterationErrors> errors;
    private final int initial;
    private final List<IterationErrors> upfits;
    private final Values iterations;

    ConvergencePlot(List<IterationErrors> errors, int initial, List<IterationErrors> upfits) {
        this.errors = errors;
        this.initial = initial;
        this.upfits = upfits;
        this.iterations =
                Values.of(errors.stream().mapToDouble(IterationErrors::iteration).toArray());
    }

    static List<IterationErrors> rows(Table table) {
        for (String column : COLUMNS) {
            if (!table.columnNames().contains(column)) {
                throw new InvalidInputException(
                        "table '"
                                + table.name()
                                + "' lacks the column '"
                                + column
                                + "'; found "
                                + table.columnNames());
            }
        }
        List<IterationErrors> rows = new ArrayList<>();
        for (Row row : table) {
            rows.add(
                    new IterationErrors(
                            (int) row.getNumber(COLUMNS.get(0)),
                            row.getNumber(COLUMNS.get(1)),
                            row.getNumber(COLUMNS.get(2)),
                            row.getNumber(COLUMNS.get(3)),
                            row.getNumber(COLUMNS.get(4))));
        }
        return rows;
    }

    Figure figure() {
        return Figure.grid(1, energies(), unlabelled(forces())).withSharedX().size(680, 560);
    }

    /** The loss above the errors, over the same iterations. */
    Figure figureWithLoss(Values losses) {
        Panel loss = lossPanel(iterations, losses, initial);
        return Figure.grid(1, loss, unlabelled(energies()), unlabelled(forces()))
                .withSharedX()
                .size(680, 700);
    }

    private Panel energies() {
        return panel(
                Axis.of("Energy error", "meV/atom"),
                IterationErrors::trainEnergy,
                IterationErrors::testEnergy);
    }

    private Panel forces() {
        return panel(
                Axis.of("Force error", "meV/Å"),
                IterationErrors::trainForce,
                IterationErrors::testForce);
    }

    static Figure loss(Values losses, int initial) {
        return Figure.of(lossPanel(Values.counting(1, losses.size()), losses, initial));
    }

    private static Panel lossPanel(Values iterations, Values losses, int initial) {
        return Panel.of(Axis.integers("Iteration"), logIfWide(Axis.of("Loss"), losses))
                .with(band(initial, losses.size()))
                .with(
                        bestSoFar("lowest so far", iterations, losses),
                        Scatter.points(
                                "each iteration",
                                iterations,
                                losses,
                                MarkerStyle.of(Palette.GREEN)));
    }

    private Panel panel(
            Axis axis,
            ToDoubleFunction<IterationErrors> train,
            ToDoubleFunction<IterationErrors> test) {
        Values trainErrors = column(errors, train);
        Values testErrors = column(errors, test);
        MarkerStyle hollow = MarkerStyle.of(Palette.BLUE).symbol(Symbol.OPEN_CIRCLE);
        Panel panel =
                Panel.of(Axis.integers("Iteration"), logIfWide(axis, trainErrors, testErrors))
                        .with(band(initial, errors.size()))
                        .with(
                                bestSoFar("best test so far", iterations, testErrors),
                                Scatter.points("train", iterations, trainErrors, hollow),
                                Scatter.points(
                                        "test",
                                        iterations,
                                        testErrors,
                                        MarkerStyle.of(Palette.VERMILLION)));
        return upfits.isEmpty()
                ? panel
                : panel.with(
                        upfit(train, "train after upfit", Palette.BLUE),
                        upfit(test, "test after upfit", Palette.VERMILLION));
    }

    private Scatter upfit(ToDoubleFunction<IterationErrors> part, String name, Colour colour) {
        Values places =
                Values.of(upfits.stream().mapToDouble(IterationErrors::iteration).toArray());
        MarkerStyle star = MarkerStyle.of(colour).symbol(Symbol.STAR).size(10);
        return Scatter.points(name, places, column(upfits, part), star);
    }

    private static Values column(
            List<IterationErrors> errors, ToDoubleFunction<IterationErrors> part) {
        return Values.of(errors.stream().mapToDouble(part).toArray()).times(MILLI);
    }

    private static Scatter bestSoFar(String name, Values iterations, Values errors) {
        double[] best = errors.toArray();
        double lowest = Double.NaN;
        for (int i = 0; i < best.length; i++) {
            lowest =
                    Double.isNaN(lowest)
                            ? best[i]
                            : Double.isNaN(best[i]) ? lowest : Math.min(lowest, best[i]);
            best[i] = lowest;
        }
        LineStyle line = LineStyle.of(Palette.INK).width(1.5).stepped();
        return Scatter.line(name, iterations, Values.of(best), line);
    }

    private static Mark band(int initial, int all) {
        int shaded = Math.min(initial, all);
        return new Mark.Band(
                0.5, shaded + 0.5, Palette.GREY.withOpacity(0.16), shaded == 0 ? "" : "initial");
    }

    /** The upper panel has said what the shading means. */
    private static Panel unlabelled(Panel panel) {
        List<Mark> marks =
                panel.marks().stream()
                        .map(mark ->
                                mark instanceof Mark.Band band
                                        ? new Mark.Band(band.from(), band.to(), band.fill(), "")
                                        : mark)
                        .toList();
        return new Panel(
                panel.title(), panel.x(), panel.y(), panel.traces(), marks, panel.square());
    }

    /** Decades where the errors span most of one; a few failed fits would else flatten the rest. */
    private static Axis logIfWide(Axis axis, Values... columns) {
        double[] sorted =
                Arrays.stream(columns)
                        .flatMapToDouble(Values::stream)
                        .filter(v -> v > 0)
                        .sorted()
                        .toArray();
        return sorted.length > 1 && sorted[sorted.length - 1] > 6 * sorted[0] ? axis.log() : axis;
    }
}
