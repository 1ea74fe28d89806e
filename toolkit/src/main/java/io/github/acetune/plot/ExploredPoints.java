package io.github.acetune.plot;

import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import io.github.acetune.sweep.Upfit;
import java.util.ArrayList;
import java.util.List;

/** What is worth keeping of a sweep. */
final class ExploredPoints {
    private static final double MILLI = 1000;

    private ExploredPoints() {}

    /** Loss against cost, the best compromises joined. */
    static Figure pareto(SweepResult sweep) {
        List<Trial> all = sweep.trials().stream().filter(t -> !t.failed()).toList();
        List<Trial> front = sweep.paretoFront();
        Scatter trials =
                Scatter.points("trials", cost(all), loss(all), MarkerStyle.of(Palette.GREY));
        Scatter best =
                Scatter.line(
                                "Pareto front",
                                cost(front),
                                loss(front),
                                LineStyle.of(Palette.VERMILLION))
                        .withMarkers(MarkerStyle.of(Palette.VERMILLION))
                        .withLabels(front.stream().map(t -> "iteration " + t.iteration()).toList());
        return Figure.of(
                Panel.of(Axis.of("Cost", "µs per atom").log(), Axis.of("Loss").log())
                        .with(trials, best));
    }

    private static Values cost(List<Trial> trials) {
        return Values.of(
                trials.stream().map(t -> t.fitted().orElseThrow().microseconds()).toList());
    }

    private static Values loss(List<Trial> trials) {
        return Values.of(trials.stream().map(Trial::loss).toList());
    }

    /** Errors on the validation data before and after upfits: the bars of the paper's figure 3. */
    static Figure upfits(List<Upfit> upfits, int initial) {
        var names = new ArrayList<String>();
        var before = new ArrayList<IterationErrors>();
        var after = new ArrayList<IterationErrors>();
        for (Upfit upfit : upfits) {
            int iteration = upfit.start().iteration();
            names.add(iteration <= initial ? "best initial" : "best optimised");
            before.add(IterationErrors.of(upfit.start()));
            after.add(IterationErrors.of(upfit.trial()));
        }
        return Figure.grid(
                2,
                bars(
                        Axis.of("Energy error", "meV/atom"),
                        names,
                        before.stream().map(IterationErrors::testEnergy).toList(),
                        after.stream().map(IterationErrors::testEnergy).toList()),
                bars(
                        Axis.of("Force error", "meV/Å"),
                        names,
                        before.stream().map(IterationErrors::testForce).toList(),
                        after.stream().map(IterationErrors::testForce).toList()));
    }

    private static Panel bars(
            Axis axis, List<String> names, List<Double> before, List<Double> after) {
        return Panel.of(Axis.categories(""), axis)
                .with(
                        Bar.of("sweep", names, Values.of(before).times(MILLI), Palette.BLUE),
                        Bar.of("upfit", names, Values.of(after).times(MILLI), Palette.VERMILLION));
    }
}
