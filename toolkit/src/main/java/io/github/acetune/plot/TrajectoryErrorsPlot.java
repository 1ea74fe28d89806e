package io.github.acetune.plot;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.validate.TrajectoryErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Errors of potentials along a trajectory, phases shaded, and how its atoms are surrounded. */
final class TrajectoryErrorsPlot {
    private static final double MILLI = 1000;
    private static final double BAND_OPACITY = 0.14;

    private final TrajectoryErrors errors;
    private final AtomicOrder order;
    private final Values times;

    TrajectoryErrorsPlot(TrajectoryErrors errors, AtomicOrder order) {
        if (order.perAtom().size() != errors.frames().size()) {
            throw new InvalidInputException(
                    errors.name()
                            + " has "
                            + errors.frames().size()
                            + " frames, but order is known of "
                            + order.perAtom().size());
        }
        this.errors = errors;
        this.order = order;
        this.times = Values.of(errors.times());
    }

    /** Three panels over one axis of time. */
    Figure figure() {
        Axis time = errors.timed() ? Axis.of("Time", "ps") : Axis.integers("Frame");
        Panel energy = Panel.of(time, Axis.of("Energy error", "meV/atom"));
        Panel force = Panel.of(time, Axis.of("Force RMSE", "meV/Å"));
        int series = 0;
        for (var potential : errors.errors().entrySet()) {
            TrajectoryErrors.Errors own = potential.getValue();
            energy = energy.with(line(potential.getKey(), own.energy(), series));
            force = force.with(line(potential.getKey(), own.force(), series));
            series++;
        }
        var zero =
                new Mark.Guide(
                        Mark.Direction.HORIZONTAL, 0, LineStyle.of(Palette.GREY).width(1), "");
        return Figure.grid(
                        1,
                        energy.with(zero).with(bands(true)),
                        force.with(bands(false)),
                        structures(time).with(bands(false)))
                .size(900, 820);
    }

    private Scatter line(String potential, List<Double> values, int series) {
        Colour colour = Palette.series(series);
        MarkerStyle marker =
                MarkerStyle.of(colour)
                        .size(6)
                        .symbol(Palette.SYMBOLS.get(series % Palette.SYMBOLS.size()));
        return Scatter.points(potential, times, Values.of(values).times(MILLI), marker)
                .withLine(LineStyle.of(colour).width(1.2));
    }

    private Panel structures(Axis time) {
        return Panel.of(time, Axis.of(order.title()))
                .with(
                        Scatter.points(
                                        "",
                                        times,
                                        order.means(),
                                        MarkerStyle.of(Palette.INK).size(9))
                                .withShade(
                                        new Shade(
                                                order.shares(),
                                                order.shareTitle(),
                                                ColourScale.VIRIDIS)));
    }

    private Mark[] bands(boolean labelled) {
        List<String> names = errors.phases().stream().distinct().toList();
        List<Mark> bands = new ArrayList<>();
        List<TrajectoryErrors.Stretch> stretches = errors.stretches();
        for (int k = 0; k < stretches.size(); k++) {
            TrajectoryErrors.Stretch stretch = stretches.get(k);
            Colour colour = Palette.series(names.indexOf(stretch.phase()) + 3);
            bands.add(
                    new Mark.Band(
                            border(errors.times(), stretch.first()),
                            border(errors.times(), stretch.last() + 1),
                            colour.withOpacity(BAND_OPACITY),
                            labelled ? stretch.phase() : ""));
        }
        return bands.toArray(Mark[]::new);
    }

    /** Half way between a frame and the one before it. */
    private static double border(List<Double> times, int frame) {
        if (times.size() == 1) {
            return times.getFirst() + (frame == 0 ? -0.5 : 0.5);
        }
        if (frame == 0) {
            return times.getFirst() - 0.5 * (times.get(1) - times.getFirst());
        }
        if (frame == times.size()) {
            double last = times.getLast();
            return last + 0.5 * (last - times.get(frame - 2));
        }
        return 0.5 * (times.get(frame - 1) + times.get(frame));
    }

    /** The frames with a slider, atoms coloured, errors under each. */
    StructureView view() {
        int most = Math.min(errors.frames().size(), StructureView.MOST_FRAMES);
        List<Structure> shown = errors.frames().subList(0, most);
        List<String> captions = new ArrayList<>();
        for (int k = 0; k < most; k++) {
            captions.add(caption(k));
        }
        return StructureView.trajectory(shown)
                .colourBy(order.title(), order.perAtom().subList(0, most))
                .captions(captions);
    }

    private String caption(int frame) {
        var text = new StringBuilder();
        if (errors.timed()) {
            text.append(String.format(Locale.ROOT, "%.3g ps, ", errors.times().get(frame)));
        }
        text.append(errors.phases().get(frame));
        errors.errors()
                .forEach((potential, own) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "; %s %.0f meV/Å",
                                        potential,
                                        MILLI * own.force().get(frame))));
        return text.toString();
    }
}
